package org.tiezheng.sqlite.history;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.tiezheng.sqlite.BtreePage;
import org.tiezheng.sqlite.Bytes;
import org.tiezheng.sqlite.Cell;
import org.tiezheng.sqlite.PageType;
import org.tiezheng.sqlite.Pages;

/**
 * Knows whose rows the overflow pages belong to that transactions wrote: SQLite overwrites a value
 * of the same length in place, and then the page with the row itself need not be written at all.
 * Only pages that were written are kept. Not thread-safe.
 */
final class OverflowPages {
  private static final int LARGEST_ROOT = 52;

  private final BitSet candidates = new BitSet();
  private final Map<Long, Long> rowPages = new HashMap<>();
  private final BtreePage page;
  private final Cell cell = new Cell();

  OverflowPages(int usableSize) {
    page = new BtreePage(usableSize);
  }

  /** Takes note of the pages of a transaction that may be overflow pages. */
  void candidates(Transition transition) {
    for (int i = 0; i < transition.written().size(); i++) {
      long number = transition.written().get(i);
      if (!page.read(transition.after().page(number), number)
          && !isTrunk(transition.after(), number)) {
        candidates.set((int) number);
      }
    }
  }

  boolean isEmpty() {
    return candidates.isEmpty();
  }

  /** Trunk pages of the freelist are written all the time; they list page numbers. */
  private static boolean isTrunk(Pages state, long number) {
    var bytes = state.page(number);
    long leaves = Bytes.u32(bytes, 4);
    if (leaves < 1 || leaves > state.usableSize() / 4 - 2 || Bytes.u32(bytes, 0) > state.count()) {
      return false;
    }
    for (int i = 0; i < leaves; i++) {
      long leaf = Bytes.u32(bytes, 8 + 4L * i);
      if (leaf < 2 || leaf > state.count()) {
        return false;
      }
    }
    return true;
  }

  /** Follows the overflow chains of the rows on a page. */
  void note(KnownPages state, long number) {
    if (!page.read(state.page(number), number) || page.type() == PageType.TABLE_INTERIOR) {
      return;
    }
    int cells = page.cells();
    for (int i = 0; i < cells; i++) {
      if (page.cell(i, cell) && cell.overflowPage() != 0) {
        chain(state, number);
      }
    }
  }

  private void chain(KnownPages state, long number) {
    long missing = cell.payloadLength() - cell.localLength();
    long next = cell.overflowPage();
    // A chain that runs in a circle ends when the record would be complete.
    while (missing > 0 && next >= 2 && next <= state.count()) {
      if (candidates.get((int) next)) {
        rowPages.put(next, number);
      }
      missing -= state.usableSize() - 4;
      next = Bytes.u32(state.page(next), 0);
    }
  }

  /** Whether a page that may be an overflow page belongs to no row that could be found. */
  boolean isOrphan(KnownPages state, long number) {
    return candidates.get((int) number)
        && !rowPages.containsKey(number)
        && !page.read(state.page(number), number)
        && !isTrunk(state, number)
        && !isPointerMap(state, number);
  }

  private static boolean isPointerMap(KnownPages state, long number) {
    boolean autoVacuum = Bytes.u32(state.page(1), LARGEST_ROOT) > 0;
    return autoVacuum && (number - 2) % (state.usableSize() / 5 + 1) == 0;
  }

  /** The page whose row continues on an overflow page; 0 if there is none. */
  long rowPage(long overflow) {
    return rowPages.getOrDefault(overflow, 0L);
  }
}
