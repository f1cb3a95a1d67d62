package org.tiezheng.testkit.chat;

import java.time.Instant;
import java.util.Optional;

/**
 * Money that moved, or did not: what the bills agree with.
 *
 * @param packet whether it was a red packet
 * @param transferId number of the transfer or of the red packet
 * @param fen amount
 * @param settled when it was received or given back; empty while open
 */
record Payment(
    boolean packet,
    String transferId,
    String transactionId,
    long fen,
    String memo,
    String payer,
    String receiver,
    Instant begin,
    Optional<Instant> settled,
    Outcome outcome) {
  /** How it ended. */
  enum Outcome {
    RECEIVED,
    RETURNED,
    OPEN
  }
}
