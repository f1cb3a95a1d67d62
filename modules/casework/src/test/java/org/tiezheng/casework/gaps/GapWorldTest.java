package org.tiezheng.casework.gaps;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tiezheng.evidence.Observation.Weight;
import org.tiezheng.examine.gaps.GapQuestions;
import org.tiezheng.examine.gaps.GapReport;
import org.tiezheng.examine.gaps.GapSign;
import org.tiezheng.examine.gaps.Gaps;
import org.tiezheng.testkit.chat.ChatWorld;
import org.tiezheng.testkit.chat.Side;
import org.tiezheng.testkit.chat.render.Renderer;
import org.tiezheng.testkit.chat.render.WeChat4Store;
import org.tiezheng.testkit.chat.render.WriteOptions;

/** Planted cases are found, and a copy that nobody touched shows nothing of weight. */
class GapWorldTest {
  private static final boolean LONG = Boolean.getBoolean("long");
  private static final int SEEDS = 20;

  /** A format that is read, and the file by which. */
  enum Format {
    WECHAT_4(new WeChat4Store(), "/message_0.db");

    final Renderer renderer;
    final String file;

    Format(Renderer renderer, String file) {
      this.renderer = renderer;
      this.file = file;
    }
  }

  static Stream<Long> seeds() {
    return Stream.iterate(1L, s -> s + 1).limit(SEEDS);
  }

  private static GapReport report(
      Format format, ChatWorld world, Side side, Path folder, WriteOptions options) {
    format.renderer.write(world, side, folder, options);
    return Gaps.examine(new RenderedCopy(folder, format.file), GapQuestions.USUAL);
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void whatWasPlantedIsFound(Format format, @TempDir Path folder) {
    int planted = 0;
    int found = 0;
    for (WriteOptions options :
        List.of(WriteOptions.OPEN, WriteOptions.CLOSED, WriteOptions.OVERWRITTEN)) {
      for (Side side : Side.values()) {
        ChatWorld world = ChatWorld.of(7, LONG ? 10_000 : 600);
        Score score = new Score(world.truth(side));
        score.add(
            report(
                format,
                world,
                side,
                folder.resolve(options.hashCode() + side.name()),
                options.withoutMedia()));
        System.out.println(score.table(format + " " + side + " " + options));
        planted += score.planted();
        found += score.found();
      }
    }
    assertThat(found * 100 / planted).isGreaterThanOrEqualTo(85);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void nothingOfWeightIsSaidOfAnUntouchedCopy(long seed, @TempDir Path folder) {
    ChatWorld world = ChatWorld.clean(seed, LONG ? 3_000 : 300);
    for (Format format : Format.values()) {
      Side side = seed % 2 == 0 ? Side.A : Side.B;
      WriteOptions options = seed % 3 == 0 ? WriteOptions.OPEN : WriteOptions.CLOSED;
      List<GapSign> signs =
          report(format, world, side, folder.resolve(format.name()), options).signs();
      assertThat(signs.stream().filter(s -> s.weight() != Weight.SLIGHT))
          .as("%s %s %s", format, side, options)
          .isEmpty();
    }
  }
}
