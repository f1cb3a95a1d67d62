package org.tiezheng.sqlite;

/** Counts the bytes of a write-ahead log for {@link LogLedger}. Not thread-safe. */
final class WalAccount {
  private final Database database;
  private final WriteAheadLog wal;
  private final LogLedger.Count count;

  WalAccount(Database database, WriteAheadLog wal, LogLedger.Count count) {
    this.database = database;
    this.wal = wal;
    this.count = count;
  }

  LogLedger ledger() {
    count.upTo(WriteAheadLog.HEADER, LogByteKind.WAL_HEADER);
    for (WalGeneration generation : wal.generations()) {
      if (generation.current()) {
        current(generation);
      } else {
        count.upTo(end(generation.endFrame() - 1), LogByteKind.OLDER_GENERATION);
      }
    }
    count.rest(LogByteKind.TORN_FRAME);
    return count.ledger(StoreFile.WAL);
  }

  private void current(WalGeneration generation) {
    PageLayout layout = LogLedger.committed(database);
    for (long i = generation.firstFrame(); i < generation.committedEnd(); i++) {
      long page = wal.pageNumber(i);
      count.upTo(end(i) - database.committed().pageSize(), LogByteKind.FRAME_HEADER);
      if (LogLedger.stands(database.committed(), StoreFile.WAL, page, i)) {
        count.image(layout, page);
      }
      count.upTo(end(i), LogByteKind.SUPERSEDED);
    }
    count.upTo(end(generation.endFrame() - 1), LogByteKind.UNCOMMITTED);
  }

  private long end(long frame) {
    return wal.frame(frame).offset() + database.committed().pageSize();
  }
}
