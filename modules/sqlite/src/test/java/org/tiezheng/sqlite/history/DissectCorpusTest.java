package org.tiezheng.sqlite.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tiezheng.sqlite.Database;
import org.tiezheng.sqlite.Loudly;
import org.tiezheng.sqlite.Value;

/** The databases with logs that accompany sqlite-dissect; the corpus has no key for them. */
@Tag("corpus")
class DissectCorpusTest {
  private static final String FILES =
      "sms/dod-cyber-crime-center+sqlite-dissect/sqlite_dissect/tests/test_files";

  @BeforeAll
  static void corpusIsThere() {
    Loudly.need(
        !System.getProperty("corpus", "").isEmpty(), "system property corpus is not set: skipped");
  }

  private static Database open(String name) throws IOException {
    return Worlds.open(Path.of(System.getProperty("corpus"), FILES, name));
  }

  @Test
  void theVersionHistoryHasOneTransactionThatChangesSixRowsAndAddsOne() throws IOException {
    List<Change> changes = new ArrayList<>();
    TimelineSummary summary = Timeline.of(open("version_history_test.sqlite")).read(changes::add);
    assertThat(summary.steps()).isEqualTo(1);
    assertThat(summary.damage()).isEmpty();
    assertThat(summary.untold()).isZero();
    List<Change> rows = changes.stream().filter(c -> c.table().equals("testing")).toList();
    assertThat(rows)
        .extracting(
            change -> change.kind() + " " + change.rowid().orElse(0) + " " + change.columns())
        .containsExactly(
            "CHANGED 1 [data]",
            "CHANGED 2 [data]",
            "CHANGED 3 [name, data]",
            "CHANGED 4 [data]",
            "CHANGED 5 [data]",
            "CHANGED 6 [data]",
            "INSERTED 7 []");
    // As SQLite shows them without and with the log.
    assertThat(rows.getFirst().before().orElseThrow().value("data"))
        .isEqualTo(new Value.Int(12_309_857_723L));
    assertThat(rows.getFirst().after().orElseThrow().value("data"))
        .isEqualTo(new Value.Int(4_321_432_170_790_853_246L));
    assertThat(rows.get(1).before().orElseThrow().value("data"))
        .isEqualTo(new Value.Real(Double.parseDouble("25347080789120987136.0")));
    assertThat(changes).filteredOn(c -> c.table().equals("sqlite_sequence")).hasSize(1);
    assertThat(changes).allMatch(Change::certain);
  }

  @Test
  void theLogOfChinookIsReadAndItsOldJournalIsNotTakenForTheLastTransaction() throws IOException {
    Timeline timeline = Timeline.of(open("chinook.sqlite"));
    List<Change> changes = new ArrayList<>();
    TimelineSummary summary = timeline.read(changes::add);
    assertThat(summary.damage()).isEmpty();
    assertThat(timeline.steps())
        .extracting(Step::standing)
        .containsExactly(Standing.JOURNALED_EARLIER, Standing.CURRENT);
    assertThat(changes)
        .filteredOn(change -> change.step().standing() == Standing.JOURNALED_EARLIER)
        .noneMatch(Change::certain);
    assertThat(changes)
        .filteredOn(change -> change.step().standing() == Standing.CURRENT)
        .isNotEmpty();
  }
}
