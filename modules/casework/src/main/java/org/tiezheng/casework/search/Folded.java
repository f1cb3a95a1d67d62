package org.tiezheng.casework.search;

import java.text.Normalizer;
import java.util.Arrays;

/**
 * A text as it is compared: full and half width, compatibility forms (NFKC) and capitals are alike,
 * any space is one space, what has no width is left out, and 5,000 is 5000. Knows for each place
 * the place in the text that it was made from. Traditional and simplified characters stay apart.
 */
final class Folded {
  private final StringBuilder text = new StringBuilder();
  private int[] from;

  private Folded(int capacity) {
    from = new int[capacity + 16];
  }

  static Folded of(String raw) {
    Folded folded = new Folded(raw.length());
    int i = 0;
    while (i < raw.length()) {
      int next = end(raw, i);
      folded.segment(raw, i, next);
      i = next;
    }
    folded.ungroup();
    return folded;
  }

  /** Where the character that begins at {@code i} ends, with the marks that are put on it. */
  private static int end(String raw, int i) {
    int next = i + Character.charCount(raw.codePointAt(i));
    while (next < raw.length() && isMark(raw.codePointAt(next))) {
      next += Character.charCount(raw.codePointAt(next));
    }
    return next;
  }

  private static boolean isMark(int c) {
    if (c < 0x300) {
      return false;
    }
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || (c >= 0x1160 && c <= 0x11FF)
        || c == 0xFF9E
        || c == 0xFF9F;
  }

  private void segment(String raw, int begin, int end) {
    int c = raw.codePointAt(begin);
    boolean single = end - begin == Character.charCount(c);
    if (single && (c < 0x80 || (c >= 0x4E00 && c <= 0x9FFF))) {
      add(c, begin);
      return;
    }
    Normalizer.normalize(raw.substring(begin, end), Normalizer.Form.NFKC)
        .codePoints()
        .forEach(n -> add(n, begin));
  }

  private void add(int c, int at) {
    if (Character.getType(c) == Character.FORMAT) {
      return;
    }
    if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
      if (text.isEmpty() || text.charAt(text.length() - 1) != ' ') {
        put(' ', at);
      }
      return;
    }
    put(Character.toLowerCase(Character.toUpperCase(c)), at);
  }

  private void put(int c, int at) {
    int before = text.length();
    text.appendCodePoint(c);
    if (text.length() > from.length) {
      from = Arrays.copyOf(from, text.length() * 2);
    }
    Arrays.fill(from, before, text.length(), at);
  }

  /** Takes the commas out of numbers: a digit before, three and no more behind. */
  private void ungroup() {
    int kept = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) != ',' || !groups(i)) {
        text.setCharAt(kept, text.charAt(i));
        from[kept++] = from[i];
      }
    }
    text.setLength(kept);
  }

  private boolean groups(int comma) {
    return digit(comma - 1)
        && digit(comma + 1)
        && digit(comma + 2)
        && digit(comma + 3)
        && !digit(comma + 4);
  }

  private boolean digit(int i) {
    return i >= 0 && i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9';
  }

  String text() {
    return text.toString();
  }

  /** The place in the raw text from which the character at {@code i} was made. */
  int from(int i) {
    return from[i];
  }
}
