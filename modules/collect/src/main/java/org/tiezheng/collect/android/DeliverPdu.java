package org.tiezheng.collect.android;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.RecordedTime.Basis;
import org.tiezheng.evidence.RecordedTime.Precision;

/**
 * An SMS-DELIVER as the network sent it (3GPP TS 23.040, 9.2.2.1), the service centre's address
 * before it (TS 27.005), in hexadecimal digits.
 *
 * @param protocol TP-PID
 * @param text of this part, without its user data header
 */
record DeliverPdu(
    String serviceCentre, String sender, int protocol, Optional<RecordedTime> stamp, String text) {
  private static final int STAMP = 7;

  /** The message; empty if the digits are none. */
  static Optional<DeliverPdu> of(String hex) {
    if (hex.length() < 26 || hex.length() > 1000 || !hex.matches("([0-9A-Fa-f]{2})+")) {
      return Optional.empty();
    }
    byte[] b = HexFormat.of().parseHex(hex);
    int at = 1 + (b[0] & 0xff);
    if (at + 3 >= b.length || (b[at] & 3) != 0) {
      return Optional.empty();
    }
    boolean header = (b[at] & 0x40) != 0;
    int digits = b[at + 1] & 0xff;
    int from = at + 2;
    int pid = from + 1 + (digits + 1) / 2;
    int data = pid + 2 + STAMP;
    if (digits > 20 || data >= b.length) {
      return Optional.empty();
    }
    String centre = b[0] > 1 ? number(b, 1, at, 2 * (b[0] - 1)) : "";
    int length = b[data] & 0xff;
    byte[] user = Arrays.copyOfRange(b, data + 1, b.length);
    return Optional.of(
        new DeliverPdu(
            centre,
            number(b, from, pid, digits),
            b[pid] & 0xff,
            stamp(b, pid + 2),
            text(b[pid + 1] & 0xff, user, length, header)));
  }

  /** An address: its type, then two digits to a byte, the lower half first. */
  private static String number(byte[] b, int type, int end, int digits) {
    int kind = b[type] & 0x70;
    if (kind == 0x50) {
      int septets = digits * 4 / 7;
      return GsmAlphabet.decode(Arrays.copyOfRange(b, type + 1, end), 0, septets);
    }
    StringBuilder number = new StringBuilder(kind == 0x10 ? "+" : "");
    for (int i = 0; i < digits; i++) {
      int both = b[type + 1 + i / 2] & 0xff;
      int digit = i % 2 == 0 ? both & 0xf : both >> 4;
      if (digit != 0xf) {
        number.append("0123456789*#abc".charAt(digit));
      }
    }
    return number.toString();
  }

  private static Optional<RecordedTime> stamp(byte[] b, int at) {
    int[] n = new int[6];
    for (int i = 0; i < 6; i++) {
      n[i] = (b[at + i] & 0xf) * 10 + ((b[at + i] & 0xff) >> 4);
    }
    int zone = b[at + 6] & 0xff;
    int quarters = (zone & 7) * 10 + (zone >> 4);
    try {
      int year = n[0] >= 70 ? 1900 + n[0] : 2000 + n[0];
      LocalDateTime local = LocalDateTime.of(year, n[1], n[2], n[3], n[4], n[5]);
      ZoneOffset offset =
          ZoneOffset.ofTotalSeconds((zone & 8) == 0 ? quarters * 900 : -quarters * 900);
      return Optional.of(
          new RecordedTime(
              local + offset.getId(),
              Optional.of(local.toInstant(offset)),
              Precision.SECOND,
              Basis.SERVER));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The alphabet is in the data coding scheme (TS 23.038, 4). */
  private static String text(int scheme, byte[] user, int length, boolean header) {
    int skip = header && user.length > 0 ? Math.min(user.length, 1 + (user[0] & 0xff)) : 0;
    boolean classed = (scheme & 0xf0) == 0xf0;
    int alphabet = classed ? scheme & 4 : scheme & 0x0c;
    boolean wide = classed ? false : alphabet == 8 || (scheme & 0xf0) == 0xe0;
    if (wide) {
      int end = Math.min(user.length, length);
      return new String(user, skip, Math.max(0, end - skip) & ~1, StandardCharsets.UTF_16BE);
    }
    if (alphabet == 4) {
      return HexFormat.of().formatHex(Arrays.copyOfRange(user, skip, user.length));
    }
    int first = (skip * 8 + 6) / 7;
    return GsmAlphabet.decode(user, first, length);
  }
}
