package org.tiezheng.collect.store;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.tiezheng.sqlite.Table;

/**
 * Where the columns of a table are, by the names that they are asked for. Every row of a table is
 * asked for the same few. Thread-safe.
 */
final class ColumnPlaces {
  private static final int MOST = 1_000;

  private final Table table;
  private final Map<String, Integer> places = new ConcurrentHashMap<>();

  ColumnPlaces(Table table) {
    this.table = table;
  }

  Table table() {
    return table;
  }

  /** As {@link Table#column}. */
  int of(String name) {
    Integer known = places.get(name);
    if (known != null) {
      return known;
    }
    int place = table.column(name);
    if (places.size() < MOST) {
      places.put(name, place);
    }
    return place;
  }
}
