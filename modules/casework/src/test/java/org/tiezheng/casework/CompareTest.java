package org.tiezheng.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.evidence.Event;
import org.tiezheng.evidence.TiezhengException;

/** Two exports of one conversation, collected into a case and compared. */
class CompareTest {
  private static final int MESSAGES = 120;
  private static final int DELETED = 40;
  private static final int ALTERED = 80;

  @TempDir static Path folder;

  private static void export(Path file, int owner) throws Exception {
    StringBuilder json = new StringBuilder("{\"chatlab\":{\"version\":\"0.0.1\",\"exportedAt\":1}");
    json.append(",\"meta\":{\"name\":\"甲乙\",\"platform\":\"wechat\",\"type\":\"private\",");
    json.append("\"ownerId\":\"wxid_").append(owner).append("\"},\"members\":[],\"messages\":[");
    for (int n = 0; n < MESSAGES; n++) {
      if (owner == 1 && n == DELETED) {
        continue;
      }
      String amount = owner == 1 && n == ALTERED ? "9000" : "5000";
      json.append(n == 0 ? "" : ",")
          .append(
              "{\"sender\":\"wxid_%d\",\"accountName\":\"x\",\"timestamp\":%d,\"type\":0,"
                  .formatted(n % 2, 1_700_000_000L + n * 60L + owner * 30L))
          .append(
              "\"content\":\"第%d笔借款%s元\",\"platformMessageId\":\"%d\"}"
                  .formatted(n, amount, 6_000_000_000_000_000_001L + n * 7_919L));
    }
    Files.writeString(file, json.append("]}"), StandardCharsets.UTF_8);
  }

  @Test
  void theDifferencesAreToldAndTheCustodyLogSaysThatItWasDone() throws Exception {
    Path evidence = Files.createDirectories(folder.resolve("evidence"));
    export(evidence.resolve("a.json"), 0);
    export(evidence.resolve("b.json"), 1);
    Path vault = folder.resolve("case");
    Workplace place = Places.at(folder, Clock.systemUTC());
    Path demo = Places.root().resolve("demo");
    new NewCase(place).open(vault, Files.readString(demo.resolve("case.yaml")));
    try (OpenCase open = OpenCase.forWriting(vault, place)) {
      new Collect(open).run(new Collect.Request(List.of(evidence), "原告", "复制", Map.of()));
      List<Integer> items =
          open.matter().items().stream()
              .filter(i -> i.reading().filter(r -> r.importer().contains("chatlab")).isPresent())
              .map(i -> i.number())
              .toList();
      assertThat(items).hasSize(2);
      Path json = folder.resolve("out.json");
      Compare.Result result = run(open, items, json);
      assertThat(result.observation().counts())
          .containsEntry("ONLY_A", 1L)
          .containsEntry("CONTENT_DIFFERS", 1L)
          .containsEntry("SAME", MESSAGES - 2L);
      assertThat(result.observation().differing()).hasSize(2);
      assertThat(result.differs()).isTrue();
      byte[] first = Files.readAllBytes(json);
      run(open, items, json);
      assertThat(Files.readAllBytes(json)).isEqualTo(first);
      assertThat(open.custody().getLast().event().kind()).isEqualTo(Event.Type.COMPARE);
      assertThat(open.custody().getLast().event().what())
          .containsEntry("ONLY_A", "1")
          .containsKey("observationSha256");
      assertThat(new KeptObservations(open).current(open.matter()))
          .containsExactly(result.observation());
      run(open, items, folder.resolve("out.html"));
      assertThat(folder.resolve("out.html")).content().contains("乙方副本中没有");
      assertThatThrownBy(() -> run(open, items, folder.resolve("out.pdf")))
          .isInstanceOf(TiezhengException.class)
          .hasMessageContaining(".html");
      assertThatThrownBy(() -> run(open, List.of(items.getFirst(), 99), json))
          .isInstanceOf(TiezhengException.class)
          .hasMessageContaining("99");
    }
  }

  private static Compare.Result run(OpenCase open, List<Integer> items, Path out) throws Exception {
    return new Compare(open)
        .run(
            new Compare.Request(
                items.getFirst(),
                items.getLast(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(out)));
  }
}
