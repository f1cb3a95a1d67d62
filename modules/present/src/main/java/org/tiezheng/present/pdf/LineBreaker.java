package org.tiezheng.present.pdf;

import java.util.ArrayList;
import java.util.List;
import org.tiezheng.present.font.Typefaces;
import org.tiezheng.present.font.VisibleText;

/**
 * Breaks text into lines. Not one character is dropped, spaces at a line's end included: the lines
 * joined give the text again. Chinese breaks between any two characters except before closing and
 * after opening punctuation; other scripts at spaces; a word longer than a line anywhere.
 */
final class LineBreaker {
  private static final String NOT_AT_START = "、。，．,.:;：；！？!?…—·）)]】〕〉》」』”’%％℃″′~～";
  private static final String NOT_AT_END = "（([【〔〈《「『“‘￥¥$";

  private final Typefaces faces;
  private final short[] widths = new short[0x10000]; // width + 1; 0 means not asked

  LineBreaker(Typefaces faces) {
    this.faces = faces;
  }

  /** Width of a code point in thousandths of the size. */
  int width(int codePoint) {
    if (codePoint >= widths.length) {
      return faces.width(codePoint);
    }
    int known = widths[codePoint];
    if (known == 0) {
      known = faces.width(codePoint) + 1;
      widths[codePoint] = (short) known;
    }
    return known - 1;
  }

  float width(String text, float size) {
    long sum = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      sum += width(c);
      i += Character.charCount(c);
    }
    return sum * size / 1000;
  }

  /**
   * Breaks a text; an LF in it always ends a line.
   *
   * @param first room on the first line, in points
   * @param others room on the following lines
   * @param marked whether a {@link VisibleText#LINE_END} is printed where the text has an LF
   */
  List<String> lines(String text, float size, float first, float others, boolean marked) {
    List<String> lines = new ArrayList<>(2);
    int start = 0;
    while (true) {
      int end = text.indexOf('\n', start);
      String piece = end < 0 ? text.substring(start) : text.substring(start, end);
      if (end >= 0 && marked) {
        piece += VisibleText.LINE_END;
      }
      wrap(piece, size, lines.isEmpty() ? first : others, others, lines);
      if (end < 0) {
        return lines;
      }
      start = end + 1;
    }
  }

  /**
   * The lines of a text, each that the text itself ends with an LF behind it: joined they are the
   * text again (with its marks, if line ends are marked).
   */
  static List<String> ends(String text, List<String> lines, boolean marked) {
    if (text.indexOf('\n') < 0) {
      return lines;
    }
    List<String> ends = new ArrayList<>(lines.size());
    int at = 0;
    for (String line : lines) {
      at += line.length();
      if (marked && !line.isEmpty() && line.charAt(line.length() - 1) == VisibleText.LINE_END) {
        at--; // the mark stands on the page alone
      }
      boolean ended = at < text.length() && text.charAt(at) == '\n';
      ends.add(ended ? line + '\n' : line);
      at += ended ? 1 : 0;
    }
    return ends;
  }

  private void wrap(String text, float size, float first, float others, List<String> lines) {
    float room = first * 1000 / size;
    int start = 0;
    int breakAt = -1; // the last place where a line may end
    long used = 0;
    int previous = -1;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      int width = width(c);
      if (i > start && mayBreak(previous, c)) {
        breakAt = i;
      }
      if (used + width > room && i > start && c != ' ') {
        int cut = breakAt > start ? breakAt : i;
        lines.add(text.substring(start, cut));
        start = cut;
        room = others * 1000 / size;
        used = 0;
        for (int j = start; j < i; ) {
          int again = text.codePointAt(j);
          used += width(again);
          j += Character.charCount(again);
        }
        breakAt = -1;
      }
      used += width;
      previous = c;
      i += Character.charCount(c);
    }
    lines.add(text.substring(start));
  }

  private static boolean mayBreak(int before, int after) {
    if (NOT_AT_START.indexOf(after) >= 0 || NOT_AT_END.indexOf(before) >= 0 || after == ' ') {
      return false;
    }
    return before == ' ' || wide(before) || wide(after);
  }

  private static boolean wide(int codePoint) {
    return codePoint >= 0x2E80 || codePoint == 0x2014 || codePoint == 0x2026;
  }
}
