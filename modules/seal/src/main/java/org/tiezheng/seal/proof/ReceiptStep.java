package org.tiezheng.seal.proof;

import org.tiezheng.evidence.Text;

/**
 * One thing that was looked at in a receipt.
 *
 * @param name what was looked at
 * @param result what came out
 * @param sentence what was found, for a person
 */
public record ReceiptStep(Name name, Result result, Text sentence) {
  /** What came out; not checked is never shown as good. */
  public enum Result {
    PASSED,
    FAILED,
    NOT_CHECKED
  }

  /** The steps in the order in which they are made and reported. */
  public enum Name {
    /** The leaf is in its one form. */
    LEAF,
    /** The opening is in its one form and bears the leaf's id. */
    OPENING,
    /** Salt and digests give the leaf's commitment, by SHA-256 and by SM3. */
    COMMITMENT,
    /** The opening's digests and size are those of the bytes at hand. */
    CONTENT,
    /** The tlog-proof and its checkpoint can be read. */
    PROOF,
    /** The tlog-proof is in canonical form. */
    CANONICAL,
    /** The leaf's path leads to the checkpoint's root. */
    INCLUSION,
    /** The log whose name the checkpoint bears signed it. */
    LOG_SIGNATURE,
    /** Known cosigners signed it. */
    COSIGNATURE
  }
}
