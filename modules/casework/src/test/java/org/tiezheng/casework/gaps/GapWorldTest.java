package org.tiezheng.casework.gaps;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tiezheng.evidence.Observation.Weight;
import org.tiezheng.examine.gaps.GapQuestions;
import org.tiezheng.examine.gaps.GapReport;
import org.tiezheng.examine.gaps.GapSign;
import org.tiezheng.examine.gaps.Gaps;
import org.tiezheng.examine.gaps.report.GapCsv;
import org.tiezheng.examine.gaps.report.GapHtml;
import org.tiezheng.examine.gaps.report.GapJson;
import org.tiezheng.testkit.chat.ChatWorld;
import org.tiezheng.testkit.chat.Side;
import org.tiezheng.testkit.chat.render.WriteOptions;

/** A copy that nobody touched shows nothing of weight; planted cases: {@link PlantedCasesTest}. */
class GapWorldTest {
  private static final boolean LONG = Boolean.getBoolean("long");
  private static final int SEEDS = 20;

  /** Exports without numbers, or that say the same as another one does: in the long run only. */
  private static final Set<String> LONG_ONLY =
      Set.of(
          "echotrace-json",
          "chatlog-csv",
          "wda-xlsx",
          "chatlab-lines",
          "chatlab-rounded",
          "qq-txt",
          "qq-mht",
          "whatsapp-zip",
          "wecom-jsonl");

  static Stream<Format> formats() {
    return Format.all().filter(f -> LONG || !LONG_ONLY.contains(f.toString()));
  }

  static LongStream seeds() {
    return LongStream.rangeClosed(1, SEEDS);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void nothingOfWeightIsSaidOfAnUntouchedCopy(long seed, @TempDir Path folder) {
    ChatWorld world = ChatWorld.clean(seed, LONG ? 3_000 : 300);
    Side side = seed % 2 == 0 ? Side.A : Side.B;
    WriteOptions options = seed % 3 == 0 ? WriteOptions.OPEN : WriteOptions.CLOSED;
    formats()
        .forEach(format -> {
          List<GapSign> signs =
              format.report(world, side, folder.resolve(format.toString()), options).signs();
          assertThat(
                  signs.stream()
                      .filter(s -> s.weight() != Weight.SLIGHT)
                      .map(s -> s.kind() + " " + s.what().en() + " " + s.places()))
              .as("%s %s %s", format, side, options)
              .isEmpty();
        });
  }

  /** The last of the databases that share out the messages of an account, by time or by chat. */
  @ParameterizedTest
  @CsvSource({
    "wechat-4, message_1.db",
    "wechat-ios, message_1.sqlite",
    "wechat-mac-3, msg_1.db",
    "wechat-3, MSG1.db"
  })
  void whatADatabaseHoldsThatWasNotCopiedIsNotCalledHardToExplain(
      String name, String last, @TempDir Path folder) throws IOException {
    Format format = formats().filter(f -> f.toString().equals(name)).findFirst().orElseThrow();
    format.read(ChatWorld.clean(3, 300), Side.A, folder, WriteOptions.CLOSED);
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> shards = files.filter(f -> f.endsWith(last)).toList();
      assertThat(shards).hasSize(1);
      Files.delete(shards.getFirst());
    }

    GapReport report = Gaps.examine(new RenderedCopy(folder, format.files()), GapQuestions.USUAL);

    assertThat(report.messages()).isPositive();
    assertThat(report.signs().stream().filter(s -> s.weight() == Weight.STRONG))
        .map(s -> s.kind() + " " + s.what().en())
        .isEmpty();
  }

  @Test
  void thePageTheTableAndTheDataSayTheSameAndAccuseNobody(@TempDir Path folder) throws IOException {
    ChatWorld world = ChatWorld.of(7, 600);
    GapReport report =
        formats().findFirst().orElseThrow().report(world, Side.A, folder, WriteOptions.OPEN);
    StringWriter html = new StringWriter();
    StringWriter csv = new StringWriter();
    StringWriter json = new StringWriter();
    GapHtml.write(report, "微信 4 <副本>", ZoneOffset.ofHours(8), html);
    GapCsv.write(report, csv);
    GapJson.write(report, json);
    String kept = System.getProperty("keepPage", "");
    if (!kept.isEmpty()) {
      Files.writeString(Path.of(kept), html.toString());
    }
    assertThat(html.toString())
        .contains("<svg", "覆盖图", "不在本副本", "微信 4 &lt;副本&gt;", "会话不明")
        .doesNotContain(">?<", "deleted by", "被删除人", "<script", "伪造");
    report
        .signs()
        .forEach(sign -> {
          assertThat(csv.toString()).contains(sign.kind().id());
          assertThat(json.toString()).contains(sign.kind().id());
          assertThat(sign.innocent()).isNotEmpty();
          assertThat(sign.kind().name().startsWith("SERVER_HOLE") || !sign.places().isEmpty())
              .as("%s has a place", sign.kind())
              .isTrue();
        });
    assertThat(Gaps.examine(new RenderedCopy(folder, List.of("/message_0.db")), GapQuestions.USUAL))
        .isEqualTo(report);
  }
}
