package org.tiezheng.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a database declares. Immutable.
 *
 * @param entries every row of {@code sqlite_schema}, also of views, triggers and virtual tables
 * @param tables the tables that have a b-tree, without the schema table itself
 * @param indexes the indexes that have a b-tree
 */
public record Schema(List<SchemaEntry> entries, List<Table> tables, List<Index> indexes) {

  public Schema {
    entries = List.copyOf(entries);
    tables = List.copyOf(tables);
    indexes = List.copyOf(indexes);
  }

  /** The schema table, whose root is page 1. */
  public static final Table SCHEMA_TABLE =
      new Table(
          "sqlite_schema",
          1,
          "",
          List.of(
              column("type", Affinity.TEXT),
              column("name", Affinity.TEXT),
              column("tbl_name", Affinity.TEXT),
              column("rootpage", Affinity.INTEGER),
              column("sql", Affinity.TEXT)),
          OptionalInt.empty(),
          false,
          List.of(0, 1, 2, 3, 4),
          List.of(),
          false,
          true);

  private static Column column(String name, Affinity affinity) {
    return new Column(name, affinity.name(), affinity, false, Value.NULL);
  }

  /** The table with this name, ASCII letters compared without case. */
  public Optional<Table> table(String name) {
    return tables.stream().filter(table -> Names.same(table.name(), name)).findFirst();
  }

  /** Reads the schema of one state of a database. */
  static Schema read(Pages pages, TextEncoding encoding, DamageSink damage) {
    List<SchemaEntry> entries = new ArrayList<>();
    RowReader reader =
        new RowReader(pages, SCHEMA_TABLE, encoding, damage, row -> entries.add(entry(row)));
    new BtreeWalk(pages, damage).pages(1, true, reader::page);
    List<Table> tables = new ArrayList<>();
    List<Index> indexes = new ArrayList<>();
    for (SchemaEntry entry : entries) {
      if (entry.rootPage() > 0 && entry.type().equals("table")) {
        tables.add(declared(entry, encoding));
      } else if (entry.rootPage() > 0 && entry.type().equals("index")) {
        indexes.add(IndexSql.index(entry, entries, encoding));
      }
    }
    return new Schema(entries, tables, indexes);
  }

  /** The table that an entry declares; see {@link Table#understood()}. */
  public static Table declared(SchemaEntry entry, TextEncoding encoding) {
    TableSql sql = TableSql.parse(entry.sql(), encoding);
    return new Table(
        entry.name(),
        entry.rootPage(),
        entry.sql(),
        sql.stored(),
        sql.rowidAlias(),
        sql.withoutRowid(),
        sql.recordOrder(),
        sql.virtual(),
        sql.autoincrement(),
        sql.understood());
  }

  private static SchemaEntry entry(Row row) {
    return new SchemaEntry(
        text(row, 0),
        text(row, 1),
        text(row, 2),
        row.values().get(3) instanceof Value.Int root ? root.value() : 0,
        text(row, 4),
        row.place());
  }

  private static String text(Row row, int index) {
    return row.values().get(index) instanceof Value.Text text ? text.text() : "";
  }
}
