package org.tiezheng.collect.smsbackup;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.Charset;
import java.util.Map;

/**
 * Decodes attribute values. The program writes emoji as references to the two halves of a UTF-16
 * pair and control characters as references to themselves; XML allows neither, so no XML parser
 * reads its files. Not thread-safe.
 */
final class ReferenceText {
  private static final int BEGINNING = 800;

  private static final Map<String, Integer> NAMED =
      Map.of("lt", (int) '<', "gt", (int) '>', "amp", (int) '&', "quot", (int) '"', "apos", 39);

  private final Charset charset;
  private boolean pairs;
  private boolean halves;
  private boolean controls;
  private boolean unknown;
  private boolean malformed;

  ReferenceText(Charset charset) {
    this.charset = charset;
  }

  String decode(byte[] bytes) {
    String raw = new String(bytes, charset);
    malformed |= raw.indexOf('\uFFFD') >= 0;
    int at = raw.indexOf('&');
    if (at < 0) {
      controls |= raw.chars().anyMatch(ReferenceText::forbidden);
      return raw;
    }
    StringBuilder text = new StringBuilder(raw.length());
    int from = 0;
    for (; at >= 0; at = raw.indexOf('&', from)) {
      text.append(raw, from, at);
      int end = raw.indexOf(';', at);
      // The longest reference that makes sense, with a few leading zeros.
      int code = end > 0 && end - at <= 16 ? code(raw.substring(at + 1, end)) : -1;
      if (code < 0) {
        unknown = true;
        text.append('&');
        from = at + 1;
      } else {
        append(text, code);
        from = end + 1;
      }
    }
    text.append(raw, from, raw.length());
    check(text);
    return text.toString();
  }

  /** The first characters of a tag as they stand in the file, for a person to see. */
  String beginning(MemorySegment bytes, Tag tag) {
    long length = Math.min(tag.length(), BEGINNING);
    byte[] first = bytes.asSlice(tag.offset(), length).toArray(ValueLayout.JAVA_BYTE);
    return new String(first, charset);
  }

  private void append(StringBuilder text, int code) {
    if (code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE) {
      pairs = true;
      text.append((char) code);
    } else {
      text.appendCodePoint(code);
    }
  }

  private void check(CharSequence text) {
    text.codePoints()
        .forEach(c -> {
          controls |= forbidden(c);
          halves |= c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        });
  }

  /** The code point that a reference names, or -1. */
  private static int code(String reference) {
    Integer named = NAMED.get(reference);
    if (named != null) {
      return named;
    }
    boolean hex = reference.startsWith("#x");
    String digits = reference.substring(hex ? 2 : Math.min(1, reference.length()));
    if (!reference.startsWith("#") || !digits.matches(hex ? "[0-9A-Fa-f]+" : "[0-9]+")) {
      return -1;
    }
    long code = Long.parseLong(digits, hex ? 16 : 10);
    return code <= Character.MAX_CODE_POINT ? (int) code : -1;
  }

  private static boolean forbidden(int c) {
    return c < 0x20 && c != '\t' && c != '\n' && c != '\r';
  }

  /** Whether halves of pairs were put together. */
  boolean pairs() {
    return pairs;
  }

  /** Whether a half stood alone. */
  boolean halves() {
    return halves;
  }

  /** Whether there are control characters that XML forbids. */
  boolean controls() {
    return controls;
  }

  /** Whether there are references that name no character; they stay as they are. */
  boolean unknown() {
    return unknown;
  }

  /** Whether there are bytes that do not fit the encoding; they became U+FFFD. */
  boolean malformed() {
    return malformed;
  }
}
