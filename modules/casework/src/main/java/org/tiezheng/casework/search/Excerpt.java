package org.tiezheng.casework.search;

/**
 * The piece of a text in which a word was found, in the text's own letters.
 *
 * @param before a little of what stands before it
 * @param match as it is written there; empty if no single place can be shown
 * @param after a little of what stands behind
 */
public record Excerpt(String before, String match, String after) {
  /** Of a record without any text. */
  public static final Excerpt NONE = new Excerpt("", "", "");

  private static final int AROUND = 40;

  /** The beginning of a text, where no place in it is meant. */
  static Excerpt beginning(String text) {
    return new Excerpt("", "", cutEnd(text, 0, 4 * AROUND));
  }

  static Excerpt around(String text, Folded folded, int begin, int end) {
    int from = folded.from(begin);
    int to = end < folded.text().length() ? folded.from(end) : text.length();
    int start = Math.max(0, from - AROUND);
    if (start > 0 && Character.isLowSurrogate(text.charAt(start))) {
      start++;
    }
    String before = text.substring(start, from);
    return new Excerpt(
        start > 0 ? "…" + before : before, text.substring(from, to), cutEnd(text, to, AROUND));
  }

  private static String cutEnd(String text, int from, int length) {
    int end = Math.min(text.length(), from + length);
    if (end < text.length() && Character.isLowSurrogate(text.charAt(end))) {
      end--;
    }
    return text.substring(from, end) + (end < text.length() ? "…" : "");
  }
}
