package org.tiezheng.collect.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A field with parameters (Content-Type, Content-Disposition), with RFC 2231 continuations and
 * encodings, and with the encoded words in quotes that many mailers write instead.
 *
 * @param value before the first semicolon, in lower case
 */
record Parameters(String value, Map<String, String> values) {
  private static final int MAX = 100;

  static Parameters of(String field) {
    Map<String, String> raw = new HashMap<>();
    int at = field.indexOf(';');
    String value = at < 0 ? field : field.substring(0, at);
    while (at >= 0 && at < field.length() && raw.size() < MAX) {
      int equals = field.indexOf('=', at);
      int next = field.indexOf(';', at + 1);
      if (equals < 0 || (next >= 0 && next < equals)) {
        at = next;
        continue;
      }
      String name = field.substring(at + 1, equals).strip().toLowerCase(Locale.ROOT);
      StringBuilder text = new StringBuilder();
      at = value(field, equals + 1, text);
      raw.putIfAbsent(name, text.toString().strip());
    }
    return new Parameters(value.strip().toLowerCase(Locale.ROOT), raw);
  }

  /** The parameter, RFC 2231 first. */
  Optional<String> get(String name) {
    String single = values.get(name + "*");
    if (single != null) {
      return Optional.of(extended(single));
    }
    if (values.containsKey(name + "*0") || values.containsKey(name + "*0*")) {
      return Optional.of(continued(name));
    }
    return Optional.ofNullable(values.get(name)).map(HeaderText::decoded);
  }

  private static int value(String field, int from, StringBuilder text) {
    int at = from;
    while (at < field.length() && Character.isWhitespace(field.charAt(at))) {
      at++;
    }
    boolean quoted = at < field.length() && field.charAt(at) == '"';
    at += quoted ? 1 : 0;
    while (at < field.length()) {
      char c = field.charAt(at);
      if (quoted && c == '\\' && at + 1 < field.length()) {
        at++;
        text.append(field.charAt(at));
      } else if (quoted && c == '"') {
        return field.indexOf(';', at);
      } else if (!quoted && c == ';') {
        return at;
      } else {
        text.append(c);
      }
      at++;
    }
    return -1;
  }

  private String continued(String name) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    String charset = "";
    for (int i = 0; i < MAX; i++) {
      String encoded = values.get(name + "*" + i + "*");
      String plain = values.get(name + "*" + i);
      if (encoded != null) {
        String rest = encoded;
        if (i == 0 && encoded.indexOf('\'') >= 0) {
          charset = encoded.substring(0, encoded.indexOf('\''));
          rest = encoded.substring(encoded.indexOf('\'', encoded.indexOf('\'') + 1) + 1);
        }
        bytes.writeBytes(percent(rest));
      } else if (plain != null) {
        bytes.writeBytes(plain.getBytes(StandardCharsets.UTF_8));
      } else {
        break;
      }
    }
    return MailCharset.decode(bytes.toByteArray(), charset);
  }

  private static String extended(String value) {
    int first = value.indexOf('\'');
    int second = first < 0 ? -1 : value.indexOf('\'', first + 1);
    return second < 0
        ? MailCharset.decode(percent(value), "")
        : MailCharset.decode(percent(value.substring(second + 1)), value.substring(0, first));
  }

  private static byte[] percent(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int high = i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
      int low = i + 2 < text.length() ? Character.digit(text.charAt(i + 2), 16) : -1;
      if (c == '%' && high >= 0 && low >= 0) {
        out.write(high * 16 + low);
        i += 2;
      } else {
        out.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
      }
    }
    return out.toByteArray();
  }
}
