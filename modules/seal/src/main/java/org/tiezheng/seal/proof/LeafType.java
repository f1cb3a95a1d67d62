package org.tiezheng.seal.proof;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a leaf's commitment is over (docs/bundle-format.md section 1). */
public enum LeafType {
  /** The bytes of a file. */
  ORIGINAL,
  /** A custody event. */
  EVENT,
  /** The root of a bag. */
  BUNDLE,
  /** Bytes that the depositor keeps; only their digests were seen. */
  DIGEST;

  /** The word in the leaf. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<LeafType> of(String word) {
    return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
  }
}
