package org.tiezheng.vault.check;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.tiezheng.evidence.Receipt;
import org.tiezheng.seal.digest.ContentDigest;
import org.tiezheng.seal.keys.PublicKeys;
import org.tiezheng.seal.keys.VerifierKey;
import org.tiezheng.seal.log.LogCheck;
import org.tiezheng.seal.log.LogReport;
import org.tiezheng.seal.log.LogStore;
import org.tiezheng.seal.log.StoredEntry;
import org.tiezheng.seal.proof.MalformedProofException;
import org.tiezheng.seal.proof.Opening;
import org.tiezheng.seal.proof.ReceiptReport;
import org.tiezheng.seal.proof.ReceiptStep;
import org.tiezheng.seal.proof.ReceiptVerifier;
import org.tiezheng.vault.check.CheckProblem.Kind;

/** The deposit log from its leaves, and every deposit against the bytes that it is for. */
final class DepositCheck {
  private static final String LOG = "log/journal";

  private final Findings findings;
  private final LogStore store;
  private final List<VerifierKey> keys;

  DepositCheck(Findings findings, LogStore store, List<PublicKeys> history) {
    this.findings = findings;
    this.store = store;
    this.keys =
        history.stream()
            .flatMap(k -> List.of(k.logVkey(), k.cosignerVkey()).stream())
            .map(VerifierKey::parse)
            .flatMap(Optional::stream)
            .toList();
  }

  void log() throws IOException {
    LogReport report = LogCheck.store(store, keys, leaves -> {});
    findings.leaves = report.leaves();
    report.faults().forEach(fault -> findings.add(Kind.LOG, LOG, fault.sentence()));
  }

  /** A deposit that a row names. */
  void deposit(String id, String what, ContentDigest content) throws IOException {
    Optional<StoredEntry> entry = entry(id);
    if (entry.isEmpty()) {
      findings.add(
          Kind.RECEIPT,
          LOG,
          "“" + what + "”(" + id + ")尚未存证。",
          what + " (" + id + ") has not been deposited.");
      return;
    }
    findings.deposits++;
    byte[] opening = entry.get().entry().opening().getBytes(StandardCharsets.UTF_8);
    try {
      Opening opened = Opening.parse(opening);
      if (!opened.digests().equals(content.digests()) || opened.size() != content.size()) {
        findings.add(
            Kind.RECEIPT,
            LOG,
            "“" + what + "”的存证 " + id + " 与现有内容不符。",
            "the deposit " + id + " of " + what + " is for other bytes.");
      }
    } catch (MalformedProofException e) {
      findings.add(
          Kind.LOG, LOG, "存证 " + id + " 的开启值无法读取。", "the opening of " + id + " cannot be read.");
    }
  }

  private Optional<StoredEntry> entry(String id) throws IOException {
    OptionalLong index;
    try {
      index = store.indexOf(UUID.fromString(id));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // not a request id
    }
    return index.isEmpty()
        ? Optional.empty()
        : store.entries(index.getAsLong(), 1).stream().findFirst();
  }

  /** A receipt that was kept. */
  void receipt(String id, Receipt receipt) {
    ReceiptReport report = new ReceiptVerifier(keys).verify(receipt, Optional.empty());
    if (!report.inLog()) {
      for (ReceiptStep step : report.steps()) {
        if (step.result() == ReceiptStep.Result.FAILED) {
          findings.add(
              Kind.RECEIPT,
              "store.db",
              "存证回执 " + id + ":" + step.sentence().zh(),
              "the receipt " + id + ": " + step.sentence().en());
        }
      }
    }
  }
}
