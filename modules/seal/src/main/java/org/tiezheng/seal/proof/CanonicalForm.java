package org.tiezheng.seal.proof;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Leaf and opening have a fixed set of members whose values need no escapes, so each has exactly
 * one JCS form (RFC 8785) and a pattern describes it completely. Anything else is refused: no
 * lenient JSON parser stands between the bytes and what they mean.
 */
final class CanonicalForm {
  static final String HEX = "([0-9a-f]{64})";
  static final String UUID_TEXT = "([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})";

  private final Pattern pattern;

  private CanonicalForm(Pattern pattern) {
    this.pattern = pattern;
  }

  /** Joins literal JSON pieces (even places) and value patterns (odd places). */
  static CanonicalForm of(String... parts) {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < parts.length; i++) {
      all.append(i % 2 == 0 ? Pattern.quote(parts[i]) : parts[i]);
    }
    return new CanonicalForm(Pattern.compile(all.toString()));
  }

  /** The values in the bytes, one group each. */
  Matcher match(byte[] bytes, int limit, String zhName, String enName) {
    if (bytes.length > limit) {
      throw new MalformedProofException(
          zhName + "有 " + bytes.length + " 字节,上限为 " + limit + " 字节。",
          "The " + enName + " has " + bytes.length + " bytes; the limit is " + limit + ".");
    }
    // Bytes above 0x7f become characters that no pattern here accepts.
    Matcher matcher = pattern.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
    if (!matcher.matches()) {
      throw new MalformedProofException(
          zhName + "不是规定的唯一格式(JCS,第 1 版)。",
          "The " + enName + " is not in its one canonical form (JCS, version 1).");
    }
    return matcher;
  }

  static UUID uuid(String text) {
    return UUID.fromString(text);
  }
}
