package org.tiezheng.examine.compare;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;

/**
 * Small numbers for values, the same for the same value in either copy. 128 bits of SHA-256 stand
 * for a value, so that nobody can prepare two texts that count as one. Not thread-safe.
 */
final class Interner {
  static final int NONE = -1;

  private record Key(long high, long low) {}

  private final Map<Key, Integer> numbers = new HashMap<>();
  private final MessageDigest sha256 = sha256();

  int number(String domain, String value) {
    sha256.update(domain.getBytes(StandardCharsets.UTF_8));
    sha256.update((byte) 0);
    ByteBuffer digest = ByteBuffer.wrap(sha256.digest(bytes(value)));
    Key key = new Key(digest.getLong(), digest.getLong());
    int next = numbers.size();
    Integer known = numbers.putIfAbsent(key, next);
    return known == null ? next : known;
  }

  /** A hostile text may hold halves of surrogate pairs, which UTF-8 makes all equal. */
  private static byte[] bytes(String value) {
    boolean halves = value.codePoints().anyMatch(c -> c >= 0xD800 && c <= 0xDFFF);
    return (halves ? escaped(value) : value).getBytes(StandardCharsets.UTF_8);
  }

  private static String escaped(String value) {
    StringBuilder out = new StringBuilder("\u0000");
    value.chars().forEach(c -> out.append(c).append(' '));
    return out.toString();
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
