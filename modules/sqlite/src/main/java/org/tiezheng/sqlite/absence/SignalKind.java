package org.tiezheng.sqlite.absence;

/** The signs that are looked for. */
public enum SignalKind {
  /** Rowids are missing between rows that are there: all of a table. */
  ROWID_GAPS,
  /** One run of missing rowids. */
  ROWID_GAP,
  /** The first rowids are missing. */
  HEAD_GAP,
  /** Rowids jump by far more than there are rows. */
  ROWID_JUMP,
  /** A counter of the database says that higher rowids were given out than are there. */
  TAIL_GAP,
  /** That counter is lower than a rowid that is there. */
  COUNTER_BEHIND,
  /** A full-text index knows rows that are not there. */
  FULLTEXT_WITHOUT_ROW,
  /** Rows that the full-text index does not know. */
  ROW_WITHOUT_FULLTEXT,
  /** Rows refer to rows that are not there. */
  DANGLING_REFERENCE,
  /** Rows that nothing refers to any more. */
  UNUSED_ROW,
  /** A stored count differs from the rows that are there. */
  COUNT_DIFFERS,
  /** A copy of a text whose row is not there. */
  COPY_WITHOUT_ROW,
  /** The application itself has written down a deletion. */
  RECORDED_DELETION,
  /** An index has entries whose row is not there. */
  INDEX_WITHOUT_ROW,
  /** Rows that an index lacks. */
  ROW_WITHOUT_INDEX,
  /** The two change counters of the header differ. */
  CHANGE_COUNTERS,
  /** Another library wrote than the device has. */
  WRITER_VERSION,
  /** Page size or vacuum mode are not those of the device. */
  FILE_SETTINGS,
  /** The freelist has another length than the header says. */
  FREELIST_COUNT,
  /** The file has another size than the header says. */
  FILE_SIZE,
  /** The statement of a table looks as a desktop tool writes it. */
  SCHEMA_TEXT,
  /** What was deleted has been overwritten with zeroes. */
  DELETED_BYTES_ZEROED,
  /** The file is as compact as after a rebuild. */
  REBUILT
}
