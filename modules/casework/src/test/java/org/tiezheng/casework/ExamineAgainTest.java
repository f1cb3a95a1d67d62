package org.tiezheng.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.evidence.Event;
import org.tiezheng.evidence.Finding;
import org.tiezheng.evidence.Outcome;

/** An examination that is run again within one verb measures once what is large and the same. */
class ExamineAgainTest {
  private static final Examine.Request REQUEST =
      Examine.Request.ofCase(LocalDate.of(2026, 11, 26), List.of());
  private static final String UNCHANGED = "CN/G-001";

  @TempDir Path folder;

  @BeforeEach
  void open() throws Exception {
    new NewCase(place()).open(folder.resolve("case"), "title: t\nitems:\n");
    collect("one.txt");
  }

  private Workplace place() {
    return Places.at(folder, Clock.systemUTC());
  }

  private OpenCase write() throws Exception {
    return OpenCase.forWriting(folder.resolve("case"), place());
  }

  private void collect(String name) throws Exception {
    Path source = Files.createDirectories(folder.resolve("of-" + name));
    Files.writeString(source.resolve(name), "今借到八万元 " + name);
    try (OpenCase open = write()) {
      new Collect(open).run(new Collect.Request(List.of(source), "", "", Map.of()));
    }
  }

  private static Optional<Outcome> unchanged(Examine.Result result, int item) {
    return result.findings().stream()
        .filter(f -> f.rule().equals(UNCHANGED) && f.item().filter(i -> i == item).isPresent())
        .map(Finding::outcome)
        .findFirst();
  }

  @Test
  void runAgainItFindsTheSame() throws Exception {
    try (OpenCase open = write()) {
      Examine examine = new Examine(open);
      Examine.Result first = examine.run(REQUEST);
      assertThat(unchanged(first, 1)).contains(Outcome.PASS);
      assertThat(examine.run(REQUEST).findings()).isEqualTo(first.findings());
    }
  }

  @Test
  void whatCameOrChangedSinceIsMeasuredAnew() throws Exception {
    try (OpenCase open = write()) {
      Examine examine = new Examine(open);
      examine.run(REQUEST);
      Path source = Files.createDirectories(folder.resolve("later"));
      Files.writeString(source.resolve("two.txt"), "又借三万");
      new Collect(open).run(new Collect.Request(List.of(source), "", "", Map.of()));
      assertThat(unchanged(examine.run(REQUEST), 2)).contains(Outcome.PASS);
      String sha256 = open.matter().items().getFirst().originals().getFirst();
      Path file = open.vault().originals().file(sha256);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
      Files.writeString(file, "今借到九万元 one.txt");
      assertThat(unchanged(examine.run(REQUEST), 1)).contains(Outcome.FAIL);
    }
  }

  @Test
  void whatWasAddedOrReadAnewSinceIsNamedUntilItIsExamined() throws Exception {
    try (OpenCase open = write()) {
      new Examine(open).run(REQUEST);
      assertThat(later(open)).isEmpty();
      open.note(Event.Type.READ, Map.of("item", "1"));
      assertThat(later(open)).containsExactly(1);
      // What is asked of the other side's items leaves ours as they were.
      open.note(Event.Type.EXAMINE, Map.of("opposing", "p2"));
      assertThat(later(open)).containsExactly(1);
    }
    collect("two.txt");
    try (OpenCase open = write()) {
      assertThat(later(open)).containsExactly(1, 2);
      new Examine(open).run(REQUEST);
      assertThat(later(open)).isEmpty();
    }
  }

  private static List<Integer> later(OpenCase open) {
    return new ExplainFindings(open)
        .run().orElseThrow().later().stream().map(ExplainFindings.Later::item).toList();
  }
}
