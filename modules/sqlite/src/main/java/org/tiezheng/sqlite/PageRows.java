package org.tiezheng.sqlite;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes rows of single cells, for those who compare pages and do not walk tables. Each overflow
 * page is taken once. Not thread-safe.
 */
public final class PageRows {
  private final RowReader reader;
  private @Nullable Row last;

  /**
   * @param state where overflow pages are looked up
   * @param table whose rows the cells are
   * @param damage is told what is wrong with a cell
   */
  public PageRows(Database database, Pages state, Table table, DamageSink damage) {
    reader = new RowReader(state, table, database.header().encoding(), damage, row -> last = row);
  }

  /**
   * The row of a cell; empty if the cell does not fit its page.
   *
   * @param page of the state and of the table
   * @param cell its index in the pointer array
   */
  public Optional<Row> row(BtreePage page, int cell) {
    last = null;
    reader.cell(page, cell);
    return Optional.ofNullable(last);
  }
}
