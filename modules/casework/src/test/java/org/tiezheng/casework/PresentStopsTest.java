package org.tiezheng.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.evidence.Event;
import org.tiezheng.evidence.Finding;
import org.tiezheng.evidence.Outcome;

/** A rule that stops the export stops it before anything is written. */
class PresentStopsTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 26);
  private static final String CASE =
      """
      title: 借款
      proofDeadline: 2026-11-20
      parties:
        - {id: me, name: 林岚, role: PLAINTIFF, self: true}
        - {id: other, name: 周启明, role: DEFENDANT}
      copies: 2
      items:
        - number: 1
          title: 借条
          files: ["借条.txt"]
          catalogued: true
          source: 原告电脑
          content: 全文
      """;

  @TempDir Path folder;

  @BeforeEach
  void collectsANote() throws Exception {
    Path source = Files.createDirectories(folder.resolve("source"));
    Files.writeString(source.resolve("借条.txt"), "今借到八万元");
    new NewCase(place()).open(folder.resolve("case"), CASE);
    try (OpenCase open = OpenCase.forWriting(folder.resolve("case"), place())) {
      new Collect(open).run(new Collect.Request(List.of(source), "", "", Map.of()));
    }
  }

  private Workplace place() {
    return Places.at(folder, Clock.systemUTC());
  }

  private Present.Result present(Map<String, String> reasons) throws Exception {
    try (OpenCase open = OpenCase.forWriting(folder.resolve("case"), place())) {
      return new Present(open)
          .run(new Present.Request(folder.resolve("证据材料"), false, false, DAY, reasons));
    }
  }

  @Test
  @Tag("G-016")
  void aCatalogueWithAnEmptyColumnStopsBeforeAnythingIsWritten() throws Exception {
    Present.Result result = present(Map.of());

    assertThat(result.blocking().blocks()).extracting(PresentLines::name).contains("CN/G-016");
    assertThat(result.bundle()).isEmpty();
    assertThat(folder.resolve("证据材料")).doesNotExist();
    String lines = String.join("\n", result.lines(Locale.CHINESE));
    assertThat(lines).contains("阻止提交:CN/G-016").contains("没有写出").doesNotContain("证据包:");
    result.blocking().blocks().stream()
        .flatMap(b -> b.finding().pointers().stream().limit(10))
        .forEach(place -> assertThat(lines).contains(place.where()));
    assertThat(result.exitCode()).isEqualTo(1);
  }

  @Test
  @Tag("G-016")
  void withAReasonForEachStopItIsWrittenAndNothingSaysThatItWasStopped() throws Exception {
    Map<String, String> reasons = new HashMap<>();
    present(Map.of()).blocking().blocks().forEach(b -> reasons.put(PresentLines.name(b), "庭后补正"));

    Present.Result result = present(reasons);

    String lines = String.join("\n", result.lines(Locale.CHINESE));
    assertThat(result.bundle()).isPresent();
    assertThat(lines).contains("证据包:").contains("庭后补正").doesNotContain("阻止提交");
    theReasonStaysAndTheBundleSaysThatThereIsOne();
  }

  private void theReasonStaysAndTheBundleSaysThatThereIsOne() throws Exception {
    String events = Files.readString(folder.resolve("证据材料/tiezheng/events.jsonl"));
    assertThat(events).contains("\"override.CN/G-016").contains("reason kept in event ");
    try (Stream<Path> files = Files.walk(folder.resolve("证据材料"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
            .as(file.toString())
            .doesNotContain("庭后补正");
      }
    }
    try (OpenCase open = OpenCase.forWriting(folder.resolve("case"), place())) {
      assertThat(open.custody())
          .filteredOn(line -> line.event().what().containsValue("庭后补正"))
          .singleElement()
          .satisfies(line -> {
            assertThat(line.event().kind()).isEqualTo(Event.Type.NOTE);
            assertThat(line.event().what().get("salt")).hasSize(64);
            assertThat(events).contains("reason kept in event " + line.event().n());
          });
    }
  }

  @Test
  void aReasonThatAnOlderLogHasInClearDoesNotLeaveWithALaterBundle() throws Exception {
    Map<String, String> reasons = new HashMap<>();
    present(Map.of()).blocking().blocks().forEach(b -> reasons.put(PresentLines.name(b), "庭后补正"));
    try (OpenCase open = OpenCase.forWriting(folder.resolve("case"), place())) {
      open.note(Event.Type.PRESENT, Map.of("bundle", "b", "override.CN/G-016#1", "委托人不便说明的私事"));
    }

    present(reasons);

    String events = Files.readString(folder.resolve("证据材料/tiezheng/events.jsonl"));
    assertThat(events).doesNotContain("私事").contains("\"withheld\":true");
  }

  @Test
  @Tag("G-017")
  void theDeadlineThatHasPassedIsDecidedWithoutABundle() throws Exception {
    try (OpenCase open = OpenCase.forWriting(folder.resolve("case"), place())) {
      List<Finding> findings =
          new Examine(open).run(Examine.Request.ofCase(DAY, List.of())).findings();
      assertThat(findings)
          .filteredOn(f -> f.rule().equals("CN/G-017"))
          .singleElement()
          .satisfies(f -> assertThat(f.outcome()).isEqualTo(Outcome.FAIL));
    }
  }
}
