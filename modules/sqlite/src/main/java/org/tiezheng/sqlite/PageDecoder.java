package org.tiezheng.sqlite;

import java.lang.foreign.MemorySegment;

/**
 * Turns the stored bytes of a page into the plain page, for encrypted databases. The decoded page
 * has the same size; what encryption keeps at its end (initial vector, authentication code) must be
 * within the reserved bytes that the decoded header declares. Must be thread-safe.
 */
public interface PageDecoder {
  /** Size of a page in bytes: it cannot be read from an encrypted header. */
  int pageSize();

  /**
   * Decodes one page.
   *
   * @param number page number, from 1; page 1 must come out with its usual 100-byte header
   * @param stored the bytes as they lie in the file, {@link #pageSize()} of them
   * @param plain where the page goes, of the same size
   * @return false if the page cannot be decoded, for example because its authentication code is
   *     wrong; it then counts as damaged
   */
  boolean decode(long number, MemorySegment stored, MemorySegment plain);
}
