package org.tiezheng.sqlite.recover;

/** What a recovered row is, compared with the rows that the table has now; see {@link Basis}. */
public enum RowState {
  /** Not in the table any more. */
  DELETED,
  /** The table has a row with this key, with other content: a former version of it. */
  EARLIER_VERSION,
  /**
   * Its content is not in the table, and what would tell whose it was is overwritten: a deleted
   * row, or a former version of a row that is still there.
   */
  DELETED_OR_EARLIER,
  /**
   * The same as a row of the table in all that was recovered, but its own rowid is lost: a copy
   * left behind, or a deleted row of the same content. Or its table could not be read whole, so
   * that the row itself may still be there.
   */
  AMBIGUOUS,
  /** A copy, left behind by the library, of a row that the table has. */
  STALE_COPY
}
