package org.tiezheng.casework.gaps;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
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
import org.tiezheng.testkit.chat.render.AndroidStore;
import org.tiezheng.testkit.chat.render.Exports;
import org.tiezheng.testkit.chat.render.IosStore;
import org.tiezheng.testkit.chat.render.MacStore;
import org.tiezheng.testkit.chat.render.QqntStore;
import org.tiezheng.testkit.chat.render.Rendered;
import org.tiezheng.testkit.chat.render.Renderer;
import org.tiezheng.testkit.chat.render.WeChat3Store;
import org.tiezheng.testkit.chat.render.WeChat4Store;
import org.tiezheng.testkit.chat.render.WhatsAppStore;
import org.tiezheng.testkit.chat.render.WriteOptions;

/** Planted cases are found, and a copy that nobody touched shows nothing of weight. */
class GapWorldTest {
  private static final boolean LONG = Boolean.getBoolean("long");
  private static final int SEEDS = 20;

  /**
   * A format that is read.
   *
   * @param files ends of the names of the files that are read; empty for all that hold messages
   * @param store whether numbers and tables let every planted case be found
   */
  record Format(Renderer renderer, List<String> files, boolean store) {
    @Override
    public String toString() {
      return renderer.capabilities().format();
    }

    /** How the format names a conversation. */
    String named(ChatWorld world, String id) {
      return renderer instanceof WhatsAppStore ? WhatsAppStore.jid(world, id) : id;
    }

    GapReport report(ChatWorld world, Side side, Path folder, WriteOptions options) {
      Rendered rendered = renderer.write(world, side, folder, options);
      Collection<String> ends = files.isEmpty() ? rendered.tables().keySet() : files;
      return Gaps.examine(new RenderedCopy(folder, ends), GapQuestions.USUAL);
    }
  }

  static Stream<Format> formats() {
    List<Format> all = new ArrayList<>();
    all.add(new Format(new WeChat4Store(), List.of("/message_0.db"), true));
    all.add(new Format(new IosStore(), List.of("/MM.sqlite"), false));
    all.add(new Format(new MacStore(), List.of("/msg_0.db"), false));
    all.add(new Format(new WeChat3Store(), List.of("/MSG0.db"), false));
    all.add(new Format(new AndroidStore(), List.of("EnMicroMsg.db"), false));
    all.add(new Format(new QqntStore(), List.of("nt_msg.db"), false));
    all.add(new Format(new WhatsAppStore(), List.of("ChatStorage.sqlite"), false));
    for (Renderer export :
        List.of(
            Exports.CHATLOG_JSON,
            Exports.WEFLOW,
            Exports.WDA_JSON,
            Exports.MEMOTRACE,
            Exports.CHATLAB_JSON,
            Exports.QCE,
            Exports.TELEGRAM,
            Exports.WHATSAPP_TXT)) {
      all.add(new Format(export, List.of(), false));
    }
    return all.stream();
  }

  static LongStream seeds() {
    return LongStream.rangeClosed(1, SEEDS);
  }

  @ParameterizedTest
  @MethodSource("formats")
  void whatWasPlantedIsFound(Format format, @TempDir Path folder) {
    List<WriteOptions> ways =
        format.store()
            ? List.of(WriteOptions.OPEN, WriteOptions.CLOSED, WriteOptions.OVERWRITTEN)
            : List.of(WriteOptions.CLOSED);
    int planted = 0;
    int found = 0;
    int stray = 0;
    for (WriteOptions options : ways) {
      for (Side side : Side.values()) {
        ChatWorld world = ChatWorld.of(7, LONG ? 10_000 : 600);
        Score score = new Score(world.truth(side), id -> format.named(world, id));
        Path into = folder.resolve(ways.indexOf(options) + side.name());
        score.add(format.report(world, side, into, options.withoutMedia()));
        System.out.println(score.table(format + " " + side + " " + options));
        planted += score.planted();
        found += score.found();
        stray += score.stray();
      }
    }
    System.out.printf(
        "%s: found %d of %d planted cases, signs of weight at none: %d%n",
        format, found, planted, stray);
    if (format.store()) {
      assertThat(found).isEqualTo(planted);
    }
    assertThat(stray).isZero();
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
