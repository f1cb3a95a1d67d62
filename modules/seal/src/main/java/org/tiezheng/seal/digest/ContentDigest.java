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

  /**
   * The digests of known bytes, if these are the same bytes: their SHA-256 is equal. SM3 of equal
   * bytes is equal, so it need not be computed again. What rests on this rests on SHA-256 alone.
   *
   * @param known taken earlier, both over the same bytes
   * @return {@code known}; empty if these bytes are others
   */
  public Optional<Digests> sameAs(Digests known) {
    return sha256.equals(known.sha256()) ? Optional.of(known) : Optional.empty();
  }
}
