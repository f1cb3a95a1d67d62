package org.tiezheng.sqlite.absence;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tiezheng.sqlite.Row;
import org.tiezheng.sqlite.Schema;
import org.tiezheng.sqlite.Sentence;
import org.tiezheng.sqlite.Value;

/**
 * What is particular to the databases of one application, as data. Tables and columns that a
 * database lacks are passed over.
 *
 * @param name of the store
 * @param requires the tables by which it is recognised
 * @param timeColumns for a table, the column with the time of its rows
 * @param joins which rows refer to which
 * @param uses which rows should be referred to
 * @param counters which stored counts should agree with rows
 * @param copies which texts are copies of rows
 * @param tombstones which tables record deletions
 */
public record AbsenceProfile(
    String name,
    List<String> requires,
    Map<String, String> timeColumns,
    List<Join> joins,
    List<Use> uses,
    List<Counter> counters,
    List<Copy> copies,
    List<Tombstones> tombstones) {
  public AbsenceProfile {
    requires = List.copyOf(requires);
    timeColumns = Map.copyOf(timeColumns);
    joins = List.copyOf(joins);
    uses = List.copyOf(uses);
    counters = List.copyOf(counters);
    copies = List.copyOf(copies);
    tombstones = List.copyOf(tombstones);
  }

  /**
   * A row of a table should be named by some row of another.
   *
   * @param table whose rows should be in use
   * @param column their key
   * @param user the table that uses them
   * @param userColumn with the key, or with several keys in a text, separated by blanks
   * @param shown a column of the unused row that is given as evidence
   */
  public record Use(String table, String column, String user, String userColumn, String shown) {}

  /**
   * A count that is kept beside the rows.
   *
   * @param table that has the count
   * @param key its key
   * @param count the column with the count
   * @param counted the rows that the application counts
   */
  public record Counter(String table, String key, String count, List<Counted> counted) {
    public Counter {
      counted = List.copyOf(counted);
    }
  }

  /**
   * Rows that are counted. A column that the table does not have is no condition.
   *
   * @param table of the rows
   * @param key the column that says for whom a row counts
   * @param oneOf values of which a column must have one, by column
   * @param noneOf values that a column must not have, by column
   */
  public record Counted(
      String table, String key, Map<String, Set<Long>> oneOf, Map<String, Set<Long>> noneOf) {
    public Counted {
      oneOf = Map.copyOf(oneOf);
      noneOf = Map.copyOf(noneOf);
    }

    boolean counts(Row row) {
      return oneOf.entrySet().stream().allMatch(c -> holds(row, c.getKey(), c.getValue(), true))
          && noneOf.entrySet().stream().allMatch(c -> holds(row, c.getKey(), c.getValue(), false));
    }

    private static boolean holds(Row row, String column, Set<Long> values, boolean among) {
      return row.table().column(column) < 0
          || (row.value(column) instanceof Value.Int number
              && values.contains(number.value()) == among);
    }
  }

  /**
   * A text that repeats the text of some row.
   *
   * @param table that has the copy
   * @param key its key
   * @param copy the column with the copy
   * @param original the table with the original
   * @param originalKey its column with the key
   * @param originalText its column with the text
   * @param others tables whose rows with the key may also have given the text; then nothing is said
   */
  public record Copy(
      String table,
      String key,
      String copy,
      String original,
      String originalKey,
      String originalText,
      List<Join> others) {
    public Copy {
      others = List.copyOf(others);
    }
  }

  /**
   * A table whose rows each record a deletion.
   *
   * @param table which it is
   * @param shown columns that are given as evidence
   * @param meaning what a row means
   */
  public record Tombstones(String table, List<String> shown, Sentence meaning) {
    public Tombstones {
      shown = List.copyOf(shown);
    }
  }

  /** Whether a database is of this kind. */
  public boolean recognises(Schema schema) {
    return requires.stream().allMatch(table -> schema.table(table).isPresent());
  }
}
