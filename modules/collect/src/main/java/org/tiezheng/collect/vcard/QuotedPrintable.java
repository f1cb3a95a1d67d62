package org.tiezheng.collect.vcard;

import java.io.ByteArrayOutputStream;
import org.tiezheng.collect.input.TextCharset;

/** Values in quoted-printable (RFC 2045, 6.7) whose encoding is not said, or said wrongly. */
final class QuotedPrintable {
  private QuotedPrintable() {}

  /**
   * The value as it was decoded; if that gave characters that fit nothing, the bytes of the line
   * decoded as UTF-8 or GB18030.
   */
  static String repaired(String value, String line, boolean quoted) {
    int colon = line.indexOf(':');
    if (!quoted || value.indexOf('\uFFFD') < 0 || colon < 0) {
      return value;
    }
    byte[] bytes = bytes(line.substring(colon + 1));
    return TextCharset.ofHead(bytes).decode(bytes, 0, bytes.length);
  }

  private static byte[] bytes(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int high = i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
      int low = i + 2 < text.length() ? Character.digit(text.charAt(i + 2), 16) : -1;
      if (c == '=' && high >= 0 && low >= 0) {
        bytes.write(high << 4 | low);
        i += 2;
      } else if (c != '\r' && c != '\n') {
        bytes.write(c < 0x100 ? c : '?');
      }
    }
    return bytes.toByteArray();
  }
}
