package org.tiezheng.verify.bundle;

import java.util.Optional;
import java.util.regex.Pattern;
import org.tiezheng.evidence.Text;

/**
 * Which paths a bag may name (RFC 8493 sections 2.1.3 and 5.1: nothing may point outside the bag)
 * and how manifests write them.
 */
public final class BagPath {
  private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*", Pattern.DOTALL);
  private static final Pattern VARIABLE = Pattern.compile("%[A-Za-z_]+%.*", Pattern.DOTALL);

  private BagPath() {}

  /** Why this path, after decoding, is refused; empty when it stays inside the bag. */
  public static Optional<Text> problem(String path) {
    if (path.isEmpty()) {
      return refusal("路径为空", "the path is empty");
    }
    if (path.startsWith("/")) {
      return refusal("绝对路径", "absolute path");
    }
    if (path.startsWith("~")) {
      return refusal("以 ~ 开头(主目录)", "begins with ~ (home folder)");
    }
    if (DRIVE.matcher(path).matches()) {
      return refusal("含盘符", "has a drive letter");
    }
    if (VARIABLE.matcher(path).matches()) {
      return refusal("含环境变量", "has an environment variable");
    }
    if (path.indexOf('\\') >= 0) {
      return refusal("含反斜杠", "has a backslash");
    }
    if (path.indexOf('\0') >= 0) {
      return refusal("含空字符", "has a NUL character");
    }
    return segmentProblem(path);
  }

  private static Optional<Text> segmentProblem(String path) {
    for (String segment : path.split("/", -1)) {
      if (segment.isEmpty()) {
        return refusal("含空的目录名", "has an empty folder name");
      }
      if (segment.equals(".") || segment.equals("..")) {
        return refusal("含 . 或 ..", "has . or ..");
      }
    }
    return Optional.empty();
  }

  private static Optional<Text> refusal(String zh, String en) {
    return Optional.of(new Text(zh, en));
  }

  /** As a manifest writes it: percent sign, LF and CR are encoded and nothing else. */
  public static String encoded(String path) {
    return path.replace("%", "%25").replace("\n", "%0A").replace("\r", "%0D");
  }

  /** The path that a manifest's text means; other percent signs stand for themselves. */
  public static String decoded(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    return text.replaceAll("%0[Aa]", "\n").replaceAll("%0[Dd]", "\r").replace("%25", "%");
  }
}
