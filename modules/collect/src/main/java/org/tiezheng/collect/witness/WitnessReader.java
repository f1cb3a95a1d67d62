package org.tiezheng.collect.witness;

import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.tiezheng.collect.store.Store;
import org.tiezheng.collect.store.StoredRow;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.Witness;
import org.tiezheng.sqlite.Table;

/**
 * Reads from one database of a chat store what its tables say about messages that are kept
 * elsewhere. Streams; memory holds the names of the conversations. Stateless and thread-safe.
 */
public final class WitnessReader {
  private static final int MOST_NAMES = 1_000_000;
  private static final long MILLISECONDS = 100_000_000_000L;
  private static final int WORDS = 20_000;

  private WitnessReader() {}

  /** Delivers every witness of the database, table after table. */
  public static void read(Store store, Consumer<Witness> to) {
    counters(store, to);
    for (Table table : store.database().schema().tables()) {
      for (SideTable side : SideTables.ALL) {
        if (side.table().matcher(table.name()).matches() && has(store, table.name(), side)) {
          read(store, table, side, to);
        }
      }
    }
    WeChat3Index.read(store, to);
    coreData(store, to);
  }

  /** The highest key that Core Data gave to a table, whose name it makes from the entity's. */
  private static void coreData(Store store, Consumer<Witness> to) {
    if (!store.has("Z_PRIMARYKEY", "Z_NAME", "Z_MAX")) {
      return;
    }
    store
        .table("Z_PRIMARYKEY")
        .ifPresent(table ->
            store.rows(
                table,
                row ->
                    to.accept(
                        new Witness(
                            Witness.Kind.COUNTER,
                            main(store),
                            row.provenance(),
                            source(store, "Z_PRIMARYKEY"),
                            "Z" + row.text("Z_NAME", 400).toUpperCase(Locale.ROOT),
                            Optional.empty(),
                            row.number("Z_MAX").filter(n -> n >= 0).map(String::valueOf),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty()))));
  }

  private static boolean has(Store store, String table, SideTable side) {
    return Stream.of(
            side.conversation(),
            side.server(),
            side.local(),
            side.sort(),
            side.time(),
            side.words())
        .filter(column -> !column.isEmpty())
        .allMatch(column -> store.has(table, column));
  }

  private static void counters(Store store, Consumer<Witness> to) {
    store
        .table("sqlite_sequence")
        .ifPresent(table ->
            store.rows(
                table,
                row ->
                    to.accept(
                        new Witness(
                            Witness.Kind.COUNTER,
                            main(store),
                            row.provenance(),
                            source(store, "sqlite_sequence"),
                            row.text("name", 400),
                            Optional.empty(),
                            row.number("seq").filter(n -> n >= 0).map(String::valueOf),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty()))));
  }

  private static void read(Store store, Table table, SideTable side, Consumer<Witness> to) {
    Map<Long, String> names = names(store, side.names(), side.name());
    store.rows(
        table,
        row -> to.accept(witness(store, table.name(), side, conversation(row, side, names), row)));
  }

  private static String conversation(StoredRow row, SideTable side, Map<Long, String> names) {
    return side.conversation().isEmpty()
        ? ""
        : side.names().isEmpty()
            ? row.text(side.conversation(), 400)
            : names.getOrDefault(row.numberOrZero(side.conversation()), "");
  }

  /** Names by the rowids of their table. */
  static Map<Long, String> names(Store store, String table, String column) {
    Map<Long, String> names = new HashMap<>();
    if (!table.isEmpty() && store.has(table, column)) {
      store
          .table(table)
          .ifPresent(t ->
              store.rows(
                  t,
                  row ->
                      row.rowid()
                          .filter(_ -> names.size() < MOST_NAMES)
                          .ifPresent(id -> names.put(id, row.text(column, 400)))));
    }
    return names;
  }

  private static Witness witness(
      Store store, String table, SideTable side, String conversation, StoredRow row) {
    Optional<String> words = side.words().isEmpty() ? Optional.empty() : row.word(side.words());
    return new Witness(
        side.kind(),
        main(store),
        row.provenance(),
        source(store, table),
        conversation,
        number(row, side.server()).map(Long::toUnsignedString),
        number(row, side.local()).map(String::valueOf),
        number(row, side.sort()).map(String::valueOf),
        number(row, side.time())
            .map(n -> n + side.epoch())
            .flatMap(WitnessReader::time)
            .or(() -> bySort(row, side)),
        words
            .or(() ->
                side.kind() == Witness.Kind.DELETION ? Optional.of(row.raw()) : Optional.empty())
            .filter(w -> w.length() <= WORDS));
  }

  private static Optional<Long> number(StoredRow row, String column) {
    return column.isEmpty() ? Optional.empty() : row.number(column).filter(n -> n != 0);
  }

  /** A sort key is made of seconds · 1000; it tells the time where nothing else does. */
  private static Optional<Instant> bySort(StoredRow row, SideTable side) {
    return number(row, side.sort()).flatMap(WitnessReader::time);
  }

  static Optional<Instant> time(long value) {
    long seconds = value > MILLISECONDS ? value / 1000 : value;
    return seconds > 0 && seconds < MILLISECONDS
        ? Optional.of(Instant.ofEpochSecond(seconds))
        : Optional.empty();
  }

  static Provenance main(Store store) {
    return store.source().main().at(new Locator.Whole());
  }

  static String source(Store store, String table) {
    return store.source().main().fileName() + " " + table;
  }
}
