package org.tiezheng.sqlite;

/**
 * A frame of the write-ahead log: one page as it was after a change.
 *
 * @param index counted from 0 at the beginning of the file
 * @param page which page it is an image of
 * @param commitSize size of the database in pages after the transaction, if this is its last frame;
 *     else 0
 * @param salt1 with {@code salt2}, tells the generations apart
 * @param salt2 random
 * @param offset where the page begins in the file, in bytes; the 24 bytes before are its header
 * @param check what its checksum proves
 */
public record WalFrame(
    long index, long page, long commitSize, long salt1, long salt2, long offset, Check check) {

  /** Whether this is the last frame of a transaction. */
  public boolean isCommit() {
    return commitSize != 0;
  }

  /** What the checksum of a frame proves; it also covers all frames before it. */
  public enum Check {
    /** Salts and checksum agree with the header of the log without a break: SQLite accepts it. */
    VALID,
    /** Of an older generation (or behind a break), and the checksum continues the frame before. */
    CHAINED,
    /** First frame left of an older generation: what its checksum continues is overwritten. */
    UNVERIFIABLE,
    /** The checksum does not continue the frame before it: damaged, half written or altered. */
    BROKEN
  }
}
