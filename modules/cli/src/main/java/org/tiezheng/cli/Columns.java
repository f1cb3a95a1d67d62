package org.tiezheng.cli;

import java.util.ArrayList;
import java.util.List;

/** Plain columns for a terminal, in which a Chinese character takes two places. */
final class Columns {
  private final List<List<String>> rows = new ArrayList<>();
  private final int widest;

  /**
   * @param widest places that a column may take before its text is cut
   */
  Columns(int widest) {
    this.widest = widest;
  }

  Columns row(String... cells) {
    rows.add(List.of(cells));
    return this;
  }

  List<String> lines() {
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        widths[i] = Math.min(widest, Math.max(widths[i], places(row.get(i))));
      }
    }
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      boolean last = i == row.size() - 1;
      String cell = last ? row.get(i) : cut(row.get(i));
      line.append(cell);
      if (!last) {
        line.append(" ".repeat(widths[i] - places(cell) + 2));
      }
    }
    return line.toString().stripTrailing();
  }

  private String cut(String text) {
    if (places(text) <= widest) {
      return text;
    }
    StringBuilder kept = new StringBuilder();
    int used = 0;
    for (int c : text.codePoints().toArray()) {
      used += places(c);
      if (used > widest - 1) {
        break;
      }
      kept.appendCodePoint(c);
    }
    return kept.append('…').toString();
  }

  static int places(String text) {
    return text.codePoints().map(Columns::places).sum();
  }

  private static int places(int c) {
    boolean wide =
        (c >= 0x1100 && c <= 0x115F)
            || (c >= 0x2E80 && c <= 0xA4CF)
            || (c >= 0xAC00 && c <= 0xD7A3)
            || (c >= 0xF900 && c <= 0xFAFF)
            || (c >= 0xFE30 && c <= 0xFE6F)
            || (c >= 0xFF00 && c <= 0xFF60)
            || (c >= 0xFFE0 && c <= 0xFFE6)
            || (c >= 0x1F300 && c <= 0x1FAFF)
            || (c >= 0x20000 && c <= 0x3FFFD);
    return wide ? 2 : 1;
  }
}
