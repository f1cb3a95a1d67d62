package org.tiezheng.seal.proof;

import java.util.List;

/**
 * Shows that a smaller tree is the beginning of a larger one (RFC 6962 section 2.1.2, checked as in
 * RFC 9162 section 2.1.4.2).
 *
 * @param size1 of the smaller tree; there is no proof for an empty one
 * @param size2 of the larger tree
 * @param hashes the proof
 */
public record ConsistencyProof(long size1, long size2, List<Hash> hashes) {
  public ConsistencyProof {
    hashes = List.copyOf(hashes);
  }

  /**
   * Whether the tree with {@code root1} is the beginning of the one with {@code root2}. False for
   * an empty first tree: everything continues it, so a proof would say nothing.
   */
  public boolean connects(Hash root1, Hash root2) {
    return size1 > 0 && new SubtreeProof(0, size1, size2, hashes).connects(root1, root2);
  }
}
