package org.tiezheng.seal.excerpt;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.tiezheng.evidence.json.LineBuffer;
import tools.jackson.databind.JsonNode;

/**
 * JSON in its one form (RFC 8785), written piece by piece. Only what a sealed message may hold:
 * numbers are whole and exact in every reader, and half a surrogate pair, for which the standard
 * has no form, is the escape that ECMAScript writes. Not thread-safe.
 */
final class CanonicalText {
  /** Beyond this, whole numbers are not exact in every JSON reader. */
  static final long MOST_EXACT = (1L << 53) - 1;

  private final LineBuffer out = new LineBuffer();

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
    out.clear();
  }

  /** Something that needs no escape: punctuation, names. */
  CanonicalText raw(String json) {
    return raw(json.getBytes(StandardCharsets.UTF_8));
  }

  /** The same, ready to be copied. */
  CanonicalText raw(byte[] json) {
    out.add(json);
    return this;
  }

  CanonicalText number(long value) {
    out.number(value);
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
        out.add(before);
        string(name);
        out.add(':');
        value(value.path(name), inexact);
        before = ',';
      }
      raw(names.isEmpty() ? "{}" : "}");
    } else if (value.isArray()) {
      char before = '[';
      for (JsonNode element : value) {
        out.add(before);
        value(element, inexact);
        before = ',';
      }
      raw(value.isEmpty() ? "[]" : "]");
    } else if (value.isBoolean()) {
      raw(String.valueOf(value.booleanValue()));
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
      out.number(value.longValue());
    } else if (inexact == Inexact.AS_TEXT) {
      string(value.bigIntegerValue().toString());
    } else {
      throw new IllegalArgumentException("a number has more than 53 bits");
    }
  }

  CanonicalText string(String text) {
    out.string(text);
    return this;
  }

  /** A text that many messages have, such as a name. */
  CanonicalText again(String text) {
    out.again(text);
    return this;
  }

  CanonicalText instant(Instant instant) {
    out.instant(instant);
    return this;
  }

  byte[] utf8() {
    return out.take();
  }

  /** The bytes where they lie: until something else is written. */
  ByteBuffer passing() {
    return out.passing();
  }

  @Override
  public String toString() {
    return StandardCharsets.UTF_8.decode(out.passing()).toString();
  }
}
