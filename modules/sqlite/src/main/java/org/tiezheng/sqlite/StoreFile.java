package org.tiezheng.sqlite;

/** Which of the files of one database some bytes lie in. */
public enum StoreFile {
  /** The database itself. */
  MAIN,
  /** The write-ahead log, {@code name-wal}. */
  WAL,
  /** The rollback journal, {@code name-journal}. */
  JOURNAL
}
