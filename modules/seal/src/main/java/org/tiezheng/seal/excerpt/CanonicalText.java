package org.tiezheng.seal.excerpt;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * JSON in its one form (RFC 8785), written piece by piece. Only what a sealed message may hold:
 * numbers are whole and exact in every reader, and half a surrogate pair, for which the standard
 * has no form, is the escape that ECMAScript writes. Not thread-safe.
 */
final class CanonicalText {
  /** Beyond this, whole numbers are not exact in every JSON reader. */
  static final long MOST_EXACT = (1L << 53) - 1;

  private final StringBuilder out = new StringBuilder();

  /** What to do with a number that not every reader takes exactly. */
  private enum Inexact {
    REFUSE,
    AS_TEXT
  }

  /**
   * The form of a value that was read from a file.
   *
   * @throws IllegalArgumentException when it has a number that no sealed value may have
   */
  static String of(JsonNode value) {
    CanonicalText text = new CanonicalText();
    text.value(value, Inexact.REFUSE);
    return text.toString();
  }

  void clear() {
    out.setLength(0);
  }

  /** Something that needs no escape: punctuation, names. */
  CanonicalText raw(String json) {
    out.append(json);
    return this;
  }

  CanonicalText number(long value) {
    out.append(value);
    return this;
  }

  /** A value of ours; a whole number that is too large becomes text with its digits. */
  CanonicalText value(JsonNode value) {
    value(value, Inexact.AS_TEXT);
    return this;
  }

  private void value(JsonNode value, Inexact inexact) {
    if (value.isString()) {
      string(value.stringValue());
    } else if (value.isObject()) {
      List<String> names = value.propertyNames().stream().sorted().toList();
      char before = '{';
      for (String name : names) {
        out.append(before);
        string(name);
        out.append(':');
        value(value.path(name), inexact);
        before = ',';
      }
      out.append(names.isEmpty() ? "{}" : "}");
    } else if (value.isArray()) {
      char before = '[';
      for (JsonNode element : value) {
        out.append(before);
        value(element, inexact);
        before = ',';
      }
      out.append(value.isEmpty() ? "[]" : "]");
    } else if (value.isBoolean()) {
      out.append(value.booleanValue());
    } else {
      whole(value, inexact);
    }
  }

  private void whole(JsonNode value, Inexact inexact) {
    if (!value.isIntegralNumber()) {
      throw new IllegalArgumentException("no text, list, object, truth value or whole number");
    }
    boolean exact =
        value.canConvertToLong()
            && value.longValue() <= MOST_EXACT
            && value.longValue() >= -MOST_EXACT;
    if (exact) {
      out.append(value.longValue());
    } else if (inexact == Inexact.AS_TEXT) {
      string(value.bigIntegerValue().toString());
    } else {
      throw new IllegalArgumentException("a number has more than 53 bits");
    }
  }

  CanonicalText string(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\b' -> out.append("\\b");
        case '\t' -> out.append("\\t");
        case '\n' -> out.append("\\n");
        case '\f' -> out.append("\\f");
        case '\r' -> out.append("\\r");
        default -> {
          if (c < ' ' || (Character.isSurrogate(c) && isAlone(text, i))) {
            out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
    return this;
  }

  private static boolean isAlone(String text, int at) {
    return Character.isHighSurrogate(text.charAt(at))
        ? at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1))
        : at == 0 || !Character.isHighSurrogate(text.charAt(at - 1));
  }

  byte[] utf8() {
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
