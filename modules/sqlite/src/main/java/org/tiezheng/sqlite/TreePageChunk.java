package org.tiezheng.sqlite;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What one thread finds on some consecutive b-tree pages: overflow chains that begin there, and
 * pages that are not what their parents say. Four numbers for each chain, no object.
 */
final class TreePageChunk {
  private static final int FIELDS = 4;

  private final Pages state;
  private final PageMap map;
  private final BtreePage page;
  private final Cell cell = new Cell();
  private final List<Damage> defects = new ArrayList<>();
  private final List<Long> wrongPages = new ArrayList<>();
  private long[] chains = new long[FIELDS * 16];
  private int count;

  TreePageChunk(Pages state, PageMap map) {
    this.state = state;
    this.map = map;
    page = new BtreePage(state.usableSize());
  }

  void read(long number) {
    PageRole role = map.role(number);
    if (!role.isBtree()) {
      return;
    }
    boolean btree = page.read(state.page(number), number);
    if (!btree || PageRole.of(page.type()) != role) {
      wrongPages.add(number);
      return;
    }
    if (page.cells() < page.declaredCells()) {
      report(number, page.headerStart() + 3, Defects.TOO_MANY_CELLS);
    }
    for (int i = 0; i < page.cells(); i++) {
      if (!page.cell(i, cell)) {
        report(number, page.pointer(i), Defects.CELL_OUTSIDE);
      } else if (cell.overflowPage() != 0 || cell.localLength() < cell.payloadLength()) {
        chain(number);
      }
    }
  }

  private void chain(long number) {
    if (FIELDS * count == chains.length) {
      chains = Arrays.copyOf(chains, 2 * chains.length);
    }
    int at = FIELDS * count++;
    chains[at] = map.owner(number);
    chains[at + 1] = cell.overflowPage();
    chains[at + 2] = cell.payloadLength() - cell.localLength();
    chains[at + 3] = number;
  }

  private void report(long number, long offset, Sentence what) {
    defects.add(new Damage(state.file(number), number, state.position(number) + offset, what));
  }

  List<Damage> defects() {
    return defects;
  }

  List<Long> wrongPages() {
    return wrongPages;
  }

  int chains() {
    return count;
  }

  int chainTree(int chain) {
    return (int) chains[FIELDS * chain];
  }

  long chainPage(int chain) {
    return chains[FIELDS * chain + 1];
  }

  long chainLength(int chain) {
    return chains[FIELDS * chain + 2];
  }

  long chainFrom(int chain) {
    return chains[FIELDS * chain + 3];
  }
}
