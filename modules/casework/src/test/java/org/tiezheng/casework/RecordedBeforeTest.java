package org.tiezheng.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.evidence.Event;
import org.tiezheng.present.hearing.Showing.Point;

/** Differences that the custody log has of an earlier hearing. */
class RecordedBeforeTest {
  @TempDir Path folder;

  private OpenCase open() throws Exception {
    return OpenCase.forWriting(folder.resolve("case"), Places.at(folder, Clock.systemUTC()));
  }

  private Hearing.Result hearing(Optional<Path> out, Optional<Path> record) throws Exception {
    try (OpenCase open = open()) {
      return new Hearing(open).run(new Hearing.Request(out, record, List.of(), Optional.empty()));
    }
  }

  private static void note(OpenCase open, Point point, String digest) throws Exception {
    Map<String, String> what = new HashMap<>();
    what.put("subject", "checkRecord");
    what.put("different", point.id());
    what.put("bundle", "another");
    if (!digest.isEmpty()) {
      what.put("differentDigests", digest);
    }
    open.note(Event.Type.NOTE, what);
  }

  @Test
  @DisplayName("a difference in something else under the same id is told, and counts for nothing")
  void differencesOfAnotherPlan() throws Exception {
    Path evidence = Files.createDirectories(folder.resolve("evidence"));
    Files.writeString(evidence.resolve("a.txt"), "甲");
    Files.writeString(evidence.resolve("b.txt"), "乙");
    new NewCase(Places.at(folder, Clock.systemUTC()))
        .open(folder.resolve("case"), "title: t\nitems:\n");
    try (OpenCase open = open()) {
      new Collect(open).run(new Collect.Request(List.of(evidence), "", "", Map.of()));
    }
    Path yaml = folder.resolve("case/case.yaml");
    Files.writeString(
        yaml, Files.readString(yaml).replace("catalogued: false", "catalogued: true"));
    Path out = folder.resolve("out");
    List<Point> points =
        hearing(Optional.of(out), Optional.empty()).plan().items().stream()
            .flatMap(shown -> shown.points().stream())
            .toList();
    assertThat(points).hasSizeGreaterThanOrEqualTo(3);
    try (OpenCase open = open()) {
      // Three events: of another plan, of this one, and an old one without digests.
      note(open, points.get(0), "0123456789abcdef");
      note(open, points.get(1), points.get(1).digest());
      note(open, points.get(2), "");
    }
    Path filled = folder.resolve("filled.yaml");
    Files.writeString(
        filled,
        Files.readString(out.resolve("核对结果.yaml")).replace("result: \"\"", "result: \"一致\""));

    Hearing.Result result = hearing(Optional.empty(), Optional.of(filled));

    assertThat(result.results().of(points.get(0)).before()).isEmpty();
    assertThat(result.results().of(points.get(1)).before()).isNotEmpty();
    assertThat(result.results().of(points.get(2)).before()).isEmpty();
    assertThat(result.results().gone())
        .hasSize(2)
        .anyMatch(told -> told.startsWith(points.get(0).id() + " ("))
        .anyMatch(told -> told.startsWith(points.get(2).id() + " ("));
  }
}
