package org.tiezheng.verify;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.tiezheng.seal.digest.ContentDigest;
import org.tiezheng.seal.digest.Digester;
import org.tiezheng.seal.proof.Leaf;
import org.tiezheng.seal.proof.LeafType;
import org.tiezheng.verify.DepositChecks.Deposit;
import org.tiezheng.verify.DepositChecks.ReceiptFiles;
import org.tiezheng.verify.bundle.BundleLayout;
import org.tiezheng.verify.bundle.Claim;
import org.tiezheng.verify.bundle.Claim.ClaimedItem;
import org.tiezheng.verify.bundle.Claim.ClaimedOriginal;
import org.tiezheng.verify.bundle.Claim.Withheld;

/** Everything that the claim says was deposited, and the bag itself. */
final class LogChecks {
  private final BundleFiles files;
  private final LogKeys keys;
  private final DepositChecks deposits;
  private final StepList steps;

  LogChecks(BundleFiles files, LogKeys keys, DepositChecks deposits, StepList steps) {
    this.files = files;
    this.keys = keys;
    this.deposits = deposits;
    this.steps = steps;
  }

  void run(Optional<Claim> claim) {
    if (claim.isPresent()) {
      originals(claim.get());
      claim.get().withheld().forEach(this::withheld);
      new EventChecks(files, deposits, steps).run(claim.get());
    } else {
      steps.missing(
          Check.ORIGINAL_DEPOSIT,
          BundleLayout.CLAIM,
          "没有可用的证据声明,不知道哪些文件存证过。",
          "Without a usable claim it is not known which files were deposited.");
    }
    bag(claim);
    deposits.unnamed();
    good(Check.ORIGINAL_DEPOSIT, "原件", "originals");
    good(Check.WITHHELD_DEPOSIT, "未提交材料", "withheld materials");
    good(Check.EVENT_DEPOSIT, "保管事件", "custody events");
    good(Check.BAG_DEPOSIT, "材料包", "the bag");
    if (keys.cosignerKnown() && !deposits.lines().isEmpty() && steps.isClean(Check.COSIGNATURE)) {
      steps.passed(
          Check.COSIGNATURE, "检查点的第二签名(ML-DSA-44)有效。", "The second signatures (ML-DSA-44) hold.");
    }
  }

  private void originals(Claim claim) {
    for (ClaimedItem item : claim.items()) {
      for (ClaimedOriginal original : item.originals()) {
        deposits.check(
            new Deposit(
                Check.ORIGINAL_DEPOSIT,
                original.deposit(),
                Set.of(LeafType.ORIGINAL),
                original.path(),
                files.digest(original.path()),
                OptionalLong.of(original.checkpoint()),
                ReceiptFiles.of(original.deposit())));
      }
    }
  }

  /** The leaf must hold the stated commitment; what it is over stays with its holder. */
  private void withheld(Withheld withheld) {
    Deposit deposit =
        new Deposit(
            Check.WITHHELD_DEPOSIT,
            withheld.deposit(),
            Set.of(LeafType.ORIGINAL, LeafType.DIGEST),
            BundleLayout.leaf(withheld.deposit()),
            Optional.empty(),
            OptionalLong.empty(),
            ReceiptFiles.of(withheld.deposit()));
    Optional<Leaf> leaf = deposits.check(deposit);
    boolean other =
        leaf.filter(found ->
                !found.commit().sha256().equals(withheld.commit().sha256())
                    || !found.commit().sm3().equals(withheld.commit().sm3()))
            .isPresent();
    if (other) {
      steps.failed(
          Check.WITHHELD_DEPOSIT,
          deposit.receipt().leaf(),
          "未提交材料的承诺值与存证记录不一致:" + deposit.receipt().leaf() + "。",
          "The stated commitment of what is withheld is not that in "
              + deposit.receipt().leaf()
              + ".");
    }
  }

  /** B is the tagmanifest, so this fixes every byte outside tiezheng/root/. */
  private void bag(Optional<Claim> claim) {
    Optional<ContentDigest> content =
        files.readIfThere(BundleLayout.TAG_MANIFEST).map(Digester.both()::digest);
    Optional<Leaf> leaf = files.readIfThere(BundleLayout.BAG_LEAF).flatMap(LogChecks::leaf);
    deposits.check(
        new Deposit(
            Check.BAG_DEPOSIT,
            claim
                .map(Claim::bagDeposit)
                .or(() -> leaf.map(found -> found.id().toString()))
                .orElse(""),
            Set.of(LeafType.BUNDLE),
            BundleLayout.TAG_MANIFEST,
            content,
            OptionalLong.empty(),
            ReceiptFiles.BAG));
  }

  private static Optional<Leaf> leaf(byte[] bytes) {
    return Leaf.isCanonical(bytes) ? Optional.of(Leaf.parse(bytes)) : Optional.empty();
  }

  private void good(Check check, String zh, String en) {
    long count =
        deposits.lines().stream()
            .filter(line -> line.result() == Result.PASSED)
            .filter(line -> check == of(line))
            .count();
    if (count > 0 && steps.isClean(check)) {
      steps.passed(
          check,
          zh + "的存证 " + count + " 笔:存证记录、日志证明和签名均一致。",
          "Deposits of " + en + ": " + count + "; leaf, inclusion proof and signature hold.");
    }
  }

  private static Check of(DepositLine line) {
    if (line.file().equals(BundleLayout.TAG_MANIFEST)) {
      return Check.BAG_DEPOSIT;
    }
    if (line.file().startsWith(BundleLayout.EVENTS)) {
      return Check.EVENT_DEPOSIT;
    }
    return line.file().startsWith(BundleLayout.PROOFS)
        ? Check.WITHHELD_DEPOSIT
        : Check.ORIGINAL_DEPOSIT;
  }
}
