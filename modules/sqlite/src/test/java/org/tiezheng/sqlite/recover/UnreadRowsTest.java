package org.tiezheng.sqlite.recover;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tiezheng.sqlite.Database;
import org.tiezheng.sqlite.Walk;
import org.tiezheng.sqlite.absence.Absence;
import org.tiezheng.sqlite.absence.AbsenceQuestions;
import org.tiezheng.sqlite.absence.AbsenceReport;
import org.tiezheng.sqlite.absence.SignalKind;
import org.tiezheng.sqlite.absence.Weight;
import org.tiezheng.sqlite.history.Worlds;

/**
 * Files whose live rows cannot all be seen: cut off, overwritten, or with the log of another file.
 * A row whose table was not read whole may still be there, and is never called deleted.
 */
@Tag("SEED-RCV-01")
class UnreadRowsTest {
  @TempDir static Path folder;

  @BeforeAll
  static void make() throws IOException, InterruptedException {
    Worlds.generate("make_unread.py", folder.toString());
  }

  private static Database open(String name) throws IOException {
    return Worlds.open(folder.resolve(name + ".db"));
  }

  private static List<RecoveredRow> notes(Database database) {
    List<RecoveredRow> rows = new ArrayList<>();
    Recovery.scan(
        database,
        row -> {
          if (row.table().name().equals("note") && row.state() != RowState.STALE_COPY) {
            rows.add(row);
          }
        },
        RecoveryOptions.USUAL);
    return rows;
  }

  @ParameterizedTest
  @ValueSource(strings = {"cut", "wiped", "foreign"})
  void noRowIsCalledDeletedWhereItMayStillBeThere(String name) throws IOException {
    List<RecoveredRow> rows = notes(open(name));
    assertThat(rows).isNotEmpty();
    assertThat(rows)
        .allSatisfy(row -> {
          assertThat(row.state()).isEqualTo(RowState.AMBIGUOUS);
          assertThat(row.basis()).isEqualTo(Basis.TABLE_UNREAD);
        });
  }

  @Test
  void whatIsDeletedInTheWholeFileIsStillCalledSo() throws IOException {
    assertThat(notes(open("whole")))
        .filteredOn(row -> row.state() == RowState.DELETED)
        .extracting(row -> row.rowid().orElse(0))
        .contains(5L, 50L, 51L);
  }

  @Test
  void nothingRecoveredIsCertain() throws IOException {
    assertThat(notes(open("whole"))).isNotEmpty().allMatch(row -> row.confidence() < 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cut", "wiped", "foreign"})
  void gapsAreSaidToBePerhapsInPagesThatCouldNotBeRead(String name) throws IOException {
    AbsenceReport report = Absence.examine(open(name), AbsenceQuestions.USUAL);
    assertThat(report.signals())
        .filteredOn(signal -> signal.id() == SignalKind.ROWID_GAPS)
        .allSatisfy(signal -> {
          assertThat(signal.weight()).isEqualTo(Weight.SLIGHT);
          assertThat(signal.innocent().getFirst().en()).contains("could not be read");
        });
    assertThat(report.notExamined())
        .anySatisfy(sentence -> assertThat(sentence.en()).contains("note").contains("do not show"));
  }

  @Test
  void recordsThatAreTooWideForTheirTableAreDamage() throws IOException {
    Database database = open("foreign");
    List<Boolean> complete = new ArrayList<>();
    Walk walk =
        database.rows(
            database.schema().table("note").orElseThrow(), row -> complete.add(row.complete()));
    assertThat(complete).hasSize(39).containsOnly(false);
    assertThat(walk.damageCount()).isEqualTo(39);
    assertThat(walk.damage().getFirst().what().en()).contains("more values than its table");
  }
}
