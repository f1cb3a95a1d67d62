package org.tiezheng.casework.deposit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.tiezheng.casework.DepositLog;
import org.tiezheng.seal.log.NoSuchCheckpointException;
import org.tiezheng.seal.log.StampedCheckpoint;
import org.tiezheng.seal.log.TokenFile;
import org.tiezheng.seal.proof.Checkpoint;
import org.tiezheng.seal.proof.TlogProof;
import org.tiezheng.seal.time.TimestampVerifier;

/**
 * The way from a deposit to a checkpoint that bears time tokens, each of them read and checked.
 *
 * @param size of the tree that the tokens are over
 * @param root of it, hex
 * @param proof a C2SP tlog-proof from the leaf to that checkpoint
 * @param body of the checkpoint, which the tokens are over
 * @param tokens by the names of the services
 */
record StampedProof(long size, String root, String proof, String body, List<ReadToken> tokens) {
  StampedProof {
    tokens = List.copyOf(tokens);
  }

  /**
   * That of a deposit; empty if no checkpoint that covers it was stamped so far.
   *
   * @throws DepositRefusal if the checkpoint on the disk is not one of this log
   */
  static Optional<StampedProof> of(DepositLog log, UUID id, long index) throws IOException {
    Optional<StampedCheckpoint> covering = log.stamped(index);
    if (covering.isEmpty()) {
      return Optional.empty();
    }
    StampedCheckpoint stamped = covering.get();
    Checkpoint over = Checkpoint.parse(stamped.body());
    String proof;
    try {
      proof = log.log().receipt(id, over.size()).proof();
    } catch (NoSuchCheckpointException e) {
      throw foreign(over.size());
    }
    if (!TlogProof.parse(Deposited.bytes(proof)).checkpoint().equals(over)) {
      throw foreign(over.size());
    }
    return Optional.of(
        new StampedProof(
            over.size(), over.root().hex(), proof, stamped.body(), tokens(log, stamped)));
  }

  private static List<ReadToken> tokens(DepositLog log, StampedCheckpoint stamped) {
    TimestampVerifier verifier = new TimestampVerifier(log.trust());
    byte[] body = Deposited.bytes(stamped.body());
    List<ReadToken> tokens = new ArrayList<>();
    for (Map.Entry<String, TokenFile> token : new TreeMap<>(stamped.tokens()).entrySet()) {
      byte[] response = token.getValue().response();
      tokens.add(ReadToken.of(token.getKey(), response, verifier.verify(response, body)));
    }
    return tokens;
  }

  private static DepositRefusal foreign(long size) {
    return new DepositRefusal(
        DepositRefusal.Why.ALTERED,
        "盖有时间戳的检查点(" + size + " 条)不是本日志的;请告知运营者。",
        "The stamped checkpoint of size " + size + " is not one of this log; tell the operator.");
  }
}
