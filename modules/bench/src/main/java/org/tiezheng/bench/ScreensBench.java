package org.tiezheng.bench;

import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
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
import org.tiezheng.examine.screens.UnclearChatException;
import org.tiezheng.testkit.file.Glyphs;
import org.tiezheng.testkit.screen.Look;
import org.tiezheng.testkit.screen.ScreenScore;
import org.tiezheng.testkit.screen.ScreenTrial;
import org.tiezheng.testkit.screen.Screenshots;
import org.tiezheng.testkit.talk.Line;
import org.tiezheng.testkit.talk.Speaker;

/**
 * Generated screenshots of a talk, every fifth bubble or so forged by a digit or a negation, read
 * and held against the true export. The baselines are the promises: 99 % of the characters right,
 * every forgery seen, no honest bubble accused, at most a tenth of them for a person.
 */
final class ScreensBench implements Benchmark {
  private static final long SEED = 23;

  @Override
  public String name() {
    return "screens";
  }

  @Override
  public String title() {
    return "screenshots against the export, five qualities (--long: 100 bubbles of each)";
  }

  @Override
  public List<Measurement> run(BenchSettings settings) throws IOException, InterruptedException {
    Glyphs glyphs =
        Glyphs.of(
            settings
                .root()
                .resolve(
                    "modules/present/src/main/resources/org/tiezheng/present/font/NotoSansSC-Regular.ttf.xz"));
    ScreenReader reader = ServiceLoader.load(ScreenReader.class).findFirst().orElseThrow();
    List<Measurement> all = new ArrayList<>();
    try (ScreenReader.Session session = reader.start()) {
      long seed = SEED;
      for (Look look : Look.values()) {
        ScreenTrial trial = ScreenTrial.of(glyphs, look, (int) settings.size(20, 100), seed++);
        measure(trial, session, all);
      }
    }
    return all;
  }

  private static void measure(
      ScreenTrial trial, ScreenReader.Session session, List<Measurement> all)
      throws InterruptedException {
    String look = trial.look().name().toLowerCase(Locale.ROOT) + ": ";
    List<Picture> pictures = new ArrayList<>();
    long before = System.nanoTime();
    for (Screenshots.Shot shot : trial.shots()) {
      pictures.add(new Picture(shot.name(), "", 1, session.read(shot.bytes())));
    }
    double seconds = (System.nanoTime() - before) / 1e9;
    ScreenScore score = score(trial, pictures);
    score.remarks().forEach(System.out::println);
    all.add(
        Measurement.speed(look + "characters right", score.right(), 99, "%", "the promise")
            .goal(1));
    Map<String, Integer> planted = new TreeMap<>(score.planted());
    int told = planted.getOrDefault("PERSON", 0) + planted.getOrDefault("DIFFERS", 0);
    all.add(
        Measurement.speed(look + "forgeries told", told, trial.planted().size(), "", "planted")
            .goal(1));
    Map<String, Integer> honest = new TreeMap<>(score.honest());
    int bubbles = trial.drawn().size() - trial.planted().size();
    int accused = honest.getOrDefault("DIFFERS", 0);
    all.add(
        Measurement.speed(
                look + "honest bubbles not accused", bubbles - accused, bubbles, "", "honest ones")
            .goal(1));
    double persons = 100.0 * honest.getOrDefault("PERSON", 0) / bubbles;
    Measurement forPersons =
        new Measurement(
            look + "honest bubbles for a person",
            persons,
            "%",
            Optional.of(10.0),
            trial.look() == Look.SCAN ? "only reported" : "the promise",
            Optional.of(10 / Math.max(persons, 0.1)),
            Optional.empty());
    all.add(trial.look() == Look.SCAN ? forPersons : forPersons.goal(1));
    honest.forEach((verdict, n) -> all.add(Measurement.plain(look + "honest " + verdict, n, "")));
    planted.forEach((verdict, n) -> all.add(Measurement.plain(look + "forged " + verdict, n, "")));
    all.add(Measurement.plain(look + "reading, per screen", seconds / pictures.size(), "s"));
  }

  private static ScreenScore score(ScreenTrial trial, List<Picture> pictures) {
    List<ExportLine> lines = new ArrayList<>();
    for (Line line : trial.exported()) {
      lines.add(line(lines.size(), line));
    }
    Checked checked;
    try {
      checked =
          Checker.check(
              pictures,
              to -> lines.forEach(line -> to.accept("talk", line)),
              ZoneId.of("Asia/Shanghai"));
    } catch (UnclearChatException e) {
      throw new IllegalStateException(e);
    }
    ScreenScore score = new ScreenScore(trial);
    for (Row row : checked.rows()) {
      if (row.kind() == Block.Kind.BUBBLE) {
        String read =
            row.seen().stream()
                .filter(s -> !s.judged().part())
                .findFirst()
                .or(() -> row.seen().stream().findFirst())
                .map(Sighting::block)
                .map(Block::text)
                .orElse("");
        row.line()
            .ifPresentOrElse(
                l -> score.line((int) l.place(), read, row.verdict().name()),
                () -> score.stray(read, row.verdict().name()));
      }
    }
    score.end();
    return score;
  }

  private static ExportLine line(int place, Line line) {
    return new ExportLine(
        place + 1L,
        place,
        Provenance.of("0".repeat(64), new Locator.Whole()),
        line.speaker().name(),
        "",
        Optional.of(line.speaker() == Speaker.PLAINTIFF),
        Optional.of(line.time()),
        ExportLine.Form.WORDS,
        line.text(),
        Optional.empty());
  }
}
