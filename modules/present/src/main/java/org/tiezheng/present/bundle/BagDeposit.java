package org.tiezheng.present.bundle;

import java.io.IOException;
import org.tiezheng.evidence.Receipt;

/** Deposits the bag root and has its checkpoint stamped; implemented where the log is open. */
public interface BagDeposit {
  /** The request id that the deposit will have; it is written into the bundle beforehand. */
  String id();

  /**
   * Deposits these bytes (type {@code bundle}) under {@link #id()}. Called once, when everything
   * else of the bundle is on disk.
   *
   * @throws IOException if the deposit fails; then no bundle is left behind
   */
  Proof deposit(byte[] tagManifest) throws IOException;

  /**
   * The proof.
   *
   * @param receipt leads to {@code checkpoint}
   * @param checkpoint with the tokens that could be had by now
   */
  record Proof(Receipt receipt, StampedCheckpoint checkpoint) {}
}
