package org.tiezheng.sqlite.history;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.tiezheng.sqlite.Place;
import org.tiezheng.sqlite.Row;

/**
 * What one transaction did to one row. Immutable.
 *
 * @param step the transaction
 * @param kind what was done
 * @param table name of the table
 * @param rowid the row's key; empty for a table WITHOUT ROWID
 * @param before the row as it was; empty if inserted; of a row that was only seen, what is known of
 *     it, if anything
 * @param after the row as it then was; empty if deleted
 * @param columns names of the columns that differ, if changed
 * @param certain false if the schema at the time is not known (a column may be one that was added
 *     later), if images of the transaction fail their checksums, or if its state is not {@link
 *     Standing#whole}. The table is sure even then, unless the transaction was not finished: a row
 *     of a page whose table in that state cannot be shown is not told, but the page is named as
 *     {@link Untold}
 */
public record Change(
    Step step,
    ChangeKind kind,
    String table,
    OptionalLong rowid,
    Optional<Row> before,
    Optional<Row> after,
    List<String> columns,
    boolean certain) {

  public Change {
    columns = List.copyOf(columns);
  }

  /** The row in its last known form: after the transaction, or before it if deleted. */
  public Row row() {
    return after.or(() -> before).orElseThrow();
  }

  /** Where that form of the row lies. */
  public Place place() {
    return row().place();
  }
}
