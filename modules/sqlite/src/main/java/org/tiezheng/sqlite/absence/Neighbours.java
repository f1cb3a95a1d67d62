package org.tiezheng.sqlite.absence;

import java.util.List;
import java.util.Optional;
import org.tiezheng.sqlite.BtreePage;
import org.tiezheng.sqlite.Cell;
import org.tiezheng.sqlite.PageRows;
import org.tiezheng.sqlite.Pages;
import org.tiezheng.sqlite.Row;
import org.tiezheng.sqlite.Table;

/** Finds single rows by their rowid, from the root of the b-tree down. Not thread-safe. */
final class Neighbours {
  private static final int MOST_LEVELS = 40;

  private final Examination examination;
  private final Table table;
  private final Pages pages;
  private final BtreePage page;
  private final Cell cell = new Cell();

  Neighbours(Examination examination, Table table) {
    this.examination = examination;
    this.table = table;
    pages = examination.database().committed();
    page = new BtreePage(pages.usableSize());
  }

  /** The row with a rowid; empty if it is not there. */
  Optional<Row> row(long rowid) {
    long number = table.rootPage();
    for (int level = 0; level < MOST_LEVELS; level++) {
      if (number < 1
          || number > pages.count()
          || !page.read(pages.page(number), number)
          || !page.type().isTable()) {
        return Optional.empty();
      }
      int at = firstNotBelow(rowid);
      if (page.type().isLeaf()) {
        return at < page.cells() && page.cell(at, cell) && cell.rowid() == rowid
            ? new PageRows(examination.database(), pages, table, damage -> {}).row(page, at)
            : Optional.empty();
      }
      number = at < page.cells() && page.cell(at, cell) ? cell.leftChild() : page.rightChild();
    }
    return Optional.empty();
  }

  private int firstNotBelow(long rowid) {
    int low = 0;
    int high = page.cells();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (page.cell(middle, cell) && cell.rowid() < rowid) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Adds what the time column says on both sides of a gap. */
  void addTimes(List<Evidence> evidence, Optional<Row> before, Optional<Row> after) {
    String column = examination.timeColumn(table);
    if (!column.isEmpty()) {
      before.ifPresent(row ->
          evidence.add(new Evidence(column + " before", Examination.shown(row.value(column)))));
      after.ifPresent(row ->
          evidence.add(new Evidence(column + " after", Examination.shown(row.value(column)))));
    }
  }
}
