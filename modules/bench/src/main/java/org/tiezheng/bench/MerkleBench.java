package org.tiezheng.bench;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.List;
import org.tiezheng.seal.digest.RunningDigest;
import org.tiezheng.seal.proof.Frontier;
import org.tiezheng.seal.proof.Hash;
import org.tiezheng.seal.proof.MerkleTree;

/**
 * Rebuilding the tree from its leaves, as a check of the log does, beside a bare SHA-256 loop over
 * as many 64-byte blocks as the tree's hashes consist of. Both on one thread; rounds alternate and
 * the best of each counts.
 */
final class MerkleBench implements Benchmark {
  /** Length of a leaf as the log writes it. */
  private static final int LEAF_BYTES = 318;

  private static final int BLOCK = 64;
  private static final int ROUNDS = 3;

  @Override
  public String name() {
    return "merkle";
  }

  @Override
  public String title() {
    return "the tree rebuilt from its leaves (--long: ten million)";
  }

  @Override
  public List<Measurement> run(BenchSettings settings) {
    long leaves = settings.size(1_000_000, 10_000_000);
    // With its prefix byte and SHA-256's own padding of nine bytes and more.
    long blocks = leaves * blocks(1 + LEAF_BYTES) + (leaves - 1) * blocks(1 + 2 * Hash.BYTES);
    rebuild(leaves / 10);
    bare(blocks / 10);
    double ours = Double.MAX_VALUE;
    double bare = Double.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      ours = Math.min(ours, rebuild(leaves));
      bare = Math.min(bare, bare(blocks));
    }
    return List.of(
        Measurement.plain("leaves", (double) leaves, "leaves"),
        Measurement.speed(
            "rebuild",
            leaves / 1e6 / ours,
            leaves / 1e6 / bare,
            "M/s",
            "SHA-256 over as many blocks in one piece"));
  }

  private static long blocks(int bytes) {
    return (bytes + 9L + BLOCK - 1) / BLOCK;
  }

  /** Seconds. */
  private static double rebuild(long leaves) {
    byte[] leaf = new byte[LEAF_BYTES];
    ByteBuffer content = ByteBuffer.wrap(leaf);
    long before = System.nanoTime();
    Frontier frontier = new Frontier();
    for (long i = 0; i < leaves; i++) {
      content.putLong(0, i);
      frontier.add(MerkleTree.leafHash(leaf));
    }
    if (frontier.root().equals(MerkleTree.emptyRoot())) {
      throw new AssertionError("a tree with leaves has another root than one without");
    }
    return (System.nanoTime() - before) / 1e9;
  }

  /** Seconds. */
  private static double bare(long blocks) {
    MessageDigest sha256 = RunningDigest.newSha256();
    byte[] piece = new byte[1024 * BLOCK];
    long before = System.nanoTime();
    for (long left = blocks; left > 0; left -= 1024) {
      sha256.update(piece, 0, (int) Math.min(left, 1024) * BLOCK);
    }
    if (sha256.digest().length != Hash.BYTES) {
      throw new AssertionError("SHA-256 gives 32 bytes");
    }
    return (System.nanoTime() - before) / 1e9;
  }
}
