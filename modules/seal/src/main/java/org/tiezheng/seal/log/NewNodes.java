package org.tiezheng.seal.log;

import java.util.ArrayList;
import java.util.List;
import org.tiezheng.seal.proof.Frontier;
import org.tiezheng.seal.proof.Hash;
import org.tiezheng.seal.proof.MerkleTree;

/**
 * The nodes that a batch of leaves adds to a tree, each hashed once, and those of the old frontier
 * beside them: all that the proofs of the new leaves consist of, so no store is read on the way.
 */
final class NewNodes implements Nodes {
  private final long oldSize;
  private final List<Hash> oldRoots;
  private final List<List<Hash>> levels = new ArrayList<>();

  NewNodes(Frontier old, List<Hash> leaves) {
    oldSize = old.size();
    oldRoots = old.roots();
    long newSize = oldSize + leaves.size();
    levels.add(leaves);
    for (int level = 1; newSize >> level > 0; level++) {
      List<Hash> here = new ArrayList<>();
      for (long index = oldSize >> level; index < newSize >> level; index++) {
        here.add(MerkleTree.nodeHash(node(level - 1, 2 * index), node(level - 1, 2 * index + 1)));
      }
      levels.add(here);
    }
  }

  @Override
  public Hash node(int level, long index) {
    long first = oldSize >> level;
    if (index >= first) {
      return levels.get(level).get((int) (index - first));
    }
    if (index == first - 1 && (first & 1) == 1) {
      // The frontier lists the largest first: as many lie before as there are higher one-bits.
      return oldRoots.get(Long.bitCount(first >> 1));
    }
    throw new IllegalArgumentException("node " + level + "/" + index + " is older than the batch");
  }
}
