package org.tiezheng.collect.android;

/** The default alphabet of GSM and its extension (3GPP TS 23.038, 6.2.1), seven bits each. */
final class GsmAlphabet {
  private static final String BASIC =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
          + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

  private static final String SECOND = "\f^{}\\[~]|€";
  private static final int[] SECOND_CODES = {10, 20, 40, 41, 47, 60, 61, 62, 64, 101};

  private GsmAlphabet() {}

  /**
   * Unpacks characters.
   *
   * @param first index of the first one, counted in seven bits
   * @param end index behind the last one
   */
  static String decode(byte[] packed, int first, int end) {
    StringBuilder text = new StringBuilder();
    boolean escaped = false;
    for (int i = first; i < end && (i * 7 + 6) / 8 < packed.length; i++) {
      int bit = i * 7;
      int low = packed[bit / 8] & 0xff;
      int high = bit / 8 + 1 < packed.length ? packed[bit / 8 + 1] & 0xff : 0;
      int code = (high << 8 | low) >> bit % 8 & 0x7f;
      if (escaped) {
        text.append(second(code));
        escaped = false;
      } else if (code == 0x1b) {
        escaped = true;
      } else {
        text.append(BASIC.charAt(code));
      }
    }
    return text.toString();
  }

  private static char second(int code) {
    for (int i = 0; i < SECOND_CODES.length; i++) {
      if (SECOND_CODES[i] == code) {
        return SECOND.charAt(i);
      }
    }
    return BASIC.charAt(code);
  }
}
