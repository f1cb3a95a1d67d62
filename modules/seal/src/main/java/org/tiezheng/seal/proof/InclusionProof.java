package org.tiezheng.seal.proof;

import java.util.List;
import java.util.Optional;

/**
 * The path from one leaf to the root (RFC 6962 section 2.1.1, checked as in RFC 9162 section
 * 2.1.3.2).
 *
 * @param index of the leaf, from 0
 * @param size of the tree
 * @param hashes from the leaf's sibling up to the root's child
 */
public record InclusionProof(long index, long size, List<Hash> hashes) {
  public InclusionProof {
    hashes = List.copyOf(hashes);
  }

  /** The root that this path leads to; empty when the path does not fit index and size. */
  public Optional<Hash> rootFrom(Hash leafHash) {
    if (index < 0 || index >= size || hashes.size() > MerkleTree.MAX_PATH) {
      return Optional.empty();
    }
    long fn = index;
    long sn = size - 1;
    Hash root = leafHash;
    for (Hash step : hashes) {
      if (sn == 0) {
        return Optional.empty();
      }
      if ((fn & 1) == 1 || fn == sn) {
        root = MerkleTree.nodeHash(step, root);
        while ((fn & 1) == 0 && fn != 0) {
          fn >>= 1;
          sn >>= 1;
        }
      } else {
        root = MerkleTree.nodeHash(root, step);
      }
      fn >>= 1;
      sn >>= 1;
    }
    return sn == 0 ? Optional.of(root) : Optional.empty();
  }

  /** Whether this leaf is at this place of the tree with this root. */
  public boolean leadsTo(Hash leafHash, Hash root) {
    return rootFrom(leafHash).filter(root::equals).isPresent();
  }
}
