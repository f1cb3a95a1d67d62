package org.tiezheng.sqlite.absence;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.tiezheng.sqlite.Place;
import org.tiezheng.sqlite.Sentence;

/**
 * One sign that something is missing or was rewritten. Immutable.
 *
 * @param id which sign, see {@link SignalKind}
 * @param table the table concerned; empty if the whole database is
 * @param place where it shows, if at one place
 * @param rowid of the row where it shows, if there is one
 * @param count how many rows, entries or bytes it is about
 * @param weight how much it says
 * @param what what was found
 * @param innocent how it can come about without anybody deleting evidence
 * @param evidence the values it rests on
 */
public record Signal(
    SignalKind id,
    String table,
    Optional<Place> place,
    OptionalLong rowid,
    long count,
    Weight weight,
    Sentence what,
    List<Sentence> innocent,
    List<Evidence> evidence) {
  public Signal {
    innocent = List.copyOf(innocent);
    evidence = List.copyOf(evidence);
  }

  /** The same sign, which says little because of an explanation that comes first. */
  Signal explainedBy(Sentence first) {
    List<Sentence> all = Stream.concat(Stream.of(first), innocent.stream()).toList();
    return new Signal(id, table, place, rowid, count, Weight.SLIGHT, what, all, evidence);
  }
}
