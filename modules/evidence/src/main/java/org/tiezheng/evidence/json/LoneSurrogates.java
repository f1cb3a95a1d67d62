package org.tiezheng.evidence.json;

import java.util.Locale;

/**
 * Halves of surrogate pairs that stand alone: Java strings and JSON texts can hold them, UTF-8
 * cannot, and an encoder would silently put a question mark there.
 */
public final class LoneSurrogates {
  private LoneSurrogates() {}

  /**
   * Writes each of them as a backslash, {@code u} and four hex digits. In a JSON text this is the
   * escape for the same character; in any other text it is at least visible.
   */
  public static String escape(String json) {
    int at = next(json, 0);
    if (at == json.length()) {
      return json;
    }
    StringBuilder escaped = new StringBuilder(json.length() + 64);
    int from = 0;
    for (; at < json.length(); at = next(json, from)) {
      escaped.append(json, from, at);
      escaped.append(String.format(Locale.ROOT, "\\u%04x", (int) json.charAt(at)));
      from = at + 1;
    }
    return escaped.append(json, from, json.length()).toString();
  }

  /** Index of the next half that has no other half beside it, or the length. */
  private static int next(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isSurrogate(c)) {
        continue;
      }
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else {
        return i;
      }
    }
    return text.length();
  }
}
