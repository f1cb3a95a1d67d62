package org.tiezheng.seal.proof;

import java.util.ArrayList;
import java.util.List;

/**
 * All that must be kept of a tree in order to append to it: the roots of its full subtrees, one per
 * one-bit of its size, largest first. Not thread-safe.
 */
public final class Frontier {
  private final List<Hash> roots;
  private long size;

  /** A tree without leaves. */
  public Frontier() {
    roots = new ArrayList<>();
  }

  /**
   * A tree of {@code size} leaves with these full subtrees, largest first.
   *
   * @throws IllegalArgumentException when there is not one per one-bit of the size
   */
  public Frontier(long size, List<Hash> roots) {
    if (size < 0 || Long.bitCount(size) != roots.size()) {
      throw new IllegalArgumentException(
          "a tree of " + size + " leaves has not " + roots.size() + " full subtrees");
    }
    this.size = size;
    this.roots = new ArrayList<>(roots);
  }

  /** The same tree, to be appended to on its own. */
  public Frontier copy() {
    return new Frontier(size, roots);
  }

  public long size() {
    return size;
  }

  /** The full subtrees' roots, largest first. */
  public List<Hash> roots() {
    return List.copyOf(roots);
  }

  /** Appends a leaf by its hash. */
  public void add(Hash leafHash) {
    Hash merged = leafHash;
    for (long rest = size; (rest & 1) == 1; rest >>= 1) {
      merged = MerkleTree.nodeHash(roots.removeLast(), merged);
    }
    roots.addLast(merged);
    size++;
  }

  /** The root of the tree as it is now (RFC 6962 section 2.1). */
  public Hash root() {
    if (roots.isEmpty()) {
      return MerkleTree.emptyRoot();
    }
    Hash root = roots.getLast();
    for (int i = roots.size() - 2; i >= 0; i--) {
      root = MerkleTree.nodeHash(roots.get(i), root);
    }
    return root;
  }
}
