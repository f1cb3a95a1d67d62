package org.tiezheng.sqlite;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  /** A real schema has some hundred entries; a hostile one could fill the file. */
  private static final int MOST_ENTRIES = 100_000;

  private static final long MOST_CHARS = 32_000_000;

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

  /** All b-trees: the schema table, then the tables, then the indexes. */
  public List<Tree> trees() {
    return Tree.of(this);
  }

  /** Reads the schema of one state of a database. */
  static Schema read(Pages pages, TextEncoding encoding, DamageSink damage) {
    List<SchemaEntry> entries = entries(pages, encoding, damage);
    Map<String, TableSql> statements = new HashMap<>();
    List<Table> tables = new ArrayList<>();
    List<SchemaEntry> indexEntries = new ArrayList<>();
    for (SchemaEntry entry : entries) {
      if (entry.rootPage() > 0 && entry.type().equals("table")) {
        TableSql sql = TableSql.parse(entry.sql(), encoding);
        statements.putIfAbsent(Names.lower(entry.name()), sql);
        tables.add(table(entry, sql));
      } else if (entry.rootPage() > 0 && entry.type().equals("index")) {
        indexEntries.add(entry);
      }
    }
    return new Schema(
        entries,
        tables,
        indexEntries.stream().map(entry -> IndexSql.index(entry, statements)).toList());
  }

  private static List<SchemaEntry> entries(Pages pages, TextEncoding encoding, DamageSink damage) {
    List<SchemaEntry> entries = new ArrayList<>();
    long[] chars = {0};
    RowReader reader =
        new RowReader(
            pages,
            SCHEMA_TABLE,
            encoding,
            damage,
            row -> {
              if (entries.size() < MOST_ENTRIES && chars[0] < MOST_CHARS) {
                entries.add(entry(row));
                chars[0] += entries.getLast().sql().length();
              }
            });
    new BtreeWalk(pages, damage).pages(1, true, reader);
    if (reader.count() > entries.size()) {
      damage.report(new Damage(pages.file(1), 1, pages.position(1), Defects.SCHEMA_TOO_LARGE));
    }
    return entries;
  }

  /** The table that an entry declares; see {@link Table#understood()}. */
  public static Table declared(SchemaEntry entry, TextEncoding encoding) {
    return table(entry, TableSql.parse(entry.sql(), encoding));
  }

  private static Table table(SchemaEntry entry, TableSql sql) {
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
