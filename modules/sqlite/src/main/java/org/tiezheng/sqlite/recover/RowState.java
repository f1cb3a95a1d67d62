package org.tiezheng.sqlite.recover;

/** What a recovered row is, compared with the rows that the table has now. */
public enum RowState {
  /**
   * Not in the table. Where the rowid is unknown, it can also be a former version of a row that is
   * still there, unless the table lacks no rowid: nothing in the bytes tells the two apart.
   */
  DELETED,
  /** The table has a row with this key, with other content: a former version of it. */
  EARLIER_VERSION,
  /**
   * The same as a row of the table in all that was recovered, but its own rowid is lost: a copy
   * left behind, or a deleted row of the same content.
   */
  AMBIGUOUS,
  /** A copy, left behind by the library, of a row that the table has. */
  STALE_COPY
}
