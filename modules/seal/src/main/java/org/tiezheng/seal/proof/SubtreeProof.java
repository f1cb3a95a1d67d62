package org.tiezheng.seal.proof;

import java.util.List;
import java.util.Optional;

/**
 * Shows that a subtree over the leaves {@code start} to {@code end - 1} is part of a tree
 * (draft-ietf-plants-merkle-tree-certs section 4.4.3); with {@code start} 0 this is the consistency
 * proof of RFC 9162.
 *
 * @param start first leaf; a multiple of the subtree's width rounded up to a power of two
 * @param end one past the last leaf
 * @param size of the tree
 * @param hashes the proof
 */
public record SubtreeProof(long start, long end, long size, List<Hash> hashes) {
  public SubtreeProof {
    hashes = List.copyOf(hashes);
  }

  /** Whether such a subtree exists in some tree. */
  public static boolean isSubtree(long start, long end) {
    if (start < 0 || start >= end) {
      return false;
    }
    long width = end - start;
    int bits = Long.SIZE - Long.numberOfLeadingZeros(width - 1);
    return bits >= Long.SIZE - 1 ? start == 0 : (start & ((1L << bits) - 1)) == 0;
  }

  /**
   * The path of a leaf inside the subtree, which is a tree of its own.
   *
   * @return empty when there is no such subtree or the leaf is not in it
   */
  public static Optional<InclusionProof> inclusion(
      long index, long start, long end, List<Hash> hashes) {
    return isSubtree(start, end) && index >= start && index < end
        ? Optional.of(new InclusionProof(index - start, end - start, hashes))
        : Optional.empty();
  }

  /**
   * Whether the subtree with root {@code part} is in the tree with root {@code whole}. A subtree
   * without leaves is in every tree, as transparency-dev/merkle has it.
   */
  public boolean connects(Hash part, Hash whole) {
    if (start == end) {
      return start >= 0 && end <= size && hashes.isEmpty() && part.equals(MerkleTree.emptyRoot());
    }
    if (!isSubtree(start, end) || end > size || hashes.size() > MerkleTree.MAX_PATH) {
      return false;
    }
    long fn = start;
    long sn = end - 1;
    long tn = size - 1;
    boolean atTheEnd = sn == tn;
    while (fn != sn && (atTheEnd || (sn & 1) == 1)) {
      fn >>= 1;
      sn >>= 1;
      tn >>= 1;
    }
    int next = 0;
    Hash first = part;
    if (fn != sn) {
      if (hashes.isEmpty()) {
        return false;
      }
      first = hashes.get(next++);
    }
    Hash second = first;
    for (Hash step : hashes.subList(next, hashes.size())) {
      if (tn == 0) {
        return false;
      }
      if ((sn & 1) == 1 || sn == tn) {
        if (fn < sn) {
          first = MerkleTree.nodeHash(step, first);
        }
        second = MerkleTree.nodeHash(step, second);
        while ((sn & 1) == 0 && sn != 0) {
          fn >>= 1;
          sn >>= 1;
          tn >>= 1;
        }
      } else {
        second = MerkleTree.nodeHash(second, step);
      }
      fn >>= 1;
      sn >>= 1;
      tn >>= 1;
    }
    return tn == 0 && first.equals(part) && second.equals(whole);
  }
}
