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

/** A group's and a person's conversation, written out by title, part, party and not at all. */
class ExportTest {
  @TempDir static Path folder;

  private static void chat(Path file, String name, String type, String sender) throws Exception {
    Files.writeString(
        file,
        ("{\"chatlab\":{\"version\":\"0.0.1\",\"exportedAt\":1},\"meta\":{\"name\":\"%s\","
                + "\"platform\":\"wechat\",\"type\":\"%s\",\"ownerId\":\"wxid_demo_linlan\"},"
                + "\"members\":[],\"messages\":[{\"sender\":\"%s\",\"accountName\":\"x\","
                + "\"timestamp\":1700000000,\"type\":0,\"content\":\"借款五千\"},"
                + "{\"sender\":\"wxid_demo_linlan\",\"accountName\":\"y\",\"timestamp\":1700000060,"
                + "\"type\":0,\"content\":\"好\"}]}")
            .formatted(name, type, sender),
        StandardCharsets.UTF_8);
  }

  @Test
  void conversationsAreFoundByWhatAPersonCallsThem() throws Exception {
    Path evidence = Files.createDirectories(folder.resolve("evidence"));
    chat(evidence.resolve("a.json"), "启明星", "private", "wxid_demo_zhouqm");
    chat(evidence.resolve("b.json"), "工地/群:1", "group", "wxid_somebody");
    Workplace place = Places.at(folder, Clock.systemUTC());
    Path vault = folder.resolve("case");
    new NewCase(place)
        .open(vault, Files.readString(Places.root().resolve("demo").resolve("case.yaml")));
    try (OpenCase open = OpenCase.forWriting(vault, place)) {
      new Collect(open).run(new Collect.Request(List.of(evidence), "原告", "复制", Map.of()));
      Export export = new Export(open);

      assertThat(export.run(request(Optional.of("启明星"), "txt", "csv")))
          .singleElement()
          .satisfies(w -> {
            assertThat(w.messages()).isEqualTo(2);
            assertThat(w.files()).hasSize(2).allSatisfy(f -> assertThat(f).isNotEmptyFile());
            assertThat(w.files().getFirst()).content().contains("借款五千", "a.json");
            assertThat(w.files().getFirst()).content().doesNotContain("b.json");
          });
      assertThat(export.run(request(Optional.of("被告"), "json")))
          .extracting(Export.Written::title)
          .containsExactly("启明星");
      assertThat(export.run(request(Optional.of("工地"), "html")))
          .singleElement()
          .satisfies(w ->
              assertThat(w.files().getFirst().getFileName().toString()).endsWith("工地_群_1.html"));
      assertThat(export.run(request(Optional.empty(), "txt"))).hasSize(2);
      assertThat(open.custody().getLast().event().kind()).isEqualTo(Event.Type.EXPORT);
      assertThat(open.custody().getLast().event().what()).containsEntry("messages", "4");
      assertThatThrownBy(() -> export.run(request(Optional.of("没有这人"), "txt")))
          .isInstanceOf(TiezhengException.class)
          .hasMessageContaining("启明星");
      assertThatThrownBy(() -> export.run(request(Optional.empty(), "odt")))
          .isInstanceOf(TiezhengException.class)
          .hasMessageContaining("xlsx");
    }
  }

  private static Export.Request request(Optional<String> conversation, String... formats) {
    return new Export.Request(
        Optional.empty(), conversation, List.of(formats), folder.resolve("out"), true);
  }
}
