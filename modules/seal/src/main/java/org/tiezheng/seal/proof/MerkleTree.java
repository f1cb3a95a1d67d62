package org.tiezheng.seal.proof;

import java.security.MessageDigest;
import org.tiezheng.seal.digest.RunningDigest;

/** The hash rules of RFC 6962 section 2.1 with SHA-256. Stateless. */
public final class MerkleTree {
  /** A path in a tree of at most 2^63 - 1 leaves has no more steps than this. */
  public static final int MAX_PATH = 63;

  private static final byte LEAF = 0x00;
  private static final byte NODE = 0x01;
  private static final ThreadLocal<MessageDigest> SHA256 =
      ThreadLocal.withInitial(RunningDigest::newSha256);

  private MerkleTree() {}

  /** The root of a tree without leaves: the hash of nothing. */
  public static Hash emptyRoot() {
    return Hash.wrap(SHA256.get().digest());
  }

  /** SHA-256(0x00, leaf). */
  public static Hash leafHash(byte[] leaf) {
    MessageDigest sha256 = SHA256.get();
    sha256.update(LEAF);
    return Hash.wrap(sha256.digest(leaf));
  }

  /** SHA-256(0x01, left, right). */
  public static Hash nodeHash(Hash left, Hash right) {
    MessageDigest sha256 = SHA256.get();
    sha256.update(NODE);
    left.update(sha256);
    right.update(sha256);
    return Hash.wrap(sha256.digest());
  }

  /** The root over inputs in their order, each of which is hashed as a leaf. */
  public static Hash root(Iterable<byte[]> inputs) {
    Frontier frontier = new Frontier();
    for (byte[] input : inputs) {
      frontier.add(leafHash(input));
    }
    return frontier.root();
  }
}
