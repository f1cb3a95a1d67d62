package org.tiezheng.collect.mail;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Base64;
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
  private static final String BASE64 =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  private static final Set<String> UTF7 = Set.of("utf-7", "unicode-1-1-utf-7");
  private static final Set<String> ASCII = Set.of("", "us-ascii", "ascii", "unknown-8bit", "7bit");

  private MailCharset() {}

  /** The encoding that a label names, UTF-8 if it names none that is made of single bytes. */
  static Charset named(String label) {
    String name = label.strip().toLowerCase(Locale.ROOT);
    try {
      return GB.contains(name) ? TextCharset.GB18030 : Charset.forName(name);
    } catch (IllegalArgumentException e) {
      return StandardCharsets.UTF_8;
    }
  }

  /** Text from bytes; what does not fit becomes U+FFFD. An unknown label is guessed like none. */
  static String decode(byte[] bytes, String label) {
    String name = label.strip().toLowerCase(Locale.ROOT);
    if (GB.contains(name)) {
      return new String(bytes, TextCharset.GB18030);
    }
    if (HZ.contains(name)) {
      return new String(hz(bytes), TextCharset.GB18030);
    }
    if (UTF7.contains(name)) {
      return utf7(new String(bytes, StandardCharsets.ISO_8859_1));
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

  /**
   * Raw bytes of a header field: UTF-8 if all fit, else the encoding of the words, else a guess.
   */
  static String raw(byte[] bytes, String wordsLabel) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return decode(bytes, wordsLabel.equalsIgnoreCase("utf-8") ? "" : wordsLabel);
    }
  }

  /** UTF-7 (RFC 2152). */
  private static String utf7(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c != '+') {
        out.append(c);
        continue;
      }
      int end = at + 1;
      while (end < text.length() && BASE64.indexOf(text.charAt(end)) >= 0) {
        end++;
      }
      if (end == at + 1) {
        out.append(c);
      } else {
        String digits = text.substring(at + 1, end);
        int whole = digits.length() % 4 == 1 ? digits.length() - 1 : digits.length();
        byte[] units = Base64.getDecoder().decode(digits.substring(0, whole));
        out.append(new String(units, 0, units.length & ~1, StandardCharsets.UTF_16BE));
      }
      at = end < text.length() && text.charAt(end) == '-' ? end : end - 1;
    }
    return out.toString();
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
