package org.tiezheng.sqlite.absence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tiezheng.sqlite.Database;
import org.tiezheng.sqlite.history.Worlds;

/** Each sign in a world where it must show and in one where it must not. */
@Tag("SEED-SMS-09")
class AbsenceTest {
  @TempDir static Path folder;

  @BeforeAll
  static void make() throws IOException, InterruptedException {
    Worlds.generate("make_absences.py", folder.toString());
  }

  private static AbsenceReport examine(String name, AbsenceQuestions questions) throws IOException {
    Database database = Worlds.open(folder.resolve(name + ".db"));
    assertThat(database.damage()).isEmpty();
    return Absence.examine(database, questions);
  }

  private static AbsenceReport examine(String name) throws IOException {
    return examine(name, AbsenceQuestions.USUAL);
  }

  private static Signal only(String name, SignalKind kind) throws IOException {
    List<Signal> signals = examine(name).of(kind);
    assertThat(signals).hasSize(1);
    return signals.getFirst();
  }

  private static Map<String, String> evidence(Signal signal) {
    return signal.evidence().stream().collect(Collectors.toMap(Evidence::name, Evidence::value));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gaps-clean",
        "coredata-clean",
        "fts4-clean",
        "fts5-clean",
        "foreign-clean",
        "android-clean",
        "ios-clean"
      })
  void anUntouchedDatabaseShowsNothing(String name) throws IOException {
    assertThat(examine(name).signals()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "gaps, ROWID_GAPS, m, 11",
    "jump, ROWID_JUMP, m, 4999799",
    "head, HEAD_GAP, m, 100",
    "tail, TAIL_GAP, m, 10",
    "tail-all, TAIL_GAP, m, 200",
    "behind, COUNTER_BEHIND, m, 195",
    "coredata, TAIL_GAP, ZCALLRECORD, 3",
    "fts4, FULLTEXT_WITHOUT_ROW, f, 3",
    "fts5, FULLTEXT_WITHOUT_ROW, f, 3",
    "fts4-behind, ROW_WITHOUT_FULLTEXT, m, 4",
    "fts5-behind, ROW_WITHOUT_FULLTEXT, m, 4",
    "index, INDEX_WITHOUT_ROW, m, 2",
    "index-lacks, ROW_WITHOUT_INDEX, m, 1",
    "counters, CHANGE_COUNTERS, '', 1",
    "freelist, FREELIST_COUNT, '', 6",
    "size, FILE_SIZE, '', 2",
    "desktop, SCHEMA_TEXT, a, 1",
    "zeroed, DELETED_BYTES_ZEROED, '', 35",
    "ios, RECORDED_DELETION, deleted_messages, 1",
    "ios, UNUSED_ROW, handle, 1"
  })
  void eachSignIsCounted(String name, SignalKind kind, String table, long count)
      throws IOException {
    assertThat(examine(name).of(kind))
        .anySatisfy(signal -> {
          assertThat(signal.table()).isEqualTo(table);
          assertThat(signal.count()).isEqualTo(count);
          assertThat(signal.innocent()).isNotEmpty();
          assertThat(signal.evidence()).isNotEmpty();
        });
    assertThat(examine(name).lookedFor()).contains(kind);
  }

  @ParameterizedTest
  @CsvSource({
    "random, ROWID_GAPS",
    "jump, ROWID_GAPS",
    "index-clean, INDEX_WITHOUT_ROW",
    "index-clean, ROW_WITHOUT_INDEX",
    "zeroed-not, DELETED_BYTES_ZEROED",
    "rebuilt-not, REBUILT",
    "gaps, CHANGE_COUNTERS",
    "gaps, FREELIST_COUNT",
    "gaps, FILE_SIZE",
    "gaps, SCHEMA_TEXT",
    "gaps, DANGLING_REFERENCE"
  })
  void aSignIsNotSeenWhereItIsNot(String name, SignalKind kind) throws IOException {
    assertThat(examine(name).of(kind)).isEmpty();
  }

  @Test
  void aGapIsShownBetweenTheTimesOfItsNeighbours() throws IOException {
    AbsenceQuestions questions =
        new AbsenceQuestions(Map.of("m", "date"), List.of(), DeviceFacts.UNKNOWN, List.of(), 1);
    List<Signal> gaps = examine("gaps", questions).of(SignalKind.ROWID_GAP);
    assertThat(gaps).hasSize(1);
    assertThat(gaps.getFirst().count()).isEqualTo(10);
    assertThat(evidence(gaps.getFirst()))
        .containsEntry("first missing", "50")
        .containsEntry("last missing", "59")
        .containsEntry("date before", "49000")
        .containsEntry("date after", "60000");
    assertThat(gaps.getFirst().place()).isPresent();
  }

  @Test
  void idsThatAreNotGivenOutInSequenceAreToldApart() throws IOException {
    AbsenceReport report = examine("random");
    assertThat(report.signals()).isEmpty();
    assertThat(report.notExamined()).hasSize(1);
  }

  @Test
  void aRebuiltFileIsCalledDestroyedAndNotEmpty() throws IOException {
    assertThat(only("rebuilt", SignalKind.REBUILT).what().zh()).contains("重建");
    assertThat(only("zeroed", SignalKind.DELETED_BYTES_ZEROED).what().zh()).contains("销毁");
    assertThat(only("zeroed", SignalKind.DELETED_BYTES_ZEROED).what().en())
        .contains("a log may still have it");
  }

  @Test
  void referencesAreFoundByDeclaredKeysAndByThoseThatTheCallerNames() throws IOException {
    assertThat(examine("foreign").of(SignalKind.DANGLING_REFERENCE))
        .extracting(signal -> signal.evidence().getFirst().value())
        .containsExactly("2", "b");
    AbsenceQuestions questions =
        new AbsenceQuestions(
            Map.of(), List.of(Join.of("m", "date", "m", "id")), DeviceFacts.UNKNOWN, List.of(), 9);
    assertThat(examine("gaps-clean", questions).of(SignalKind.DANGLING_REFERENCE))
        .extracting(Signal::count)
        .containsExactly(200L);
  }

  @Test
  void theDeviceIsComparedOnlyIfItIsKnown() throws IOException {
    assertThat(examine("gaps-clean").lookedFor()).doesNotContain(SignalKind.WRITER_VERSION);
    AbsenceQuestions questions =
        new AbsenceQuestions(
            Map.of(),
            List.of(),
            new DeviceFacts(OptionalLong.of(3_008_006), OptionalInt.of(4096), Optional.of(true)),
            List.of(),
            9);
    assertThat(examine("gaps-clean", questions).signals())
        .extracting(Signal::id)
        .containsExactly(
            SignalKind.WRITER_VERSION, SignalKind.FILE_SETTINGS, SignalKind.FILE_SETTINGS);
  }

  @Test
  void theTracesOfDeletedShortMessagesAreFound() throws IOException {
    AbsenceReport report = examine("android");
    assertThat(report.profiles()).containsExactly("Android mmssms.db");
    Set<String> dangling = new TreeSet<>();
    report.of(SignalKind.DANGLING_REFERENCE).forEach(signal -> dangling.add(signal.table()));
    assertThat(dangling).containsExactly("addr", "part", "sms", "words_content");
    assertThat(report.of(SignalKind.COUNT_DIFFERS))
        .extracting(Signal::rowid)
        .containsExactly(OptionalLong.of(1), OptionalLong.of(3));
    assertThat(report.of(SignalKind.COPY_WITHOUT_ROW))
        .extracting(signal -> signal.evidence().getFirst().value())
        .containsExactly("MMS", "gone");
  }

  @Test
  void theTracesOfDeletedMessagesOnAnIphoneAreFound() throws IOException {
    AbsenceReport report = examine("ios");
    assertThat(report.of(SignalKind.DANGLING_REFERENCE))
        .extracting(Signal::table, Signal::count)
        .contains(tuple("chat_message_join", 2L), tuple("message_attachment_join", 1L));
    assertThat(report.of(SignalKind.TAIL_GAP)).extracting(Signal::count).containsExactly(1L);
  }
}
