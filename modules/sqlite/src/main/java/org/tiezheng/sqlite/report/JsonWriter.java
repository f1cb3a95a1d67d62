package org.tiezheng.sqlite.report;

import java.io.IOException;

/**
 * Writes JSON (RFC 8259) without building it in memory. Numbers keep all their digits; what is not
 * ASCII is written as it is, but for control characters and lone surrogates. Not thread-safe.
 */
final class JsonWriter {
  private final Appendable out;
  private boolean first = true;

  JsonWriter(Appendable out) {
    this.out = out;
  }

  JsonWriter object() throws IOException {
    return open('{');
  }

  JsonWriter endObject() throws IOException {
    return close('}');
  }

  JsonWriter array() throws IOException {
    return open('[');
  }

  JsonWriter endArray() throws IOException {
    return close(']');
  }

  JsonWriter name(String name) throws IOException {
    separate();
    quote(name);
    out.append(':');
    first = true;
    return this;
  }

  JsonWriter value(String text) throws IOException {
    separate();
    quote(text);
    return this;
  }

  JsonWriter value(long number) throws IOException {
    return raw(Long.toString(number));
  }

  /** A number, or text if JSON has no such number. */
  JsonWriter value(double number) throws IOException {
    return Double.isFinite(number) ? raw(Double.toString(number)) : value(Double.toString(number));
  }

  JsonWriter value(boolean flag) throws IOException {
    return raw(Boolean.toString(flag));
  }

  JsonWriter none() throws IOException {
    return raw("null");
  }

  private JsonWriter raw(String text) throws IOException {
    separate();
    out.append(text);
    return this;
  }

  private JsonWriter open(char bracket) throws IOException {
    separate();
    out.append(bracket);
    first = true;
    return this;
  }

  private JsonWriter close(char bracket) throws IOException {
    out.append(bracket);
    first = false;
    return this;
  }

  private void separate() throws IOException {
    if (!first) {
      out.append(',');
    }
    first = false;
  }

  private void quote(String text) throws IOException {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < 0x20 || c == 0x7f || c == 0x2028 || c == 0x2029 || isLone(text, i)) {
        out.append("\\u%04x".formatted((int) c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }

  private static boolean isLone(String text, int i) {
    char c = text.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
    }
    return Character.isLowSurrogate(c)
        && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
  }
}
