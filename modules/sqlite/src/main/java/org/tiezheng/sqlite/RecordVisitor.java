package org.tiezheng.sqlite;

/** Is shown the records of a b-tree without an object being made for each. */
@FunctionalInterface
public interface RecordVisitor {
  /**
   * One record. All views are reused for the next one.
   *
   * @param page the page of its cell
   * @param cell its cell
   * @param record the record, put together if it has overflow pages
   * @param whole false if a part of it is missing or header and fields disagree; this has been
   *     reported
   */
  void record(BtreePage page, Cell cell, RecordView record, boolean whole);
}
