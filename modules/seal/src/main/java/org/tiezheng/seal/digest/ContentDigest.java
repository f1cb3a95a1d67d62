package org.tiezheng.seal.digest;

import java.util.Optional;
import org.tiezheng.evidence.Digests;

/**
 * What one pass over a byte sequence found.
 *
 * @param sha256 64 lower-case hex digits
 * @param sm3 64 lower-case hex digits; empty when only SHA-256 was asked for
 * @param size number of bytes read
 */
public record ContentDigest(String sha256, Optional<String> sm3, long size) {
  /**
   * Both digests.
   *
   * @throws IllegalStateException when the pass computed SHA-256 only
   */
  public Digests digests() {
    return new Digests(
        sha256,
        sm3.orElseThrow(
            () -> new IllegalStateException("this pass computed SHA-256 only, not SM3")));
  }
}
