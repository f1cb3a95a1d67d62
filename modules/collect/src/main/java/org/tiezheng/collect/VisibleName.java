package org.tiezheng.collect;

import java.nio.charset.StandardCharsets;

/**
 * Names from hostile places made safe to show: control characters and marks that turn the direction
 * of writing are written as {@code \xHH} of their UTF-8 bytes, and so is a backslash that would
 * look like such an escape. All else stays as it is.
 */
public final class VisibleName {
  private VisibleName() {}

  public static String of(String name) {
    StringBuilder safe = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean escape = c == '\\' && i + 1 < name.length() && name.charAt(i + 1) == 'x';
      if (escape || Character.isISOControl(c) || turnsDirection(c)) {
        for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
          safe.append("\\x%02X".formatted(b));
        }
      } else {
        safe.append(c);
      }
    }
    return safe.toString();
  }

  private static boolean turnsDirection(char c) {
    return c == '\u200E'
        || c == '\u200F'
        || (c >= '\u202A' && c <= '\u202E')
        || (c >= '\u2066' && c <= '\u2069')
        || c == '\u2028'
        || c == '\u2029'
        || c == '\uFEFF';
  }
}
