package org.tiezheng.sqlite;

/** Is shown the pages of a b-tree. */
@FunctionalInterface
public interface LeafVisitor {
  /**
   * One page that holds records: a leaf, or (for an index and a table WITHOUT ROWID) also an
   * interior page.
   *
   * @param page a view that is reused for the next page
   */
  void page(BtreePage page);
}
