package org.tiezheng.sqlite;

import java.util.List;
import java.util.OptionalLong;

/**
 * A row of a table, as SQLite would show it in the state that was read. Immutable.
 *
 * @param table whose row it is
 * @param rowid its key; empty for a table WITHOUT ROWID
 * @param values one for each of {@link Table#columns()}, in that order; a column that the row was
 *     stored without has its default, the alias of the rowid has the rowid
 * @param place the cell on its b-tree page
 * @param overflow the parts on overflow pages, in order; empty for most rows
 * @param complete false if the record is cut short or broken: what could not be read is NULL here,
 *     and the damage has been reported
 */
public record Row(
    Table table,
    OptionalLong rowid,
    List<Value> values,
    Place place,
    List<Place> overflow,
    boolean complete) {

  /** The value of a column by name, compared like SQLite does; NULL if there is no such column. */
  public Value value(String column) {
    int index = table.column(column);
    return index < 0 ? Value.NULL : values.get(index);
  }
}
