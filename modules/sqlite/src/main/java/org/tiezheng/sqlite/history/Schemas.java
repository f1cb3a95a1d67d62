package org.tiezheng.sqlite.history;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.tiezheng.sqlite.Bytes;
import org.tiezheng.sqlite.DamageSink;
import org.tiezheng.sqlite.Database;
import org.tiezheng.sqlite.Schema;
import org.tiezheng.sqlite.StoreFile;
import org.tiezheng.sqlite.Table;

/**
 * The tables in the states of a segment: state 0 is the one before the first transaction. Where the
 * schema of a state is not known, the next one that is stands for it. Not thread-safe.
 */
final class Schemas {
  /** The schema is the first table that gets a number. */
  static final int SCHEMA_TABLE = 1;

  static final long SCHEMA_PAGE = 1;
  private static final int SCHEMA_COOKIE = 40;
  private static final int MOST_SCHEMA_PAGES = 10_000;

  private final Database database;
  private final Segment segment;
  private final TreePages trees;
  private final DamageSink damage;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final int[] standsFor;
  private final BitSet known = new BitSet();
  private final BitSet sure = new BitSet();
  private int read = -1;
  private Map<Integer, Table> tables = Map.of();

  Schemas(Database database, Segment segment, TreePages trees, DamageSink damage) {
    this.database = database;
    this.segment = segment;
    this.trees = trees;
    this.damage = damage;
    int steps = segment.steps().size();
    standsFor = new int[steps + 1];
    int next = -1;
    for (int i = steps; i >= 0; i--) {
      if (allKnown(state(i))) {
        next = i;
        known.set(i);
        sure.set(i);
      } else if (i < steps && sure.get(i + 1) && !changesStructure(i)) {
        sure.set(i);
      }
      standsFor[i] = next;
    }
  }

  private KnownPages state(int index) {
    return index == 0 ? segment.transition(0).before() : segment.transition(index - 1).after();
  }

  /**
   * Whether a transaction can have changed which pages there are and what they are for: SQLite
   * counts pages and free pages on the first page, which is thus written along. Only a log has
   * every page that was written.
   */
  boolean changesStructure(int step) {
    Transition transition = segment.transition(step);
    boolean[] found = {transition.step().file() != StoreFile.WAL};
    transition.written().forEach(page -> found[0] |= page == SCHEMA_PAGE);
    return found[0];
  }

  private boolean allKnown(KnownPages state) {
    PageList open = new PageList();
    open.add(SCHEMA_PAGE);
    // A schema that runs in circles ends here too.
    for (int count = 0; !open.isEmpty() && count < MOST_SCHEMA_PAGES; count++) {
      long page = open.removeLast();
      if (page >= 1 && page <= state.count() && !state.known(page)) {
        return false;
      }
      if (trees.isInterior(state, page, true)) {
        trees.children(state, page, open::add);
      }
    }
    return true;
  }

  /** Whether all pages of the schema are known as they were in a state. */
  boolean known(int state) {
    return known.get(state);
  }

  /** Whether {@link #tables} are those of the state itself, and not only of a later one. */
  boolean sure(int state) {
    return sure.get(state);
  }

  /** The tables, by numbers that a table keeps as long as it keeps its name. */
  Map<Integer, Table> tables(int state) {
    int wanted = standsFor[state];
    if (wanted < 0) {
      return Map.of(number(Schema.SCHEMA_TABLE), Schema.SCHEMA_TABLE);
    }
    if (read != wanted && !(read >= 0 && same(read, wanted))) {
      tables = readTables(state(wanted));
    }
    read = wanted;
    return tables;
  }

  private boolean same(int one, int other) {
    if (Bytes.u32(state(one).page(1), SCHEMA_COOKIE)
        != Bytes.u32(state(other).page(1), SCHEMA_COOKIE)) {
      return false;
    }
    return Math.abs(one - other) == 1;
  }

  private Map<Integer, Table> readTables(KnownPages state) {
    Map<Integer, Table> found = new TreeMap<>();
    found.put(number(Schema.SCHEMA_TABLE), Schema.SCHEMA_TABLE);
    for (Table table : database.schema(state, damage).tables()) {
      found.putIfAbsent(number(table), table);
    }
    return found;
  }

  private int number(Table table) {
    String name = table.name() + (table.withoutRowid() ? " WITHOUT ROWID" : "");
    return numbers.computeIfAbsent(name, ignored -> numbers.size() + 1);
  }
}
