package org.tiezheng.evidence;

/** What the store says about a row, or where the row was found if the store has it no more. */
public enum RowState {
  LIVE,
  RECALLED,
  EDITED,
  /** The user deleted it; the store still keeps it, as "recently deleted" or marked. */
  MARKED_DELETED,
  /** The store has it no more; its bytes were found in the residue of a file. */
  DELETED_RECOVERED,
  /** An older content of a row that is live with another content. */
  EARLIER_VERSION,
  /**
   * Found in the residue of a file; what would tell whether it was deleted or is an older content
   * of a live row is overwritten.
   */
  DELETED_OR_EARLIER
}
