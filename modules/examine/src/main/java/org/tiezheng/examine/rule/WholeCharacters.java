package org.tiezheng.examine.rule;

import java.io.Reader;

/**
 * A text given out so that no piece ends within a character: SnakeYAML Engine 3.0.1 fails on a
 * character beyond the Basic Multilingual Plane (emoji, rare names) that its buffer cuts in two.
 * Not thread-safe.
 */
public final class WholeCharacters extends Reader {
  private final String text;
  private int at;

  public WholeCharacters(String text) {
    this.text = text;
  }

  @Override
  public int read(char[] into, int offset, int length) {
    if (at == text.length()) {
      return -1;
    }
    int end = Math.min(text.length(), at + length);
    if (end - at > 1 && end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    text.getChars(at, end, into, offset);
    int given = end - at;
    at = end;
    return given;
  }

  @Override
  public void close() {}
}
