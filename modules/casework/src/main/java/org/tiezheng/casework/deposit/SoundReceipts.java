package org.tiezheng.casework.deposit;

import java.util.List;
import java.util.Optional;
import org.tiezheng.evidence.Receipt;
import org.tiezheng.evidence.Text;
import org.tiezheng.seal.digest.ContentDigest;
import org.tiezheng.seal.keys.VerifierKey;
import org.tiezheng.seal.proof.ReceiptReport;
import org.tiezheng.seal.proof.ReceiptStep;
import org.tiezheng.seal.proof.ReceiptVerifier;

/**
 * Lets through only receipts in which everything was checked and holds. For use by many threads.
 */
final class SoundReceipts {
  private final ReceiptVerifier verifier;

  SoundReceipts(List<VerifierKey> keys) {
    this.verifier = new ReceiptVerifier(keys);
  }

  /**
   * Checks one, with the bytes of its deposit if they are at hand.
   *
   * @throws DepositRefusal if something fails, or the way to the signed checkpoint was not checked
   */
  void require(Receipt receipt, Optional<ContentDigest> content) {
    ReceiptReport report = verifier.verify(receipt, content);
    if (!report.inLog()) {
      Text why =
          report.steps().stream()
              .filter(step -> step.result() == ReceiptStep.Result.FAILED)
              .map(ReceiptStep::sentence)
              .findFirst()
              .orElseGet(() -> report.step(ReceiptStep.Name.LOG_SIGNATURE).sentence());
      throw new DepositRefusal(
          DepositRefusal.Why.ALTERED,
          "这项存证的回执不成立,不予打印:" + why.zh() + "请告知运营者。",
          "The receipt of this deposit does not hold, so nothing is printed: "
              + why.en()
              + " Tell the operator.");
    }
  }
}
