package org.tiezheng.seal.digest;

/** Which digests one pass computes. */
public enum DigestSet {
  /** What every sealed original carries. */
  SHA256_AND_SM3,
  /** SHA-256 alone, about six times faster, for re-checks that say so. */
  SHA256
}
