package org.tiezheng.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lines of an item by their numbers, the first and the last included. The messages of an item are
 * numbered from 1 in the order in which they were read, whatever of them is printed.
 */
public record LineRange(int first, int last) {
  private static final Pattern WRITTEN =
      Pattern.compile("([1-9][0-9]{0,8})(?:\\s*[-–—~～至]\\s*([1-9][0-9]{0,8}))?");

  public LineRange {
    if (first < 1 || last < first) {
      throw new IllegalArgumentException("no range of lines: " + first + "-" + last);
    }
  }

  /**
   * Ranges as a person writes them, such as {@code 120-131} or {@code 第 7 行, 12–15}; empty if it
   * names anything else, such as rows of a sheet.
   */
  public static Optional<List<LineRange>> parse(String written) {
    List<LineRange> ranges = new ArrayList<>();
    for (String part : written.replaceAll("[第行\\[\\]]", "").split("[,，、;；]", -1)) {
      Matcher matcher = WRITTEN.matcher(part.strip());
      if (!matcher.matches()) {
        return Optional.empty();
      }
      int first = Integer.parseInt(matcher.group(1));
      int last = matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2));
      if (last < first) {
        return Optional.empty();
      }
      ranges.add(new LineRange(first, last));
    }
    return Optional.of(ranges);
  }

  /** How many numbers it spans. */
  public int count() {
    return last - first + 1;
  }

  /** Whether a line lies in it. */
  public boolean contains(int line) {
    return line >= first && line <= last;
  }

  @Override
  public String toString() {
    return first == last ? Integer.toString(first) : first + "–" + last;
  }
}
