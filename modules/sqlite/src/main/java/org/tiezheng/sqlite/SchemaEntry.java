package org.tiezheng.sqlite;

/**
 * A row of {@code sqlite_schema}.
 *
 * @param type {@code table}, {@code index}, {@code view} or {@code trigger}
 * @param name of the object
 * @param tableName the table it belongs to
 * @param rootPage first page of its b-tree; 0 if it has none (views, triggers, virtual tables)
 * @param sql the statement that made it; empty for automatic indexes
 * @param place where the row lies
 */
public record SchemaEntry(
    String type, String name, String tableName, long rootPage, String sql, Place place) {}
