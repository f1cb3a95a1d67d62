package org.tiezheng.vault;

import java.util.List;
import java.util.Optional;
import org.tiezheng.evidence.Receipt;

/** Receipts (存证回执) by the request id of the deposit. */
public interface ReceiptStore {
  /**
   * Keeps a receipt. Leaf and opening never change: a second receipt for the same deposit must have
   * the same ones, and its proof (to a later checkpoint) takes the place of the first.
   *
   * @throws AlreadyKeptException when leaf or opening differ from those kept
   */
  void put(String deposit, Receipt receipt);

  Optional<Receipt> find(String deposit);

  /** Request ids of all receipts, in the order in which the deposits were first kept. */
  List<String> deposits();
}
