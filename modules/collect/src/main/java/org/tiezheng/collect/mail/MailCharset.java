package org.tiezheng.collect.mail;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Set;
import org.tiezheng.collect.input.TextCharset;

/**
 * Encodings as mails label them. Labels of the GB family are read as GB18030, of which the others
 * are parts: mails labelled GB2312 often hold characters beyond it.
 */
final class MailCharset {
  private static final Set<String> GB =
      Set.of(
          "gb2312",
          "gbk",
          "x-gbk",
          "cp936",
          "ms936",
          "windows-936",
          "gb_2312-80",
          "chinese",
          "iso-ir-58",
          "csgb2312",
          "euc-cn",
          "euccn",
          "gb18030");
  private static final Set<String> HZ = Set.of("hz-gb-2312", "hz");
  private static final Set<String> ASCII = Set.of("", "us-ascii", "ascii", "unknown-8bit", "7bit");

  private MailCharset() {}

  /** Text from bytes; what does not fit becomes U+FFFD. An unknown label is guessed like none. */
  static String decode(byte[] bytes, String label) {
    String name = label.strip().toLowerCase(Locale.ROOT);
    if (GB.contains(name)) {
      return new String(bytes, TextCharset.GB18030);
    }
    if (HZ.contains(name)) {
      return new String(hz(bytes), TextCharset.GB18030);
    }
    if (!ASCII.contains(name)) {
      try {
        return new String(bytes, Charset.forName(name));
      } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
        return guess(bytes);
      }
    }
    return guess(bytes);
  }

  /** UTF-8 if all bytes fit, else GB18030 if they do, else Latin 1. */
  static String guess(byte[] bytes) {
    for (Charset charset : new Charset[] {StandardCharsets.UTF_8, TextCharset.GB18030}) {
      try {
        return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      } catch (CharacterCodingException e) {
        // The next one may fit.
      }
    }
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** HZ-GB-2312 (RFC 1843) as GB bytes. */
  private static byte[] hz(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
    boolean chinese = false;
    for (int i = 0; i < bytes.length; i++) {
      int b = bytes[i] & 0xff;
      int next = i + 1 < bytes.length ? bytes[i + 1] & 0xff : 0;
      if (b == '~' && (next == '{' || next == '}')) {
        chinese = next == '{';
        i++;
      } else if (b == '~' && next == '~' && !chinese) {
        out.write('~');
        i++;
      } else if (b == '~' && next == '\n') {
        i++;
      } else {
        chinese = chinese && b != '\n';
        out.write(chinese ? b | 0x80 : b);
      }
    }
    return out.toByteArray();
  }
}
