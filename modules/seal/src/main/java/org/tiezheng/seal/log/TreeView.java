package org.tiezheng.seal.log;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.tiezheng.seal.proof.Frontier;
import org.tiezheng.seal.proof.Hash;
import org.tiezheng.seal.proof.MerkleTree;

/**
 * A tree of one size: its root and its proofs (RFC 6962 section 2.1), made from the hashes of
 * complete subtrees. The ragged right edge is computed once and kept. Not thread-safe.
 */
final class TreeView {
  private final long size;
  private final Nodes nodes;

  /** At level L the root over the leaves that no complete node of that level covers. */
  private final List<Hash> ragged = new ArrayList<>();

  TreeView(long size, Nodes nodes) {
    this.size = size;
    this.nodes = nodes;
  }

  Hash root() throws IOException {
    return size == 0 ? MerkleTree.emptyRoot() : range(0, size);
  }

  Frontier frontier() throws IOException {
    List<Hash> roots = new ArrayList<>();
    for (int level = Long.SIZE - 2; level >= 0; level--) {
      if (((size >> level) & 1) == 1) {
        roots.add(nodes.node(level, (size >> level) - 1));
      }
    }
    return new Frontier(size, roots);
  }

  /** From the leaf's sibling up to the root's child. */
  List<Hash> inclusion(long index) throws IOException {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("a tree of " + size + " leaves has no leaf " + index);
    }
    List<Hash> path = new ArrayList<>();
    for (int level = 0; 1L << level < size && level < MerkleTree.MAX_PATH; level++) {
      long sibling = (index >> level) ^ 1;
      long start = sibling << level;
      if (start < size) {
        path.add(range(start, Math.min(size, start + (1L << level))));
      }
    }
    return path;
  }

  /** That the first {@code smaller} leaves are the beginning of this tree. */
  List<Hash> consistency(long smaller) throws IOException {
    if (smaller <= 0 || smaller > size) {
      throw new IllegalArgumentException(
          "no consistency proof from " + smaller + " to " + size + " leaves");
    }
    List<Hash> proof = new ArrayList<>();
    subProof(smaller, 0, size, true, proof);
    return proof;
  }

  /** SUBPROOF of RFC 6962 section 2.1.2 over the leaves from start to end - 1. */
  private void subProof(long m, long start, long end, boolean known, List<Hash> proof)
      throws IOException {
    long width = end - start;
    if (m == width) {
      if (!known) {
        proof.add(range(start, end));
      }
      return;
    }
    long k = Long.highestOneBit(width - 1);
    if (m <= k) {
      subProof(m, start, start + k, known, proof);
      proof.add(range(start + k, end));
    } else {
      subProof(m - k, start + k, end, false, proof);
      proof.add(range(start, start + k));
    }
  }

  /** The root over leaves that form a complete subtree or reach to the end of the tree. */
  private Hash range(long start, long end) throws IOException {
    long width = end - start;
    int level = Long.SIZE - Long.numberOfLeadingZeros(width - 1);
    return width == 1L << level ? nodes.node(level, start >> level) : ragged(level);
  }

  private Hash ragged(int level) throws IOException {
    if (ragged.isEmpty()) {
      // Below the lowest one-bit nothing is ragged; the entry there is never asked for.
      int lowest = Long.numberOfTrailingZeros(size);
      Hash edge = nodes.node(lowest, (size >> lowest) - 1);
      for (int at = 0; at <= lowest; at++) {
        ragged.add(edge);
      }
      for (int at = lowest + 1; at < Long.SIZE - 1; at++) {
        ragged.add(edge);
        if (((size >> at) & 1) == 1) {
          edge = MerkleTree.nodeHash(nodes.node(at, (size >> at) - 1), edge);
        }
      }
    }
    return ragged.get(level);
  }
}
