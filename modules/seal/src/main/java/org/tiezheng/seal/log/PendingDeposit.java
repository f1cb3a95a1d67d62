package org.tiezheng.seal.log;

import java.util.concurrent.CompletableFuture;
import org.tiezheng.evidence.Receipt;
import org.tiezheng.seal.proof.Hash;

/** A deposit on its way into the tree. */
final class PendingDeposit {
  private final Deposit deposit;
  private final LogEntry entry;
  private final Hash leafHash;
  private final CompletableFuture<Receipt> receipt = new CompletableFuture<>();

  PendingDeposit(Deposit deposit, LogEntry entry, Hash leafHash) {
    this.deposit = deposit;
    this.entry = entry;
    this.leafHash = leafHash;
  }

  Deposit deposit() {
    return deposit;
  }

  LogEntry entry() {
    return entry;
  }

  Hash leafHash() {
    return leafHash;
  }

  CompletableFuture<Receipt> receipt() {
    return receipt;
  }
}
