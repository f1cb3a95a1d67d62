package org.tiezheng.collect.android;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.tiezheng.collect.input.TextCharset;

/**
 * Subjects and names of an MMS. Android stores the bytes of these header fields one by one as
 * characters (as if they were ISO 8859-1) and their encoding by its MIBenum number beside them.
 */
final class HeaderText {
  private HeaderText() {}

  /** The text; as it is, if it does not consist of bytes or they do not fit the encoding. */
  static String of(String stored, String mibEnum) {
    boolean bytes = stored.chars().allMatch(c -> c <= 0xff);
    if (!bytes || stored.chars().allMatch(c -> c < 0x80)) {
      return stored;
    }
    ByteBuffer raw = ByteBuffer.wrap(stored.getBytes(StandardCharsets.ISO_8859_1));
    try {
      return charset(mibEnum).newDecoder().decode(raw).toString();
    } catch (CharacterCodingException e) {
      return stored;
    }
  }

  /** The numbers are those of IANA's character set registry. */
  static Charset charset(String mibEnum) {
    return switch (mibEnum) {
      case "4" -> StandardCharsets.ISO_8859_1;
      case "113", "114", "2025" -> TextCharset.GB18030;
      case "1000", "1015" -> StandardCharsets.UTF_16;
      case "1013" -> StandardCharsets.UTF_16BE;
      case "1014" -> StandardCharsets.UTF_16LE;
      case "2026" -> Charset.forName("Big5");
      default -> StandardCharsets.UTF_8;
    };
  }
}
