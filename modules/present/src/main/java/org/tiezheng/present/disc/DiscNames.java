package org.tiezheng.present.disc;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;

/**
 * Which names a disc can bear. A name is written as it is or not at all: never cut, never altered.
 */
final class DiscNames {
  /** Of the specification of Joliet; in units of 16 bits. */
  static final int LONGEST = 64;

  /** What the usual systems read; two more units are taken by the version of a file. */
  static final int LONGEST_READ = 101;

  private static final String FORBIDDEN = "*/:;?\\";
  private static final int SHOWN = 5;

  private DiscNames() {}

  /**
   * Looks at every part of every path.
   *
   * @throws TiezhengException if one cannot be written
   */
  static void check(Collection<String> paths) {
    List<String> bad =
        paths.stream()
            .flatMap(path -> List.of(path.split("/", -1)).stream())
            .distinct()
            .filter(part -> !fits(part))
            .sorted()
            .toList();
    if (!bad.isEmpty()) {
      List<String> shown = new ArrayList<>(bad.subList(0, Math.min(SHOWN, bad.size())));
      String list = shown.stream().collect(Collectors.joining("”、“", "“", "”"));
      throw new TiezhengException(
          new Text(
              "有 %d 个文件名不能原样写到光盘上(长于 %d 字,或含有 * : ; ? \\ 或控制字符):%s。请改用 U 盘。"
                  .formatted(bad.size(), LONGEST_READ, list),
              "%d names cannot be written to a disc as they are (longer than %d units, or with * : ; ? \\ or control characters): %s. Use a stick instead."
                  .formatted(bad.size(), LONGEST_READ, list)));
    }
  }

  /** How many names are longer than the specification allows. */
  static long beyond(Collection<String> paths) {
    return paths.stream()
        .flatMap(path -> List.of(path.split("/", -1)).stream())
        .distinct()
        .filter(part -> part.length() > LONGEST)
        .count();
  }

  private static boolean fits(String part) {
    return !part.isEmpty()
        && !part.equals(".")
        && !part.equals("..")
        && part.length() <= LONGEST_READ
        && part.chars().noneMatch(c -> c < ' ' || FORBIDDEN.indexOf(c) >= 0);
  }
}
