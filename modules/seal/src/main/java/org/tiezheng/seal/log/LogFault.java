package org.tiezheng.seal.log;

import org.tiezheng.evidence.Text;

/**
 * Something in a log that is not as it must be.
 *
 * @param kind what is wrong
 * @param index of the leaf, or the tree size for a checkpoint, or the tile's number
 * @param sentence for a person
 */
public record LogFault(Kind kind, long index, Text sentence) {
  /** What can be wrong. */
  public enum Kind {
    /** A leaf is not in its one form, is too long, or bears another id than its entry. */
    LEAF,
    /** An opening is not in its one form or does not open its leaf. */
    OPENING,
    /** A request id does not lead to its leaf. */
    REQUEST,
    /** A checkpoint is missing, unreadable, of another log, or has another root. */
    CHECKPOINT,
    /** A checkpoint bears no valid signature of a known key, or one that fails. */
    SIGNATURE,
    /** A tile or entry bundle is missing or differs from what the leaves give. */
    TILE,
    /** Leaves are missing, or there are more than the checkpoint says. */
    SIZE
  }
}
