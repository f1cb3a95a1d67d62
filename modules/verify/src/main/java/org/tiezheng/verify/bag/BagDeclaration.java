package org.tiezheng.verify.bag;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tiezheng.evidence.Text;
import org.tiezheng.verify.bundle.BundleLayout;
import org.tiezheng.verify.bundle.MalformedBundleFileException;

/**
 * The bag declaration {@code bagit.txt} (RFC 8493 section 2.1.1): exactly two lines, UTF-8, no byte
 * order mark.
 *
 * @param major of the version
 * @param minor of the version
 * @param encoding of all other tag files
 */
public record BagDeclaration(int major, int minor, Charset encoding) {
  private static final Pattern VERSION = Pattern.compile("BagIt-Version: (\\d{1,3})\\.(\\d{1,3})");
  private static final Pattern ENCODING =
      Pattern.compile("Tag-File-Character-Encoding: ([A-Za-z0-9._:+-]{1,40})");

  /** What version 1.0 in UTF-8 is written as. */
  public static final String TEXT = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

  /**
   * Reads the file.
   *
   * @throws MalformedBundleFileException when it is anything but these two lines
   */
  public static BagDeclaration read(byte[] bytes) {
    List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
    if (lines.size() != 2) {
      throw malformed("应恰有两行", "must have exactly two lines");
    }
    Matcher version = VERSION.matcher(lines.get(0));
    if (!version.matches()) {
      throw malformed("第一行应为 BagIt-Version: M.N", "line 1 must be BagIt-Version: M.N");
    }
    Matcher encoding = ENCODING.matcher(lines.get(1));
    if (!encoding.matches()) {
      throw malformed(
          "第二行应为 Tag-File-Character-Encoding", "line 2 must be Tag-File-Character-Encoding");
    }
    return new BagDeclaration(
        Integer.parseInt(version.group(1)),
        Integer.parseInt(version.group(2)),
        charset(encoding.group(1)));
  }

  private static Charset charset(String name) {
    try {
      return Charset.forName(name);
    } catch (IllegalArgumentException e) {
      throw malformed("字符编码 " + name + " 未知", "the encoding " + name + " is unknown");
    }
  }

  private static MalformedBundleFileException malformed(String zh, String en) {
    return new MalformedBundleFileException(BundleLayout.BAGIT, new Text(zh, en));
  }

  /** Whether the rules of RFC 8493 apply without the leniency of its drafts. */
  public boolean isFinal() {
    return major >= 1;
  }

  /** 0.93 to 0.97 and 1.0. */
  boolean isKnown() {
    return (major == 1 && minor == 0) || (major == 0 && minor >= 93 && minor <= 97);
  }

  String version() {
    return major + "." + minor;
  }
}
