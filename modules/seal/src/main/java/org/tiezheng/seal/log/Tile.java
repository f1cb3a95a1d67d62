package org.tiezheng.seal.log;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.tiezheng.seal.proof.Hash;
import org.tiezheng.seal.proof.MerkleTree;

/**
 * Up to 256 neighbouring hashes of one level (C2SP tlog-tiles).
 *
 * @param level 0 holds leaf hashes, each further one the roots of full tiles below
 * @param number position in its level, from 0
 * @param hashes 1 to 256
 */
public record Tile(int level, long number, List<Hash> hashes) {
  /** Hashes in a full tile. */
  public static final int WIDTH = 256;

  /** Bytes of a full tile. */
  public static final int BYTES = WIDTH * Hash.BYTES;

  /** Tree levels that one tile spans. */
  public static final int HEIGHT = 8;

  public Tile {
    hashes = List.copyOf(hashes);
    if (level < 0 || number < 0 || hashes.isEmpty() || hashes.size() > WIDTH) {
      throw new IllegalArgumentException("no such tile: level " + level + ", number " + number);
    }
  }

  /** Reads hashes that stand one after another. */
  public static Tile decode(int level, long number, byte[] bytes) {
    if (bytes.length % Hash.BYTES != 0) {
      throw new IllegalArgumentException("a tile is made of 32-byte hashes");
    }
    List<Hash> hashes = new ArrayList<>();
    for (int at = 0; at < bytes.length; at += Hash.BYTES) {
      hashes.add(Hash.of(bytes, at, Hash.BYTES));
    }
    return new Tile(level, number, hashes);
  }

  /** The hashes one after another. */
  public byte[] encode() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(hashes.size() * Hash.BYTES);
    hashes.forEach(hash -> bytes.writeBytes(hash.bytes()));
    return bytes.toByteArray();
  }

  public boolean full() {
    return hashes.size() == WIDTH;
  }

  /** The root over {@code 1 << height} hashes, the {@code n}-th such group of this tile. */
  Hash node(int height, int n) {
    if (height == 0) {
      return hashes.get(n);
    }
    return MerkleTree.nodeHash(node(height - 1, 2 * n), node(height - 1, 2 * n + 1));
  }
}
