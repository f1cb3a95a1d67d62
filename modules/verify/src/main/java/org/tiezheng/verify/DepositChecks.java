package org.tiezheng.verify;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.tiezheng.evidence.Text;
import org.tiezheng.seal.digest.ContentDigest;
import org.tiezheng.seal.proof.Checkpoint;
import org.tiezheng.seal.proof.Leaf;
import org.tiezheng.seal.proof.LeafType;
import org.tiezheng.seal.proof.ReceiptReport;
import org.tiezheng.seal.proof.ReceiptStep;
import org.tiezheng.seal.proof.ReceiptVerifier;
import org.tiezheng.seal.proof.TlogProof;
import org.tiezheng.verify.bundle.BundleLayout;

/**
 * Each deposit: leaf, opening, inclusion proof, signed checkpoint, and that the opening's digests
 * are those of the bytes at hand.
 */
final class DepositChecks {
  /** The three files of a receipt. */
  record ReceiptFiles(String leaf, String opening, String proof) {
    static ReceiptFiles of(String deposit) {
      return new ReceiptFiles(
          BundleLayout.leaf(deposit), BundleLayout.opening(deposit), BundleLayout.proof(deposit));
    }

    static final ReceiptFiles BAG =
        new ReceiptFiles(BundleLayout.BAG_LEAF, BundleLayout.BAG_OPENING, BundleLayout.BAG_PROOF);
  }

  /**
   * What is to be checked.
   *
   * @param check under which it is reported
   * @param types any of which the leaf may be of
   * @param about path of the file, or file and line
   * @param content empty for what is withheld
   * @param checkpoint tree size that the claim states
   */
  record Deposit(
      Check check,
      String id,
      Set<LeafType> types,
      String about,
      Optional<ContentDigest> content,
      OptionalLong checkpoint,
      ReceiptFiles receipt) {
    boolean isWithheld() {
      return check == Check.WITHHELD_DEPOSIT;
    }
  }

  private final BundleFiles files;
  private final LogKeys keys;
  private final CheckpointBook book;
  private final StepList steps;
  private final ReceiptVerifier verifier;
  private final List<DepositLine> lines = new ArrayList<>();
  private final Set<String> named = new HashSet<>();

  DepositChecks(BundleFiles files, LogKeys keys, CheckpointBook book, StepList steps) {
    this.files = files;
    this.keys = keys;
    this.book = book;
    this.steps = steps;
    verifier = new ReceiptVerifier(keys.known());
  }

  List<DepositLine> lines() {
    return lines;
  }

  /** The leaf, when the deposit holds in every respect. */
  Optional<Leaf> check(Deposit deposit) {
    ReceiptFiles receipt = deposit.receipt();
    named.addAll(List.of(receipt.leaf(), receipt.opening(), receipt.proof()));
    Optional<byte[]> leaf = need(deposit, receipt.leaf());
    Optional<byte[]> proof = need(deposit, receipt.proof());
    Optional<byte[]> opening =
        deposit.isWithheld() ? Optional.empty() : need(deposit, receipt.opening());
    if (leaf.isEmpty() || proof.isEmpty() || (opening.isEmpty() && !deposit.isWithheld())) {
      lines.add(line(deposit, Optional.empty(), Optional.empty(), Result.NOT_CHECKED));
      return Optional.empty();
    }
    ReceiptReport report = verifier.verify(leaf.get(), opening, proof.get(), deposit.content());
    Result result = steps(deposit, report).and(identity(deposit, report));
    report.proof().map(TlogProof::checkpoint).ifPresent(found -> use(deposit, found));
    lines.add(line(deposit, report.leaf(), report.proof(), result));
    return result == Result.PASSED ? report.leaf() : Optional.empty();
  }

  private Optional<byte[]> need(Deposit deposit, String path) {
    Optional<byte[]> bytes = files.readIfThere(path);
    if (bytes.isEmpty()) {
      steps.missing(
          deposit.check(),
          path,
          deposit.about() + " 的存证未核对:缺少 " + path + "。",
          "The deposit of " + deposit.about() + " was not checked: " + path + " is missing.");
    }
    return bytes;
  }

  private void use(Deposit deposit, Checkpoint checkpoint) {
    if (deposit.check() == Check.BAG_DEPOSIT) {
      book.useForBag(checkpoint);
    } else {
      book.use(checkpoint, deposit.receipt().proof());
    }
  }

