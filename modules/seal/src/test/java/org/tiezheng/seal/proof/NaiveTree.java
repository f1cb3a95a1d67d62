package org.tiezheng.seal.proof;

import java.util.ArrayList;
import java.util.List;

/** RFC 6962 sections 2.1 to 2.1.2 word for word, recursive and slow: the judge of the quick one. */
public final class NaiveTree {
  private final List<Hash> leaves;

  public NaiveTree(List<Hash> leafHashes) {
    leaves = List.copyOf(leafHashes);
  }

  public Hash root(int size) {
    return root(leaves.subList(0, size));
  }

  public List<Hash> path(int index, int size) {
    return path(index, leaves.subList(0, size));
  }

  public List<Hash> proof(int size1, int size2) {
    return subProof(size1, leaves.subList(0, size2), true);
  }

  private static Hash root(List<Hash> part) {
    if (part.isEmpty()) {
      return MerkleTree.emptyRoot();
    }
    if (part.size() == 1) {
      return part.getFirst();
    }
    int k = split(part.size());
    return MerkleTree.nodeHash(root(part.subList(0, k)), root(part.subList(k, part.size())));
  }

  private static List<Hash> path(int m, List<Hash> part) {
    if (part.size() == 1) {
      return List.of();
    }
    int k = split(part.size());
    return m < k
        ? and(path(m, part.subList(0, k)), root(part.subList(k, part.size())))
        : and(path(m - k, part.subList(k, part.size())), root(part.subList(0, k)));
  }

  private static List<Hash> subProof(int m, List<Hash> part, boolean known) {
    if (m == part.size()) {
      return known ? List.of() : List.of(root(part));
    }
    int k = split(part.size());
    return m <= k
        ? and(subProof(m, part.subList(0, k), known), root(part.subList(k, part.size())))
        : and(subProof(m - k, part.subList(k, part.size()), false), root(part.subList(0, k)));
  }

  private static List<Hash> and(List<Hash> hashes, Hash last) {
    List<Hash> all = new ArrayList<>(hashes);
    all.add(last);
    return all;
  }

  private static int split(int size) {
    return Integer.highestOneBit(size - 1);
  }
}
