package org.tiezheng.sqlite;

import java.lang.foreign.MemorySegment;

/**
 * Turns the stored bytes of a page into the plain page, for encrypted databases. The decoded page
 * has the same size; what encryption keeps at its end (initial vector, authentication code) must be
 * within the reserved bytes that the decoded header declares. Frames of the write-ahead log and
 * records of the journal are decoded like pages. Must be thread-safe.
 */
public interface PageDecoder {
  /** Size of a page in bytes: it cannot be read from an encrypted header. */
  int pageSize();

  /** How many bytes of the main file lie before page 1, such as a header that is not encrypted. */
  default long start() {
    return 0;
  }

  /**
   * Decodes one page.
   *
   * @param number page number, from 1; page 1 must come out with its usual 100-byte header
   * @param stored the bytes as they lie in the file, {@link #pageSize()} of them
   * @param plain where the page goes, of the same size, all zero; backed by an array
   */
  Outcome decode(long number, MemorySegment stored, MemorySegment plain);

  /**
   * Decodes a page that {@link #decode} decoded before from the same bytes, and nothing
   * contradicted it: whether its authentication code is right is known and need not be computed
   * again.
   */
  default void decodeAgain(long number, MemorySegment stored, MemorySegment plain) {
    decode(number, stored, plain);
  }

  /** What became of a page. */
  enum Outcome {
    /** Decoded, and nothing contradicts it. */
    DECODED,
    /**
     * Decoded, but its authentication code is wrong: the bytes are not the ones that were written.
     * It is read all the same, counts as damaged, and its records as incomplete.
     */
    DOUBTFUL,
    /** Nothing can be made of it; it is a page of zeroes and counts as damaged. */
    LOST
  }
}
