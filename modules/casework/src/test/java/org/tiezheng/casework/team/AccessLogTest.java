package org.tiezheng.casework.team;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.casework.CheckCase;
import org.tiezheng.casework.NewCase;
import org.tiezheng.casework.NoteAccess;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.casework.Places;
import org.tiezheng.casework.Workplace;
import org.tiezheng.casework.file.CaseFileText;
import org.tiezheng.evidence.Event;
import org.tiezheng.evidence.Role;

/** Who looked at a case, on the way into its custody log. */
class AccessLogTest {
  @TempDir Path folder;
  private final List<Throwable> faults = new CopyOnWriteArrayList<>();
  private Workplace place;
  private Path matter;
  private Path team;

  @BeforeEach
  void open() throws IOException {
    place = Places.at(folder, Clock.systemUTC());
    matter = folder.resolve("c");
    team = folder.resolve("team");
    new NewCase(place)
        .open(matter, new CaseFileText.Opening("t", "", Role.PLAINTIFF, "甲", Role.DEFENDANT, "乙"));
  }

  private AccessLog log() {
    return new AccessLog(
        team,
        name -> name.equals("c") ? Optional.of(matter) : Optional.empty(),
        place,
        faults::add);
  }

  private static Access item(int number) {
    return new Access("wang", "10.0.0.4", "GET /cases/{case}/items/{item} item=" + number);
  }

  private List<Event> noted() throws IOException {
    try (OpenCase open = OpenCase.forReading(matter, place)) {
      return open.custody().stream()
          .map(OpenCase.CustodyLine::event)
          .filter(e -> NoteAccess.SUBJECT.equals(e.what().get("subject")))
          .toList();
    }
  }

  private long files() throws IOException {
    try (Stream<Path> all = Files.list(team.resolve("access"))) {
      return all.count();
    }
  }

  @Test
  void manyAccessesAreOneEntryAndTheSameAgainIsCounted() throws Exception {
    try (AccessLog log = log()) {
      for (int i = 0; i < 50; i++) {
        log.note("c", item(1));
      }
      log.note("c", item(2));
      log.note("gone", item(3));
      assertThat(noted()).as("reading does not wait for it").isEmpty();
    }
    assertThat(noted())
        .singleElement()
        .satisfies(e -> {
          assertThat(e.what()).containsKeys("since", "until", "access001", "access002");
          assertThat(e.what()).doesNotContainKey("access003");
          assertThat(e.what().get("access001"))
              .startsWith("wang GET /cases/{case}/items/{item} item=1 from 10.0.0.4 ")
              .contains(" ×50 until ");
        });
    assertThat(files()).isZero();
    assertThat(faults).isEmpty();
    assertThat(new CheckCase(org.tiezheng.casework.Watch.SILENT).run(matter).exitCode()).isZero();
  }

  @Test
  void whatAProgramThatWasKilledLeftIsWrittenByTheNext() throws Exception {
    AccessLog killed = log();
    killed.note("c", item(1));
    killed.note("c", item(1));
    Path file = only();
    Files.writeString(file, Files.readString(file) + "{\"matter\":\"c\",\"ti");
    log().close();
    assertThat(noted())
        .singleElement()
        .satisfies(e ->
            assertThat(e.what().get("access001")).contains("item=1").endsWith("(at least once)"));
    assertThat(files()).isZero();
    log().close();
    assertThat(noted()).hasSize(1);
  }

  private Path only() throws IOException {
    try (Stream<Path> all = Files.list(team.resolve("access"))) {
      return all.findFirst().orElseThrow();
    }
  }

  @Test
  void aCaseThatIsInUseGetsItsEntryLater() throws Exception {
    AccessLog log = log();
    try (OpenCase busy = OpenCase.forWriting(matter, place)) {
      assertThat(busy.custody()).isNotEmpty();
      log.note("c", item(1));
      log.close();
    }
    assertThat(noted()).isEmpty();
    assertThat(files()).isEqualTo(1);
    log().close();
    assertThat(noted()).hasSize(1);
  }

  @Test
  void anEntryHasSoManyAccessesAtMost() throws Exception {
    List<Integer> sizes = new ArrayList<>();
    try (AccessLog log = log()) {
      for (int i = 0; i < 900; i++) {
        log.note("c", item(i));
      }
    }
    for (Event event : noted()) {
      sizes.add(event.what().size() - 3);
    }
    assertThat(sizes).containsExactly(400, 400, 100);
  }
}
