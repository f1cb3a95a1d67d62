package org.tiezheng.sqlite;

import org.jspecify.annotations.Nullable;

/**
 * Walks the pages of one b-tree, each at most once, and leaves out what is not a page of its kind.
 * Not thread-safe.
 */
final class BtreeWalk {
  /** SQLite's own limit is 20. */
  private static final int MOST_LEVELS = 40;

  private final Pages pages;
  private final DamageSink damage;
  private final PageSet seen;
  private final Cell cell = new Cell();

  BtreeWalk(Pages pages, DamageSink damage) {
    this.pages = pages;
    this.damage = damage;
    seen = new PageSet(pages.count());
  }

  /** Visits the pages with records, in key order as far as a page is a unit. */
  void pages(long root, boolean table, LeafVisitor visitor) {
    descend(root, table, 0, visitor);
  }

  private void descend(long number, boolean table, int depth, LeafVisitor visitor) {
    BtreePage page = open(number, table, depth);
    if (page == null) {
      return;
    }
    if (page.type().isLeaf() || !table) {
      visitor.page(page);
    }
    if (!page.type().isLeaf()) {
      for (int i = 0; i < page.cells(); i++) {
        if (page.cell(i, cell)) {
          descend(cell.leftChild(), table, depth + 1, visitor);
        } else {
          report(page, page.pointer(i), Defects.CELL_OUTSIDE);
        }
      }
      descend(page.rightChild(), table, depth + 1, visitor);
    }
  }

  private @Nullable BtreePage open(long number, boolean table, int depth) {
    if (number < 1 || number > pages.count()) {
      damage.report(new Damage(StoreFile.MAIN, number, 0, Defects.PAGE_OUTSIDE));
      return null;
    }
    @Nullable Sentence problem = null;
    BtreePage page = new BtreePage(pages.usableSize());
    if (!seen.add(number)) {
      problem = Defects.PAGE_TWICE;
    } else if (depth > MOST_LEVELS) {
      problem = Defects.TOO_DEEP;
    } else if (!page.read(pages.page(number), number) || page.type().isTable() != table) {
      problem = pages.doubt(number).filter(Defects.PAGE_LOST::equals).orElse(Defects.WRONG_PAGE);
    }
    if (problem != null) {
      damage.report(new Damage(pages.file(number), number, pages.position(number), problem));
      return null;
    }
    pages
        .doubt(number)
        .ifPresent(doubt -> {
          page.doubtful();
          report(page, 0, doubt);
        });
    if (page.cells() < page.declaredCells()) {
      report(page, page.headerStart() + 3, Defects.TOO_MANY_CELLS);
    }
    return page;
  }

  private void report(BtreePage page, int offset, Sentence what) {
    long number = page.number();
    damage.report(new Damage(pages.file(number), number, pages.position(number) + offset, what));
  }
}
