package org.tiezheng.present.bundle;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tiezheng.evidence.Receipt;
import org.tiezheng.evidence.Text;
import org.tiezheng.present.paper.ClockStatement;
import org.tiezheng.present.paper.DepositRecord;
import org.tiezheng.seal.proof.Checkpoint;
import org.tiezheng.seal.proof.MalformedProofException;
import org.tiezheng.seal.time.TimestampFacts;
import org.tiezheng.verify.bundle.BundleLayout;

/**
 * The receipts of a plan, each led to a checkpoint of the plan, and the tokens over those
 * checkpoints, each checked. Only checkpoints that a receipt uses leave.
 */
final class Checkpoints {
  private final Map<Long, StampedCheckpoint> planned = new HashMap<>();
  private final SortedMap<Long, StampedCheckpoint> used = new TreeMap<>();
  private final Map<Long, List<ReadToken>> tokens = new HashMap<>();
  private final Map<String, ReadReceipt> receipts = new TreeMap<>();
  private final Map<String, ReadReceipt> unopened = new TreeMap<>();
  private final TokenReader reader;

  /** A token and what it says. */
  record ReadToken(TrustMaterial.TimeService service, TimestampFacts facts) {}

  Checkpoints(BundlePlan plan, TokenReader reader) {
    this.reader = reader;
    for (StampedCheckpoint stamped : plan.checkpoints()) {
      planned.put(size(stamped), stamped);
    }
  }

  private static long size(StampedCheckpoint stamped) {
    try {
      return Checkpoint.parse(stamped.body()).size();
    } catch (MalformedProofException e) {
      throw new BundleException.Contradiction(e.sentence());
    }
  }

  /** Takes in the receipt of something that is handed over. */
  ReadReceipt opened(Receipt receipt, Text what) {
    ReadReceipt read = read(receipt, what);
    receipts.put(read.id(), read);
    return read;
  }

  /** Takes in the receipt of something that stays; its opening will not leave. */
  ReadReceipt unopened(Receipt receipt, Text what) {
    ReadReceipt read = read(receipt, what);
    unopened.put(read.id(), read);
    return read;
  }

  private ReadReceipt read(Receipt receipt, Text what) {
    ReadReceipt read = ReadReceipt.of(receipt, what);
    StampedCheckpoint stamped = planned.get(read.treeSize());
    if (stamped == null || !stamped.body().equals(read.proof().note().text())) {
      throw new BundleException.Contradiction(
          new Text(
              "存证回执（" + what.zh() + "）所指的检查点（大小 " + read.treeSize() + "）不在计划中。",
              "The receipt of "
                  + what.en()
                  + " leads to a checkpoint of size "
                  + read.treeSize()
                  + " that the plan does not have."));
    }
    if (used.put(read.treeSize(), stamped) == null) {
      tokens.put(read.treeSize(), reader.read(stamped));
    }
    return read;
  }

  /** What DOC-CUSTODY-CERT prints about the tokens over a receipt's checkpoint. */
  List<DepositRecord.TimeToken> printed(ReadReceipt receipt) {
    return over(receipt).stream()
        .map(token ->
            new DepositRecord.TimeToken(
                token.service().title(),
                token.service().thirdParty(),
                token.facts().policy(),
                token.facts().serial().toString(16),
                token.facts().genTime(),
                token.facts().accuracy().map(TokenReader::seconds),
                token.facts().imprintAlgorithm()))
        .toList();
  }

  private List<ReadToken> over(ReadReceipt receipt) {
    return tokens.getOrDefault(receipt.treeSize(), List.of());
  }

  /** Every service whose tokens are in the bundle, with the newest time that it has stated. */
  List<ClockStatement> clocks(List<TrustMaterial.TimeService> services) {
    List<ClockStatement> clocks = new ArrayList<>();
    for (TrustMaterial.TimeService service : services) {
      tokens.values().stream()
          .flatMap(List::stream)
          .filter(token -> token.service().equals(service))
          .map(token -> token.facts().genTime())
          .max(java.util.Comparator.naturalOrder())
          .ifPresent(newest ->
              clocks.add(
                  new ClockStatement(
                      service.name(),
                      service.thirdParty(),
                      service.title(),
                      java.util.Optional.of(newest))));
    }
    return clocks;
  }

  /** Writes proofs, checkpoints and tokens. */
  void write(Staging staging) throws IOException {
    for (ReadReceipt read : receipts.values()) {
      staging.write(BundleLayout.opening(read.id()), read.receipt().opening());
      writeProof(staging, read);
    }
    for (ReadReceipt read : unopened.values()) {
      if (!receipts.containsKey(read.id())) {
        writeProof(staging, read);
      }
    }
    for (Map.Entry<Long, StampedCheckpoint> entry : used.entrySet()) {
      staging.write(BundleLayout.checkpoint(entry.getKey()), entry.getValue().body());
      for (Map.Entry<String, byte[]> token : entry.getValue().tokens().entrySet()) {
        staging.write(BundleLayout.token(entry.getKey(), token.getKey()), token.getValue());
      }
    }
  }

  private static void writeProof(Staging staging, ReadReceipt read) throws IOException {
    staging.write(BundleLayout.leaf(read.id()), read.receipt().leaf());
    staging.write(BundleLayout.proof(read.id()), read.receipt().proof());
  }
}
