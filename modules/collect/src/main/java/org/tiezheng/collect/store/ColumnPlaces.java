package org.tiezheng.collect.store;

import java.util.Arrays;
import org.tiezheng.sqlite.Table;

/**
 * Where the columns of a table are, by the names that they are asked for. Every row of a table is
 * asked for the same few. Thread-safe.
 */
final class ColumnPlaces {
  /** So many names are looked through one by one. */
  private static final int MOST = 32;

  private final Table table;
  private volatile Asked asked = new Asked(new String[0], new int[0]);

  /** Names that were asked for, and their places; replaced when there is one more. */
  private static final class Asked {
    private final String[] names;
    private final int[] places;

    Asked(String[] names, int[] places) {
      this.names = names;
      this.places = places;
    }

    Asked with(String name, int place) {
      String[] more = Arrays.copyOf(names, names.length + 1);
      int[] further = Arrays.copyOf(places, names.length + 1);
      more[names.length] = name;
      further[names.length] = place;
      return new Asked(more, further);
    }
  }

  ColumnPlaces(Table table) {
    this.table = table;
  }

  Table table() {
    return table;
  }

  /** As {@link Table#column}. */
  @SuppressWarnings("ReferenceEquality") // The names are written in the program: each is one text.
  int of(String name) {
    Asked known = asked;
    String[] names = known.names;
    for (int i = 0; i < names.length; i++) {
      if (names[i] == name) {
        return known.places[i];
      }
    }
    int place = table.column(name);
    if (names.length < MOST) {
      // Of two threads that do this at once one is forgotten, and asks again.
      asked = known.with(name, place);
    }
    return place;
  }
}
