package org.tiezheng.examine.gaps;

/** Whether a text is a number, asked of every message: a pattern for each would cost more. */
final class Digits {
  private Digits() {}

  /** Whether the text is nothing but ASCII digits, and so many. */
  static boolean are(String text, int least, int most) {
    int length = text.length();
    if (length < least || length > most) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return false;
      }
    }
    return true;
  }
}
