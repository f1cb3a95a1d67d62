package org.tiezheng.sqlite;

import java.util.List;
import java.util.OptionalInt;

/**
 * A table that has a b-tree of its own. Immutable.
 *
 * @param name as in the schema
 * @param rootPage first page of its b-tree
 * @param sql the statement that made it; empty for the schema table itself
 * @param columns the stored columns, in declared order
 * @param rowidAlias which of the columns is another name for the rowid (INTEGER PRIMARY KEY)
 * @param withoutRowid whether the rows lie in an index b-tree, keyed by the primary key
 * @param recordOrder which column each field of a stored record belongs to: 0, 1, 2 … for an
 *     ordinary table, the primary key first for one WITHOUT ROWID
 * @param virtualColumns names of generated columns that are computed and have no bytes
 * @param autoincrement whether rowids are never used twice ({@code sqlite_sequence} has the
 *     highest)
 * @param understood false if the statement could not be understood; the columns then are what could
 *     be made of it
 */
public record Table(
    String name,
    long rootPage,
    String sql,
    List<Column> columns,
    OptionalInt rowidAlias,
    boolean withoutRowid,
    List<Integer> recordOrder,
    List<String> virtualColumns,
    boolean autoincrement,
    boolean understood) {

  public Table {
    columns = List.copyOf(columns);
    recordOrder = List.copyOf(recordOrder);
    virtualColumns = List.copyOf(virtualColumns);
  }

  /** Index of the column with this name, ASCII letters compared without case; -1 if none has it. */
  public int column(String wanted) {
    for (int i = 0; i < columns.size(); i++) {
      if (Names.same(columns.get(i).name(), wanted)) {
        return i;
      }
    }
    return -1;
  }

  /** How many fields of a stored record, from the first, are the key; 0 for an ordinary table. */
  public int keyFields() {
    return withoutRowid ? TableSql.parse(sql, TextEncoding.UTF_8).keyFields() : 0;
  }
}
