package org.tiezheng.sqlite;

import java.util.OptionalLong;

/**
 * Records of a rollback journal behind one header.
 *
 * @param offset where its header begins; for records found behind the end of a transaction, where
 *     the first of them begins
 * @param kind what is known about it
 * @param recordsOffset where the first record begins
 * @param firstRecord number of its first record, counted from 0 over the whole file
 * @param records how many whole records it has
 * @param nonce the random number that its checksums begin with
 * @param initialPages size of the database before the transaction, in pages, if the header has it
 */
public record JournalSection(
    long offset,
    Kind kind,
    long recordsOffset,
    long firstRecord,
    long records,
    long nonce,
    OptionalLong initialPages) {

  /** How much of a header there is. */
  public enum Kind {
    /** With its header: what a hot journal consists of. */
    INTACT,
    /** The header is zeroed: the transaction is over, the records stayed (PERSIST). */
    FINISHED,
    /** Behind the end of what the header counts: left of an earlier, longer transaction. */
    LEFT_OVER
  }

  /**
   * Whether the checksums prove anything: the nonce is in the header, or at least two records agree
   * on it. A single record without a header may be anything that looks like one.
   */
  public boolean verifiable() {
    return kind == Kind.INTACT || records > 1;
  }
}