  /** Reports what does not hold; a receipt's own steps need not be listed when all is well. */
  private Result steps(Deposit deposit, ReceiptReport report) {
    Result worst = Result.PASSED;
    for (ReceiptStep step : report.steps()) {
      Text sentence = about(deposit, step.sentence());
      if (step.result() == ReceiptStep.Result.FAILED) {
        for (String file : files(deposit, step.name())) {
          steps.failed(check(deposit, step.name()), file, sentence);
        }
        worst = Result.FAILED;
      } else if (step.result() == ReceiptStep.Result.NOT_CHECKED
          && isNeeded(deposit, step.name())
          && !report.failed()) {
        steps.missing(
            check(deposit, step.name()), files(deposit, step.name()).getFirst(), sentence);
        worst = worst.and(Result.NOT_CHECKED);
      }
    }
    return worst;
  }

  private boolean isNeeded(Deposit deposit, ReceiptStep.Name name) {
    return switch (name) {
      case OPENING, COMMITMENT, CONTENT -> !deposit.isWithheld();
      case COSIGNATURE -> keys.cosignerKnown();
      case LEAF, PROOF, CANONICAL, INCLUSION, LOG_SIGNATURE -> true;
    };
  }

  private static Check check(Deposit deposit, ReceiptStep.Name name) {
    return name == ReceiptStep.Name.COSIGNATURE ? Check.COSIGNATURE : deposit.check();
  }

  /**
   * The files that a step is about. Where two files do not fit together, nothing says which of them
   * was changed, so both are named.
   */
  private static List<String> files(Deposit deposit, ReceiptStep.Name name) {
    ReceiptFiles places = deposit.receipt();
    return switch (name) {
      case LEAF -> List.of(places.leaf());
      case OPENING -> List.of(places.opening());
      case COMMITMENT -> List.of(places.opening(), places.leaf());
      case CONTENT -> List.of(deposit.about());
      case INCLUSION -> List.of(places.proof(), places.leaf());
      case PROOF, CANONICAL, LOG_SIGNATURE, COSIGNATURE -> List.of(places.proof());
    };
  }

  private static Text about(Deposit deposit, Text sentence) {
    return new Text(deposit.about() + ":" + sentence.zh(), deposit.about() + ": " + sentence.en());
  }

  /** The receipt is the one that the claim names. */
  private Result identity(Deposit deposit, ReceiptReport report) {
    Result result = Result.PASSED;
    if (report.leaf().filter(leaf -> !leaf.id().toString().equals(deposit.id())).isPresent()) {
      result =
          wrong(
              deposit,
              deposit.receipt().leaf(),
              "存证编号不是 " + deposit.id(),
              "the id is not " + deposit.id());
    }
    if (report.leaf().filter(leaf -> !deposit.types().contains(leaf.type())).isPresent()) {
      String words = deposit.types().stream().map(LeafType::word).sorted().collect(joining("/"));
      result =
          wrong(deposit, deposit.receipt().leaf(), "存证类型不是 " + words, "the type is not " + words);
    }
    if (deposit.checkpoint().isPresent()
        && report
            .proof()
            .filter(proof -> proof.checkpoint().size() != deposit.checkpoint().getAsLong())
            .isPresent()) {
      long size = deposit.checkpoint().getAsLong();
      result =
          wrong(
              deposit,
              deposit.receipt().proof(),
              "证明所用的检查点不是声明的 " + size,
              "the proof's checkpoint is not the stated " + size);
    }
    return result;
  }

  private Result wrong(Deposit deposit, String file, String zh, String en) {
    steps.failed(deposit.check(), file, about(deposit, new Text(zh + "。", en + ".")));
    return Result.FAILED;
  }

  private static DepositLine line(
      Deposit deposit, Optional<Leaf> leaf, Optional<TlogProof> proof, Result result) {
    return new DepositLine(
        deposit.id(),
        leaf.map(read -> read.type().word()).orElse(""),
        deposit.about(),
        proof.map(TlogProof::index).orElse(-1L),
        proof.map(read -> read.checkpoint().size()).orElse(-1L),
        leaf.map(read -> read.time().toString()),
        result);
  }

  /** Proof files that nothing refers to. */
  void unnamed() {
    for (String path : files.paths()) {
      if (path.startsWith(BundleLayout.PROOFS) && !named.contains(path)) {
        steps.note(
            Check.ORIGINAL_DEPOSIT,
            path,
            path + " 没有被证据声明提到,未检查。",
            path + " is not named by the claim and was not checked.");
      }
    }
  }
}
