package org.tiezheng.sqlite.history;

/**
 * The pages of one table on which a transaction can have changed rows: those that it wrote, that
 * left the b-tree and that joined it. All others are in the tree before and after, with the same
 * bytes, so that comparing these as a set compares the whole table; page splits and moves do not
 * show.
 */
final class TablePages {
  /** Pages whose rows before count. */
  final PageList before = new PageList();

  /** Pages whose rows after count. */
  final PageList after = new PageList();

  /** Pages whose rows before would count, but are not known. */
  final PageList unknown = new PageList();

  /** Pages that the table has after and may have had before; that is not known. */
  final PageList unowned = new PageList();

  /** Whether all rows before are known, so that others are new. */
  boolean beforeComplete() {
    return unknown.isEmpty() && unowned.isEmpty();
  }
}
