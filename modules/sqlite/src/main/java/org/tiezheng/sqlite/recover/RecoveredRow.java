package org.tiezheng.sqlite.recover;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.tiezheng.sqlite.Place;
import org.tiezheng.sqlite.Table;
import org.tiezheng.sqlite.Value;

/**
 * A row that was found outside the live rows. Immutable; values are views of the database's bytes.
 *
 * @param table whose row it is, as declared; also for a table that was dropped
 * @param dropped whether the table is not in the schema any more
 * @param alternatives other tables that it could belong to as well: their rows look the same, and
 *     nothing about the page tells them apart
 * @param state what it is, compared with the live rows
 * @param basis what the state follows from
 * @param rowid its rowid, if its bytes are there; never concluded from anything else
 * @param candidates if the rowid is lost: those that it may have had, as far as the basis names any
 *     (the rowid of an index entry with its values, of a live row that agrees with it); exactly one
 *     if it is restored
 * @param between if the rowid is lost: the lowest and highest rowid of the live rows on the same
 *     page, which its own was probably near to
 * @param values one for each of the table's columns, in declared order; NULL where nothing is left
 * @param certainty what is known about each of the values
 * @param sources where it was found, the best first
 * @param sourceCount in how many places it was found, also those not listed
 * @param overflow the parts on overflow pages, in order
 * @param confidence how probable it is that this is a row of this table, or of one of the
 *     alternatives if there are any, from 0 to 1
 */
public record RecoveredRow(
    Table table,
    boolean dropped,
    List<Table> alternatives,
    RowState state,
    Basis basis,
    OptionalLong rowid,
    List<Long> candidates,
    Optional<Between> between,
    List<Value> values,
    List<Certainty> certainty,
    List<Source> sources,
    long sourceCount,
    List<Place> overflow,
    double confidence) {
  public RecoveredRow {
    alternatives = List.copyOf(alternatives);
    candidates = List.copyOf(candidates);
    values = List.copyOf(values);
    certainty = List.copyOf(certainty);
    sources = List.copyOf(sources);
    overflow = List.copyOf(overflow);
  }

  /** Two rowids. */
  public record Between(long low, long high) {}

  /** Whether every value is certain. The alias of a lost rowid does not count. */
  public boolean whole() {
    for (int i = 0; i < certainty.size(); i++) {
      boolean alias = table.rowidAlias().isPresent() && table.rowidAlias().getAsInt() == i;
      Certainty each = certainty.get(i);
      if (!alias && each != Certainty.CERTAIN && each != Certainty.DEFAULT) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether nothing is known of its table: neither its name nor the names of its columns, so that
   * those here are made up, nor whether one of them is another name for the rowid.
   */
  public boolean ofUnknownTable() {
    return dropped && table.sql().isEmpty();
  }

  /** Its rowid, if its bytes are there, or concluded if the state is certain and one fits. */
  public OptionalLong likelyRowid() {
    boolean decided = state == RowState.DELETED || state == RowState.EARLIER_VERSION;
    return rowid.isEmpty() && decided && candidates.size() == 1
        ? OptionalLong.of(candidates.getFirst())
        : rowid;
  }

  /** Where it was found best. */
  public Source source() {
    return sources.getFirst();
  }

  /** The value of a column by name, compared like SQLite does; NULL if there is no such column. */
  public Value value(String column) {
    int index = table.column(column);
    return index < 0 ? Value.NULL : values.get(index);
  }
}
