package org.tiezheng.casework.deposit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.tiezheng.evidence.Receipt;
import org.tiezheng.seal.proof.Checkpoint;
import org.tiezheng.seal.proof.Leaf;
import org.tiezheng.seal.proof.LeafType;
import org.tiezheng.seal.proof.Opening;
import org.tiezheng.seal.proof.TlogProof;

/**
 * A deposit as its tenant sees it. What is signed is the receipt; all else is read from it for
 * convenience.
 *
 * @param id of the deposit, in the receipt's leaf
 * @param type {@code original} if the service has the bytes, {@code digest} if only their digests
 * @param time the service's own clock; a statement of the operator, no trusted time
 * @param index position in the log, from 0
 * @param log name of the log, as its checkpoints bear it
 * @param checkpoint tree size of the signed checkpoint in the receipt
 * @param kept whether the service keeps the bytes, as the type says
 */
public record Deposited(
    String id,
    String type,
    Instant time,
    String sha256,
    String sm3,
    long size,
    long index,
    String log,
    long checkpoint,
    boolean kept,
    Receipt receipt) {
  static Deposited of(Receipt receipt) {
    Leaf leaf = Leaf.parse(bytes(receipt.leaf()));
    Opening opening = Opening.parse(bytes(receipt.opening()));
    TlogProof proof = TlogProof.parse(bytes(receipt.proof()));
    Checkpoint checkpoint = proof.checkpoint();
    return new Deposited(
        leaf.id().toString(),
        leaf.type().word(),
        leaf.time(),
        opening.digests().sha256(),
        opening.digests().sm3(),
        opening.size(),
        proof.index(),
        checkpoint.origin(),
        checkpoint.size(),
        leaf.type() == LeafType.ORIGINAL,
        receipt);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
