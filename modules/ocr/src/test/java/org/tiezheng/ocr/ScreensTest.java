package org.tiezheng.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.examine.screens.Block;
import org.tiezheng.examine.screens.Checked;
import org.tiezheng.examine.screens.Checker;
import org.tiezheng.examine.screens.ExportLine;
import org.tiezheng.examine.screens.Picture;
import org.tiezheng.examine.screens.Row;
import org.tiezheng.examine.screens.ScreenReader;
import org.tiezheng.examine.screens.Sighting;
import org.tiezheng.testkit.file.Glyphs;
import org.tiezheng.testkit.screen.Look;
import org.tiezheng.testkit.screen.ScreenScore;
import org.tiezheng.testkit.screen.ScreenTrial;
import org.tiezheng.testkit.screen.Screenshots;
import org.tiezheng.testkit.talk.Line;
import org.tiezheng.testkit.talk.Speaker;

/** Screenshots with forged bubbles, read by the real engine and held against the true export. */
class ScreensTest {
  private static final int BUBBLES = 6;
  private static final long SEED = 11;

  private static ScreenReader.Session session;
  private static Glyphs glyphs;

  @BeforeAll
  static void start() throws Exception {
    session = new PictureReader().start();
    glyphs =
        Glyphs.of(
            Path.of(
                System.getProperty("root"),
                "modules/present/src/main/resources/org/tiezheng/present/font/NotoSansSC-Regular.ttf.xz"));
  }

  @AfterAll
  static void stop() {
    session.close();
  }

  /** The whole set of 500 bubbles is a benchmark: {@code modules/bench/run --long screens}. */
  @Test
  void everyForgeryIsSeenAndNoHonestBubbleIsAccused() throws Exception {
    double right = 0;
    int characters = 0;
    int honest = 0;
    int forPersons = 0;
    for (Look look : Look.values()) {
      ScreenScore score = score(ScreenTrial.of(glyphs, look, BUBBLES, SEED));
      right += score.right() * score.characters();
      characters += score.characters();
      assertThat(score.planted()).as(look + " forged").isNotEmpty();
      assertThat(score.planted().keySet()).as(look.name()).isSubsetOf("PERSON", "DIFFERS");
      assertThat(score.honest().keySet())
          .as(look + " %s", score.remarks())
          .isSubsetOf("SAME", "WITHIN", "PERSON");
      if (look != Look.SCAN) {
        honest += score.honest().values().stream().mapToInt(Integer::intValue).sum();
        forPersons += score.honest().getOrDefault("PERSON", 0);
      }
    }
    assertThat(right / characters).as("characters right, in per cent").isGreaterThanOrEqualTo(99);
    assertThat(forPersons * 10).as("honest for a person, tenfold").isLessThanOrEqualTo(honest);
  }

  private static ScreenScore score(ScreenTrial trial) throws Exception {
    List<Picture> pictures = new ArrayList<>();
    for (Screenshots.Shot shot : trial.shots()) {
      pictures.add(new Picture(shot.name(), "", 1, session.read(shot.bytes())));
    }
    List<ExportLine> lines = lines(trial.exported());
    return score(
        trial,
        Checker.check(
            pictures,
            to -> lines.forEach(line -> to.accept("c", line)),
            ZoneId.of("Asia/Shanghai")));
  }

  private static ScreenScore score(ScreenTrial trial, Checked checked) {
    ScreenScore score = new ScreenScore(trial);
    for (Row row : checked.rows()) {
      if (row.kind() == Block.Kind.BUBBLE) {
        Optional<Sighting> whole =
            row.seen().stream()
                .filter(s -> !s.judged().part())
                .findFirst()
                .or(() -> row.seen().stream().findFirst());
        String read = whole.map(s -> s.block().text()).orElse("");
        if (row.line().isPresent()) {
          score.line((int) row.line().get().place(), read, row.verdict().name());
        } else {
          score.stray(read, row.verdict().name());
        }
      }
    }
    score.end();
    return score;
  }

  private static List<ExportLine> lines(List<Line> exported) {
    List<ExportLine> lines = new ArrayList<>();
    for (Line line : exported) {
      lines.add(
          new ExportLine(
              lines.size() + 1L,
              lines.size(),
              Provenance.of("0".repeat(64), new Locator.Bytes(0, 1)),
              line.speaker().name(),
              "",
              Optional.of(line.speaker() == Speaker.PLAINTIFF),
              Optional.of(line.time()),
              ExportLine.Form.WORDS,
              line.text(),
              Optional.empty()));
    }
    return lines;
  }
}
