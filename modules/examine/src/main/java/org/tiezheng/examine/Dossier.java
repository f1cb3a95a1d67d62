package org.tiezheng.examine;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.tiezheng.evidence.Acquisition;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Event;
import org.tiezheng.evidence.Observation;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.SetAside;
import org.tiezheng.evidence.Witness;
import org.tiezheng.examine.gaps.GapQuestions;
import org.tiezheng.examine.gaps.GapReport;
import org.tiezheng.examine.gaps.GapSource;
import org.tiezheng.examine.gaps.Gaps;

/**
 * Everything that an examination may look at, and nothing else: no disk, no network, no clock. What
 * needs them (bytes hashed again, a proof checked, a paper's pages counted) was done before and
 * lies here as an {@link Observation}.
 *
 * <p>The reading of an item is {@link org.tiezheng.evidence.Item#reading()}. A dossier does not
 * change while it is examined, and several rules may ask it at once.
 */
public interface Dossier {
  /** The case with parties, facts, links and items. */
  Case matter();

  /** The originals by their SHA-256. */
  Map<String, Original> originals();

  /** Every acquisition of the case. */
  List<Acquisition> acquisitions();

  /** The custody log in order. */
  List<Event> events();

  /**
   * The records of an item in the order of their source; empty if it was not read. Can be called
   * any number of times and gives the same each time; the caller closes the stream. A failure to
   * read shows as an unchecked exception of the stream.
   *
   * @param item number of the item
   */
  Stream<Record> records(int item);

  /**
   * What the messages of an item show by themselves about what is not among them; what other tables
   * say arrives as observations. The default walks the records.
   */
  default GapReport gaps(int item, GapQuestions questions) {
    return Gaps.examine(
        new GapSource() {
          @Override
          public Stream<Record> records() {
            return Dossier.this.records(item);
          }

          @Override
          public void witnesses(Consumer<Witness> to) {}
        },
        questions);
  }

  /** What was set aside when the item was read; like {@link #records}. */
  Stream<SetAside> setAsides(int item);

  /** What other rooms measured, in no particular order. */
  List<Observation> observations();

  /** The day of the examination. */
  LocalDate today();
}
