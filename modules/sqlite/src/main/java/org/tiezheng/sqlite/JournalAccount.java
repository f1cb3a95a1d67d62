package org.tiezheng.sqlite;

/** Counts the bytes of a rollback journal for {@link LogLedger}. Not thread-safe. */
final class JournalAccount {
  private static final int HEADER = 28;
  private static final int CHECKSUM = 4;

  private final Database database;
  private final RollbackJournal journal;
  private final LogLedger.Count count;

  JournalAccount(Database database, RollbackJournal journal, LogLedger.Count count) {
    this.database = database;
    this.journal = journal;
    this.count = count;
  }

  LogLedger ledger() {
    PageLayout layout = LogLedger.committed(database);
    for (JournalSection section : journal.sections()) {
      count.upTo(section.offset(), LogByteKind.JOURNAL_REST);
      if (section.kind() != JournalSection.Kind.LEFT_OVER) {
        count.upTo(section.offset() + HEADER, LogByteKind.JOURNAL_HEADER);
        count.upTo(section.recordsOffset(), LogByteKind.JOURNAL_PADDING);
      }
      for (long i = 0; i < section.records(); i++) {
        record(section, journal.record(section.firstRecord() + i), layout);
      }
    }
    count.rest(LogByteKind.JOURNAL_REST);
    return count.ledger(StoreFile.JOURNAL);
  }

  private void record(JournalSection section, JournalRecord record, PageLayout layout) {
    long end = record.offset() + database.committed().pageSize();
    if (section.kind() == JournalSection.Kind.LEFT_OVER) {
      count.upTo(end + CHECKSUM, LogByteKind.LEFT_OVER_RECORD);
      return;
    }
    count.upTo(record.offset(), LogByteKind.RECORD_FRAME);
    if (LogLedger.stands(database.committed(), StoreFile.JOURNAL, record.page(), record.index())) {
      count.image(layout, record.page());
    }
    boolean finished = section.kind() == JournalSection.Kind.FINISHED;
    count.upTo(end, finished ? LogByteKind.FORMER_IMAGE : LogByteKind.UNUSED_IMAGE);
    count.upTo(end + CHECKSUM, LogByteKind.RECORD_FRAME);
  }
}
