package org.tiezheng.verify.bundle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import org.tiezheng.evidence.Text;
import org.tiezheng.verify.bundle.BagManifest.Entry;
import org.tiezheng.verify.bundle.BagManifest.Fault;
import org.tiezheng.verify.bundle.BagManifest.Problem;
import org.tiezheng.verify.bundle.BagManifest.Reading;

/** Reads one manifest line by line; for one use. */
final class ManifestReader {
  private final int digestChars;
  private final Map<String, String> entries = new LinkedHashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  ManifestReader(int digestChars) {
    this.digestChars = digestChars;
  }

  Reading read(String text) {
    List<String> lines = BagManifest.lines(text);
    for (int i = 0; i < lines.size(); i++) {
      line(i + 1, lines.get(i));
    }
    List<Entry> read = new ArrayList<>(entries.size());
    entries.forEach((path, digest) -> read.add(new Entry(digest, path)));
    return new Reading(new BagManifest(read), problems);
  }

  private void line(int number, String line) {
    Matcher match = BagManifest.match(line);
    if (!match.matches() || match.group(4).isEmpty()) {
      problem(number, Fault.LINE, line, "不是“摘要 路径”", "is not a digest and a path");
      return;
    }
    String digest = match.group(1).toLowerCase(Locale.ROOT);
    String path = BagPath.decoded(match.group(4));
    if (!match.group(3).isEmpty()) {
      problem(number, Fault.STAR, path, "路径前有 *(md5sum 的写法)", "has md5sum's * before the path");
    }
    if (path.startsWith("./")) {
      path = path.substring(2);
      problem(number, Fault.DOT_SLASH, path, "路径以 ./ 开头", "has a path that begins with ./");
    }
    Optional<Text> refused = BagPath.problem(path);
    if (refused.isPresent()) {
      problems.add(new Problem(number, Fault.PATH, path, refused.get()));
    } else if (digest.length() != digestChars) {
      problem(
          number,
          Fault.DIGEST,
          path,
          "摘要不是 " + digestChars + " 位十六进制",
          "has a digest that is not " + digestChars + " hex digits long");
    } else {
      add(number, path, digest);
    }
  }

  private void add(int number, String path, String digest) {
    String before = entries.putIfAbsent(path, digest);
    if (before == null) {
      return;
    }
    if (before.equals(digest)) {
      problem(number, Fault.TWICE_SAME, path, "同一文件列出两次", "lists the file a second time");
    } else {
      problem(
          number,
          Fault.TWICE_DIFFERENT,
          path,
          "同一文件列出两次且摘要不同",
          "lists the file a second time with another digest");
    }
  }

  private void problem(int number, Fault fault, String path, String zh, String en) {
    problems.add(new Problem(number, fault, path, new Text(zh, en)));
  }
}
