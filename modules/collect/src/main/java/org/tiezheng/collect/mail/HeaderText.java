package org.tiezheng.collect.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.james.mime4j.stream.Field;

/**
 * Text of header fields: unfolded, raw 8-bit bytes guessed, encoded words (RFC 2047) decoded.
 * Adjacent words of one encoding are joined as bytes first, since mailers cut characters in two.
 */
public final class HeaderText {
  private static final int MOST_CHARSETS = 100;
  private static final Pattern WORD =
      Pattern.compile(
          "=\\?([A-Za-z0-9_.:()+-]{1,60})(?:\\*[A-Za-z0-9-]{0,20})?\\?([BbQq])\\?([^?\\r\\n]*)\\?=");

  private HeaderText() {}

  /**
   * The field's value from its raw bytes, without decoding of encoded words.
   *
   * @param charset label of the mail's first words, for raw bytes that are not UTF-8
   */
  static String unfolded(byte[] raw, String charset) {
    String text = MailCharset.raw(raw, charset);
    int colon = text.indexOf(':');
    return text.substring(colon + 1)
        .replaceAll("\\r?\\n(?=[ \\t])", "")
        .replaceAll("[\\r\\n]+", " ")
        .strip();
  }

  /** The encodings that encoded words of these fields name, in lower case, each once. */
  static List<String> charsets(List<Field> fields) {
    Set<String> charsets = new LinkedHashSet<>();
    for (Field field : fields) {
      String raw = new String(MailReading.bytes(field), StandardCharsets.ISO_8859_1);
      WORD.matcher(raw)
          .results()
          .takeWhile(_ -> charsets.size() < MOST_CHARSETS)
          .forEach(word -> charsets.add(word.group(1).toLowerCase(Locale.ROOT)));
    }
    return List.copyOf(charsets);
  }

  /** Decodes encoded words; what is broken stays as it is. */
  public static String decoded(String text) {
    Matcher word = WORD.matcher(text);
    StringBuilder out = new StringBuilder();
    ByteArrayOutputStream pending = new ByteArrayOutputStream();
    String charset = "";
    int last = 0;
    boolean open = false;
    while (word.find()) {
      String between = text.substring(last, word.start());
      boolean joined = open && between.isBlank();
      if (!joined || !charset.equalsIgnoreCase(word.group(1))) {
        flush(out, pending, charset);
      }
      if (!joined) {
        out.append(between);
      }
      charset = word.group(1).toLowerCase(Locale.ROOT);
      byte[] bytes =
          word.group(2).equalsIgnoreCase("B") ? base64(word.group(3)) : q(word.group(3), charset);
      pending.writeBytes(bytes);
      open = true;
      last = word.end();
    }
    flush(out, pending, charset);
    return out.append(text.substring(last)).toString();
  }

  private static void flush(StringBuilder out, ByteArrayOutputStream pending, String charset) {
    if (pending.size() > 0) {
      out.append(MailCharset.decode(pending.toByteArray(), charset));
      pending.reset();
    }
  }

  private static byte[] base64(String text) {
    // Padding is often missing or doubled.
    String digits = text.replaceAll("[^A-Za-z0-9+/]", "");
    digits = digits.length() % 4 == 1 ? digits.substring(0, digits.length() - 1) : digits;
    return Base64.getDecoder().decode(digits);
  }

  /**
   * Raw characters in a word, which should not be there, go back to the bytes that they came from.
   */
  private static byte[] q(String text, String label) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(text.length());
    byte[] bytes = text.getBytes(MailCharset.named(label));
    for (int i = 0; i < bytes.length; i++) {
      int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
      int low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
      if (bytes[i] == '=' && high >= 0 && low >= 0) {
        out.write(high * 16 + low);
        i += 2;
      } else {
        out.write(bytes[i] == '_' ? ' ' : bytes[i]);
      }
    }
    return out.toByteArray();
  }
}
