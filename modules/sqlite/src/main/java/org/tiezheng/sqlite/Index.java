package org.tiezheng.sqlite;

import java.util.List;

/**
 * An index that has a b-tree of its own. Its records hold the indexed values, then the rowid (or,
 * for a table WITHOUT ROWID, what is missing of the primary key).
 *
 * @param name as in the schema
 * @param tableName the table it belongs to
 * @param rootPage first page of its b-tree
 * @param sql the statement that made it; empty for an automatic index
 * @param columns names of the indexed columns in order; empty text for an expression
 * @param partial whether it has a WHERE clause, so that not every row is in it
 */
public record Index(
    String name,
    String tableName,
    long rootPage,
    String sql,
    List<String> columns,
    boolean partial) {
  public Index {
    columns = List.copyOf(columns);
  }

  /** Whether no two rows of the table can have the same values in it, NULL aside. */
  public boolean isUnique() {
    // The library writes these words itself, with one space between.
    return !partial && (sql.isEmpty() || sql.regionMatches(true, 0, "CREATE UNIQUE ", 0, 14));
  }
}
