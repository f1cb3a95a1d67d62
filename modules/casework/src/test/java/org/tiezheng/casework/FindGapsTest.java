package org.tiezheng.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.evidence.Event;
import org.tiezheng.evidence.TiezhengException;
import org.tiezheng.testkit.chat.ChatWorld;
import org.tiezheng.testkit.chat.Side;
import org.tiezheng.testkit.chat.render.WeChat4Store;
import org.tiezheng.testkit.chat.render.WriteOptions;

/** A WeChat folder with planted cases, collected into a case and examined. */
class FindGapsTest {
  @TempDir static Path folder;

  @Test
  void theTablesAroundTheMessagesSpeakInACaseToo() throws Exception {
    Path evidence = Files.createDirectories(folder.resolve("xwechat_files"));
    new WeChat4Store()
        .write(ChatWorld.of(3, 300), Side.A, evidence, WriteOptions.OPEN.withoutMedia());
    Path vault = folder.resolve("case");
    Workplace place = Places.at(folder, Clock.systemUTC());
    new NewCase(place)
        .open(vault, Files.readString(Places.root().resolve("demo").resolve("case.yaml")));
    try (OpenCase open = OpenCase.forWriting(vault, place)) {
      new Collect(open).run(new Collect.Request(List.of(evidence), "原告", "复制", Map.of()));
      Path html = folder.resolve("gaps.html");

      List<FindGaps.Result> results =
          new FindGaps(open).run(request(Optional.empty(), html), Secrets.NONE);

      assertThat(results).hasSize(1);
      assertThat(results.getFirst().weighty()).isTrue();
      assertThat(results.getFirst().counts().stream().map(FindGaps.Count::code))
          .contains(
              "chat.local.hole",
              "chat.local.tail",
              "chat.index.without.row",
              "chat.index.differs",
              "chat.recorded.deletion",
              "chat.earlier.content");
      assertThat(html).content().contains("<svg", "不在本副本");
      assertThat(open.custody().getLast().event().kind()).isEqualTo(Event.Type.GAPS);
      assertThatThrownBy(() ->
              new FindGaps(open)
                  .run(request(Optional.empty(), folder.resolve("x.pdf")), Secrets.NONE))
          .isInstanceOf(TiezhengException.class)
          .hasMessageContaining(".html");
      assertThatThrownBy(() -> new FindGaps(open).run(request(Optional.of(99), html), Secrets.NONE))
          .isInstanceOf(TiezhengException.class)
          .hasMessageContaining("99");
    }
  }

  @Test
  void aStoreThatWasCutIsNoSignOfDeletion() throws Exception {
    Path evidence = Files.createDirectories(folder.resolve("cut"));
    new WeChat4Store()
        .write(ChatWorld.clean(3, 600), Side.A, evidence, WriteOptions.OPEN.withoutMedia());
    try (Stream<Path> files = Files.walk(evidence)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = file.getFileName().toString();
        if (name.equals("message_0.db")) {
          byte[] bytes = Files.readAllBytes(file);
          Files.write(file, Arrays.copyOf(bytes, bytes.length * 6 / 10));
        } else if (name.startsWith("message_0.db-")) {
          Files.delete(file);
        }
      }
    }
    Path vault = folder.resolve("cut-case");
    Workplace place = Places.at(folder, Clock.systemUTC());
    new NewCase(place).open(vault, "title: t\nitems:\n");
    try (OpenCase open = OpenCase.forWriting(vault, place)) {
      CollectReport collected =
          new Collect(open).run(new Collect.Request(List.of(evidence), "", "", Map.of()));
      assertThat(collected.complete()).isFalse();
      FindGaps.Result result =
          new FindGaps(open)
              .run(request(Optional.empty(), folder.resolve("cut.html")), Secrets.NONE)
              .getFirst();
      assertThat(result.signs()).isPositive();
      assertThat(result.weighty()).isFalse();
      assertThat(result.notes().getFirst().en()).contains("need not have been deleted");
    }
  }

  private static FindGaps.Request request(Optional<Integer> item, Path out) {
    return new FindGaps.Request(item, Optional.empty(), Optional.of(out));
  }
}
