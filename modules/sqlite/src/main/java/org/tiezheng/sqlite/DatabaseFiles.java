package org.tiezheng.sqlite;

import java.lang.foreign.MemorySegment;
import java.util.Optional;

/**
 * The bytes of one database: mapped read-only or in memory. They must stay readable, from every
 * thread that uses the database, as long as it or any of its rows is in use.
 *
 * @param main the database file
 * @param wal its {@code -wal}, if there is one
 * @param journal its {@code -journal}, if there is one
 */
public record DatabaseFiles(
    MemorySegment main, Optional<MemorySegment> wal, Optional<MemorySegment> journal) {

  /** The same bytes, as segments that cannot be written to. */
  public DatabaseFiles {
    main = main.asReadOnly();
    wal = wal.map(MemorySegment::asReadOnly);
    journal = journal.map(MemorySegment::asReadOnly);
  }

  /** The same, the main file without its first bytes. */
  DatabaseFiles from(long start) {
    return new DatabaseFiles(main.asSlice(Math.min(start, main.byteSize())), wal, journal);
  }

  /** A database file alone. */
  public static DatabaseFiles of(MemorySegment main) {
    return new DatabaseFiles(main, Optional.empty(), Optional.empty());
  }
}
