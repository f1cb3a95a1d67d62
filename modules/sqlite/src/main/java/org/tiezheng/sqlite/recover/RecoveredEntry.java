package org.tiezheng.sqlite.recover;

import java.util.List;
import org.tiezheng.sqlite.Table;
import org.tiezheng.sqlite.Value;

/**
 * An entry of an index that was found outside the live entries: the values of the indexed columns,
 * and the rowid of the row that had them. It is a trace of a row, not a row. Immutable; values are
 * views of the database's bytes.
 *
 * @param index name of the index
 * @param table the table that it belongs to
 * @param columns the indexed columns; empty text for an expression
 * @param values one for each of them
 * @param rowid of the row that had these values
 * @param rowidIsLive whether the table has a row with that rowid now, with these values or others
 * @param source where it was found
 * @param sourceCount in how many places it was found
 * @param confidence how probable it is that this is an entry of this index, from 0 to 1
 */
public record RecoveredEntry(
    String index,
    Table table,
    List<String> columns,
    List<Value> values,
    long rowid,
    boolean rowidIsLive,
    Source source,
    long sourceCount,
    double confidence) {
  public RecoveredEntry {
    columns = List.copyOf(columns);
    values = List.copyOf(values);
  }
}
