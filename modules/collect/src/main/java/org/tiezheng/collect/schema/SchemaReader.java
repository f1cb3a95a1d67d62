package org.tiezheng.collect.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.tiezheng.collect.store.Store;
import org.tiezheng.evidence.Text;
import org.tiezheng.sqlite.Column;
import org.tiezheng.sqlite.Index;
import org.tiezheng.sqlite.SchemaEntry;
import org.tiezheng.sqlite.Table;

/**
 * Compares the tables of messages in the databases of one account with those of the versions that
 * are known, and with each other: an app makes all tables of a kind alike. One account, not
 * thread-safe; memory holds a line for each table.
 */
public final class SchemaReader {
  /** So many sister tables show what is usual, if so many of a hundred are alike. */
  private static final int LEAST_SISTERS = 4;

  private static final int USUAL_PERCENT = 80;
  private static final int MOST_REMARKS = 1_000;

  private final List<SchemaRemark> remarks = new ArrayList<>();
  private final Set<String> lookedFor = new TreeSet<>();
  private final Map<KnownTable, List<Made>> sisters = new LinkedHashMap<>();

  /** How a table was made. */
  private record Made(String original, String table, String like, Set<String> indexes) {}

  private SchemaReader() {}

  /** Compares all databases of an account. */
  public static SchemaReader of(Collection<Store> stores) {
    SchemaReader reader = new SchemaReader();
    stores.forEach(reader::read);
    reader.sisters.forEach(reader::compare);
    return reader;
  }

  /** What is not as usual, the first thousand. */
  public List<SchemaRemark> remarks() {
    return List.copyOf(remarks);
  }

  /** Signs that these databases would have shown; none if no known table was there. */
  public Set<String> lookedFor() {
    return Set.copyOf(lookedFor);
  }

  private void read(Store store) {
    String original = store.source().main().sha256();
    Map<String, List<Index>> indexes = new HashMap<>();
    for (Index index : store.database().schema().indexes()) {
      indexes
          .computeIfAbsent(index.tableName().toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
          .add(index);
    }
    boolean messages = false;
    for (Table table : store.database().schema().tables()) {
      Optional<KnownTable> known =
          KnownTable.ALL.stream().filter(k -> k.matches(table)).findFirst();
      if (known.isPresent()) {
        messages = true;
        columns(known.get(), table, original);
        sisters
            .computeIfAbsent(known.get(), _ -> new ArrayList<>())
            .add(
                made(
                    original,
                    table,
                    indexes.getOrDefault(table.name().toLowerCase(Locale.ROOT), List.of())));
      }
    }
    if (messages) {
      triggers(store, original);
    }
  }

  private void columns(KnownTable known, Table table, String original) {
    lookedFor.add("schema.column");
    List<String> missing = known.missing(table);
    if (!missing.isEmpty()) {
      String names = String.join(", ", missing);
      remark(
          "schema.column",
          original,
          table.name(),
          true,
          "表 %s 没有 %s 的表都有的列:%s".formatted(table.name(), known.version(), names),
          "table %s lacks columns that tables of %s have: %s"
              .formatted(table.name(), known.version(), names));
    }
  }

  private void triggers(Store store, String original) {
    lookedFor.add("schema.trigger");
    List<SchemaEntry> found =
        store.database().schema().entries().stream()
            .filter(e -> e.type().equals("trigger") || e.type().equals("view"))
            .toList();
    if (!found.isEmpty()) {
      String names =
          found.stream().limit(10).map(SchemaEntry::name).collect(Collectors.joining(", "));
      remark(
          "schema.trigger",
          original,
          found.getFirst().name(),
          false,
          "消息库中有 %d 个触发器或视图,我们所知的版本没有:%s".formatted(found.size(), names),
          "the database of messages has %d triggers or views, which no version known to us has: %s"
              .formatted(found.size(), names));
    }
  }

  private static Made made(String original, Table table, List<Index> of) {
    Set<String> indexes = new TreeSet<>();
    for (Index index : of) {
      boolean named =
          index.name().toLowerCase(Locale.ROOT).startsWith(table.name().toLowerCase(Locale.ROOT));
      if (!index.sql().isEmpty()) {
        indexes.add(named ? index.name().substring(table.name().length()) : index.name());
      }
    }
    String like =
        table.columns().stream().map(Column::name).collect(Collectors.joining(" "))
            + (table.autoincrement() ? " AUTOINCREMENT " : " ")
            + indexes;
    return new Made(original, table.name(), like, indexes);
  }

  private void compare(KnownTable known, List<Made> tables) {
    indexes(known, tables);
    Map<String, Long> kinds =
        tables.stream().collect(Collectors.groupingBy(Made::like, Collectors.counting()));
    if (tables.size() < LEAST_SISTERS) {
      return;
    }
    Map.Entry<String, Long> usual =
        kinds.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
    if (usual.getValue() * 100 < (long) tables.size() * USUAL_PERCENT) {
      return;
    }
    lookedFor.add("schema.unlike");
    for (Made made : tables) {
      if (!made.like().equals(usual.getKey())) {
        remark(
            "schema.unlike",
            made.original(),
            made.table(),
            true,
            "表 %s 的列、自增或索引与其余 %,d 张同类表不同".formatted(made.table(), usual.getValue()),
            "columns, AUTOINCREMENT or indexes of table %s differ from those of its %,d sister tables"
                .formatted(made.table(), usual.getValue()));
      }
    }
  }

  private void indexes(KnownTable known, List<Made> tables) {
    for (String index : known.indexes()) {
      List<Made> without = tables.stream().filter(m -> !m.indexes().contains(index)).toList();
      lookedFor.add("schema.index");
      // Where no table has it, this version of the app does not make it.
      boolean some = without.size() < tables.size();
      for (Made made : some ? without : without.stream().limit(1).toList()) {
        remark(
            "schema.index",
            made.original(),
            made.table(),
            some,
            "表 %s 没有索引 %s".formatted(made.table(), index),
            "table %s has no index %s".formatted(made.table(), index));
      }
    }
  }

  private void remark(
      String sign, String original, String place, boolean notable, String zh, String en) {
    if (remarks.size() < MOST_REMARKS) {
      remarks.add(new SchemaRemark(sign, original, place, notable, new Text(zh, en)));
    }
  }
}
