package org.tiezheng.sqlite.history;

import java.util.function.LongConsumer;
import org.tiezheng.sqlite.BtreePage;
import org.tiezheng.sqlite.Cell;
import org.tiezheng.sqlite.PageType;
import org.tiezheng.sqlite.Pages;

/** Reads what the pages of a b-tree point to. Not thread-safe. */
final class TreePages {
  private final BtreePage page;
  private final Cell cell = new Cell();

  TreePages(int usableSize) {
    page = new BtreePage(usableSize);
  }

  /** Whether the page, in this state, is one of a b-tree of the kind. */
  boolean belongs(Pages state, long number, boolean table) {
    return number >= 1
        && number <= state.count()
        && page.read(state.page(number), number)
        && page.type().isTable() == table;
  }

  /** Whether the page is an interior one of a b-tree of the kind. */
  boolean isInterior(Pages state, long number, boolean table) {
    return belongs(state, number, table) && !page.type().isLeaf();
  }

  /** Whether the page is an interior one of any b-tree. */
  boolean isInterior(Pages state, long number) {
    return isInterior(state, number, true) || isInterior(state, number, false);
  }

  /** Whether a page that {@link #belongs} holds rows. */
  boolean holdsRows(Pages state, long number) {
    page.read(state.page(number), number);
    return page.type() != PageType.TABLE_INTERIOR;
  }

  /** Names the children of a page that {@link #belongs}; none if it is a leaf. */
  void children(Pages state, long number, LongConsumer children) {
    page.read(state.page(number), number);
    if (page.type().isLeaf()) {
      return;
    }
    long last = page.rightChild();
    for (int i = 0; i < page.cells(); i++) {
      if (page.cell(i, cell)) {
        children.accept(cell.leftChild());
      }
    }
    children.accept(last);
  }
}
