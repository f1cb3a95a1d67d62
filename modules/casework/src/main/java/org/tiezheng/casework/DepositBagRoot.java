package org.tiezheng.casework;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.tiezheng.evidence.Receipt;
import org.tiezheng.present.bundle.BagDeposit;
import org.tiezheng.present.bundle.StampedCheckpoint;
import org.tiezheng.seal.digest.Digester;
import org.tiezheng.seal.proof.LeafType;

/** Deposits the bag root in the log of the case and has it stamped at once. */
final class DepositBagRoot implements BagDeposit {
  private final Deposits deposits;
  private final String id = UUID.randomUUID().toString();

  DepositBagRoot(Deposits deposits) {
    this.deposits = deposits;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public Proof deposit(byte[] tagManifest) throws IOException {
    deposits.deposit(
        List.of(
            new Deposits.Wanted(
                id,
                LeafType.BUNDLE,
                Digester.both().digest(tagManifest).digests(),
                tagManifest.length)));
    Deposits.Stamped stamped = deposits.stampNow();
    Receipt receipt = deposits.renewed(id, stamped.size());
    return new Proof(receipt, new StampedCheckpoint(stamped.body(), stamped.tokens()));
  }
}
