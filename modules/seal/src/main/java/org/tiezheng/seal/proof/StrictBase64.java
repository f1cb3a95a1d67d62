package org.tiezheng.seal.proof;

import java.util.Base64;
import java.util.Optional;

/**
 * Base64 of RFC 4648 section 4 in its one canonical form. The JDK's decoder overlooks missing
 * padding and stray trailing bits, which would let two texts stand for one value.
 */
final class StrictBase64 {
  private StrictBase64() {}

  static Optional<byte[]> decode(String text) {
    try {
      byte[] bytes = Base64.getDecoder().decode(text);
      return encode(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  static String encode(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
