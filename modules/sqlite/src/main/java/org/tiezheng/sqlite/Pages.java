package org.tiezheng.sqlite;

import java.lang.foreign.MemorySegment;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The pages of a database in one state: as committed, after an earlier commit of the write-ahead
 * log, or before the transaction of the journal. Thread-safe.
 */
public interface Pages {
  /** How many pages the database has in this state. */
  long count();

  /** Size of every page in bytes, 512 to 65536. */
  int pageSize();

  /** Bytes of a page that SQLite uses: without the reserved ones at its end. */
  int usableSize();

  /**
   * A page, {@link #pageSize()} bytes, read-only. What a truncated file lacks is zero.
   *
   * @param number from 1 to {@link #count()}; others give a page of zeroes
   */
  MemorySegment page(long number);

  /**
   * Why the bytes of a page cannot be relied on, if it is encrypted and its authentication code is
   * wrong or it cannot be decrypted.
   */
  default Optional<Sentence> doubt(long number) {
    return Optional.empty();
  }

  /** The file that the bytes of a page come from. */
  StoreFile file(long number);

  /** Where the page begins in that file. */
  long position(long number);

  /** The WAL frame or journal record that a page comes from, if it does. */
  OptionalLong frame(long number);

  /** Where a part of a page lies. */
  default Place place(long number, long offset, long length) {
    return new Place(file(number), number, position(number) + offset, length, frame(number));
  }
}
