package org.tiezheng.seal.log;

import java.nio.charset.StandardCharsets;
import org.tiezheng.seal.proof.Commitment;
import org.tiezheng.seal.proof.Hash;
import org.tiezheng.seal.proof.Leaf;
import org.tiezheng.seal.proof.MerkleTree;
import org.tiezheng.seal.proof.Opening;

/** Makes leaf and opening of a deposit, in the thread of whoever deposits. Thread-safe. */
final class LeafMaker {
  private final LogSettings settings;

  LeafMaker(LogSettings settings) {
    this.settings = settings;
  }

  PendingDeposit make(Deposit deposit) {
    byte[] salt = new byte[Commitment.SALT_BYTES];
    settings.random().nextBytes(salt);
    Opening opening = new Opening(deposit.id(), Hash.of(salt), deposit.digests(), deposit.size());
    Leaf leaf =
        new Leaf(
            opening.commitment(),
            deposit.id(),
            settings.clock().instant(),
            settings.tool(),
            deposit.type());
    byte[] leafBytes = leaf.encode();
    LogEntry entry = new LogEntry(deposit.id(), text(leafBytes), text(opening.encode()));
    return new PendingDeposit(deposit, entry, MerkleTree.leafHash(leafBytes));
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
