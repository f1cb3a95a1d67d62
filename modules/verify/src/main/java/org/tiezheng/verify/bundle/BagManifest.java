package org.tiezheng.verify.bundle;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tiezheng.evidence.Text;

/**
 * A payload or tag manifest (RFC 8493 section 2.1.3 and 2.2.1): one digest and one path a line.
 *
 * <p>Written sorted by path bytes, two spaces, LF. Read tolerantly: CRLF or LF, any white space
 * between, the {@code *} of md5sum and a leading {@code ./} are understood and reported; a line
 * that cannot be understood, a path that leaves the bag or one that is listed twice is reported and
 * left out. Immutable.
 *
 * @param entries in the order of the file
 */
public record BagManifest(List<Entry> entries) {
  private static final Pattern LINE =
      Pattern.compile("([0-9A-Fa-f]+)([ \\t]+)(\\*?)(.*)", Pattern.DOTALL);

  public BagManifest {
    entries = List.copyOf(entries);
  }

  /**
   * One line.
   *
   * @param digest lower-case hex
   * @param path decoded
   */
  public record Entry(String digest, String path) {}

  /** What may be wrong with a line. */
  public enum Fault {
    /** Not digest, white space, path. */
    LINE,
    /** The digest has another length than the algorithm gives. */
    DIGEST,
    /** Points outside the bag. */
    PATH,
    /** Listed twice with different digests. */
    TWICE_DIFFERENT,
    /** Listed twice with the same digest. */
    TWICE_SAME,
    /** The {@code *} of md5sum's binary mode. */
    STAR,
    /** Begins with {@code ./}. */
    DOT_SLASH
  }

  /** A line that is not as it should be; {@code line} counts from 1. */
  public record Problem(int line, Fault fault, String path, Text reason) {}

  /** What was read and what was wrong with it. */
  public record Reading(BagManifest manifest, List<Problem> problems) {
    public Reading {
      problems = List.copyOf(problems);
    }
  }

  /** The same entries, sorted for writing. */
  public static BagManifest sorted(Collection<Entry> entries) {
    return new BagManifest(
        entries.stream()
            .sorted(Comparator.comparing(Entry::path, BundleLayout.BY_PATH_BYTES))
            .toList());
  }

  /** The bytes of the file, UTF-8. */
  public byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Entry entry : entries) {
      out.writeBytes(line(entry).getBytes(StandardCharsets.UTF_8));
      out.write('\n');
    }
    return out.toByteArray();
  }

  /** One line as it is written, without LF. */
  public static String line(Entry entry) {
    return entry.digest() + "  " + BagPath.encoded(entry.path());
  }

  /**
   * Reads a manifest's text.
   *
   * @param digestChars hex digits of a digest, 64 for SHA-256
   */
  public static Reading read(String text, int digestChars) {
    return new ManifestReader(digestChars).read(text);
  }

  /** As above for the UTF-8 bytes of a SHA-256 (or SM3) manifest. */
  public static Reading read(byte[] utf8) {
    return read(new String(utf8, StandardCharsets.UTF_8), 64);
  }

  static Matcher match(String line) {
    return LINE.matcher(line);
  }

  /** The lines of a text whose lines end in LF, CRLF or CR; the last end may be missing. */
  static List<String> lines(String text) {
    List<String> lines = new ArrayList<>(List.of(text.split("\r\n|\n|\r", -1)));
    if (lines.getLast().isEmpty()) {
      lines.removeLast();
    }
    return lines;
  }
}
