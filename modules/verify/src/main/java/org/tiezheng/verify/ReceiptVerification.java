package org.tiezheng.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tiezheng.seal.digest.ContentDigest;
import org.tiezheng.seal.digest.Digester;
import org.tiezheng.seal.keys.VerifierKey;
import org.tiezheng.seal.proof.Leaf;
import org.tiezheng.seal.proof.ReceiptReport;
import org.tiezheng.seal.proof.ReceiptStep;
import org.tiezheng.seal.proof.ReceiptVerifier;
import org.tiezheng.seal.proof.TlogProof;

/** One file and its receipt, outside a bundle. For one receipt. */
final class ReceiptVerification {
  private static final int MAX_FILE = 1 << 20;

  private final StepList steps = new StepList();
  private final ReceiptPaths receipt;
  private final VerifyOptions options;

  ReceiptVerification(ReceiptPaths receipt, VerifyOptions options) {
    this.receipt = receipt;
    this.options = options;
  }

  VerifyReport run() {
    Optional<ContentDigest> content = digest();
    List<VerifierKey> known = new ArrayList<>();
    options.logKey().ifPresent(known::add);
    if (known.isEmpty()) {
      steps.missing(
          Check.LOG_KEY,
          name(receipt.proof()),
          "没有日志公钥,签名未核对;请用 --log-vkey 给出。",
          "No log key is known, so no signature was checked; give it with --log-vkey.");
    } else {
      steps.passed(
          Check.LOG_KEY, "日志公钥由验证者从外部给出。", "The log key was pinned from outside by the reader.");
    }
    Optional<byte[]> leaf = read(receipt.leaf());
    Optional<byte[]> opening = read(receipt.opening());
    Optional<byte[]> proof = read(receipt.proof());
    List<DepositLine> lines = new ArrayList<>();
    if (leaf.isPresent() && opening.isPresent() && proof.isPresent()) {
      ReceiptReport report =
          new ReceiptVerifier(known).verify(leaf.get(), opening, proof.get(), content);
      report.steps().forEach(this::step);
      lines.add(line(report));
    }
    steps.note(
        Check.TOKEN, "单个回执不含时间戳,时间未核对。", "A receipt alone has no time token; no time was checked.");
    new LimitChecks(steps).always();
    return new VerifyReport(
        name(receipt.file()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        steps.inOrder(),
        content.map(this::line).stream().toList(),
        lines,
        List.of());
  }

  private Optional<ContentDigest> digest() {
    try {
      ContentDigest digest = new Digester(options.digests()).digest(receipt.file());
      steps.passed(
          Check.READABLE,
          "文件可以读取,SHA-256 为 " + digest.sha256() + "。",
          "The file can be read; its SHA-256 is " + digest.sha256() + ".");
      return Optional.of(digest);
    } catch (IOException e) {
      unreadable(receipt.file());
      return Optional.empty();
    }
  }

  private Optional<byte[]> read(Path file) {
    try {
      if (Files.size(file) <= MAX_FILE) {
        return Optional.of(Files.readAllBytes(file));
      }
    } catch (IOException e) {
      // told below
    }
    unreadable(file);
    return Optional.empty();
  }

  private void unreadable(Path file) {
    steps.failed(
        Check.READABLE,
        name(file),
        name(file) + " 缺失或无法读取。",
        name(file) + " is missing or cannot be read.");
  }

  private void step(ReceiptStep step) {
    boolean content = step.name() == ReceiptStep.Name.CONTENT;
    Check check = content ? Check.SHA256 : Check.ORIGINAL_DEPOSIT;
    if (step.name() == ReceiptStep.Name.COSIGNATURE) {
      check = Check.COSIGNATURE;
    }
    String file = name(content ? receipt.file() : receipt.of(step.name()));
    String zh = step.sentence().zh();
    String en = step.sentence().en();
    switch (step.result()) {
      case PASSED -> steps.passedAt(check, file, zh, en);
      case FAILED -> steps.failed(check, file, zh, en);
      case NOT_CHECKED -> {
        if (check == Check.COSIGNATURE || step.name() == ReceiptStep.Name.CANONICAL) {
          steps.note(check, file, zh, en);
        } else {
          steps.missing(check, file, zh, en);
        }
      }
    }
  }

  private DepositLine line(ReceiptReport report) {
    Result result =
        report.failed() ? Result.FAILED : report.inLog() ? Result.PASSED : Result.NOT_CHECKED;
    return new DepositLine(
        report.leaf().map(leaf -> leaf.id().toString()).orElse(""),
        report.leaf().map(leaf -> leaf.type().word()).orElse(""),
        name(receipt.file()),
        report.proof().map(TlogProof::index).orElse(-1L),
        report.proof().map(proof -> proof.checkpoint().size()).orElse(-1L),
        report.leaf().map(Leaf::time).map(Object::toString),
        result);
  }

  private FileLine line(ContentDigest digest) {
    String name = name(receipt.file());
    boolean compared =
        steps.inOrder().stream()
            .anyMatch(step -> step.check() == Check.SHA256 && step.result() == Result.PASSED);
    Result result = compared ? Result.PASSED : Result.NOT_CHECKED;
    return new FileLine(
        name,
        digest.size(),
        Optional.of(digest.sha256()),
        digest.sm3(),
        result.and(steps.worst().getOrDefault(name, Result.PASSED)));
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }
}
