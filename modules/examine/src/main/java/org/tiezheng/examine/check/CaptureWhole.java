package org.tiezheng.examine.check;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.tiezheng.evidence.CaptureSession;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Observation.Weight;
import org.tiezheng.evidence.Outcome;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.Recording;

/** CAP-001: the film is one file, never interrupted, and shows no trace of being cut. */
final class CaptureWhole implements Check.OfItem {
  private static final String EDITORS = "editors";
  private static final String REQUIRED = "required";
  private static final String BROKEN = "flaw.BROKEN";
  private static final String MISSING = "flaw.MISSING";
  private static final String STATEMENTS = "item.reading.statements";

  @Override
  public String name() {
    return "capture.film.whole";
  }

  @Override
  public Set<String> parameters() {
    return Set.of(EDITORS, REQUIRED);
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    return Captured.examine(item, context, captured -> judge(item, context, params, captured));
  }

  private static Ruling judge(Item item, Context context, Params params, Captured captured) {
    Places interrupted = new Places();
    for (CaptureSession session : captured.sessions()) {
      if (session.films().size() > 1) {
        interrupted.add(context, session, session.films().size() + " files");
      }
      session.steps().stream()
          .filter(step -> step.action() == CaptureSession.Action.PAUSE)
          .forEach(step ->
              interrupted.add(
                  context.name(session.provenance().original()),
                  Transcripts.clock(step.millis()),
                  "PAUSE " + step.note()));
    }
    List<Recording> films;
    try (Stream<Recording> found = context.records(item, Recording.class)) {
      films = found.filter(Recording::film).toList();
    }
    if (films.size() > 1) {
      films.forEach(film -> interrupted.add(context, film, film.line()));
    }
    if (!interrupted.isEmpty()) {
      return Ruling.fail(
              "拍摄中断或分成几段:%d 处".formatted(interrupted.count()),
              "filming was interrupted or is in several files: %d places"
                  .formatted(interrupted.count()))
          .at(interrupted.list());
    }
    List<Reading.Statement> broken = flaws(item, BROKEN);
    if (!broken.isEmpty()) {
      return at(
          Ruling.fail(
              "拍摄记录与文件不符,摘要链已断:%d 处".formatted(broken.size()),
              "the log of the filming and the files do not fit, the chain of digests is broken: %d"
                  .formatted(broken.size())),
          item,
          broken);
    }
    Ruling ruling = screened(context, params, films);
    List<Reading.Statement> missing = flaws(item, MISSING);
    return missing.isEmpty() || ruling.outcome() != Outcome.PASS
        ? ruling
        : at(
            Ruling.unknown(
                "拍摄记录不全,缺少的部分里有没有中断无从知道:%d 处".formatted(missing.size()),
                "the log of the filming is not whole; whether there was a stop in what is missing"
                    + " cannot be known: %d".formatted(missing.size()),
                STATEMENTS),
            item,
            missing);
  }

  /** What the reading of a log of a capture found wrong with it. */
  private static List<Reading.Statement> flaws(Item item, String kind) {
    return item.reading().stream()
        .flatMap(r -> r.statements().stream())
        .filter(s -> s.name().equals(kind) || s.name().endsWith("/" + kind))
        .toList();
  }

  private static Ruling at(Ruling ruling, Item item, List<Reading.Statement> flaws) {
    Ruling all = ruling;
    for (Reading.Statement flaw : flaws) {
      all = all.at(Context.label(item), flaw.name(), flaw.value());
    }
    return all;
  }

  private static Ruling screened(Context context, Params params, List<Recording> films) {
    Places cut = new Places();
    Places good = new Places();
    Set<String> notMade = new TreeSet<>();
    for (Recording film : films) {
      String software = film.software().orElse("").toLowerCase(Locale.ROOT);
      if (params.words(EDITORS).stream().anyMatch(software::contains)) {
        cut.add(context, film, "software: " + film.software().orElse(""));
      }
      List<String> required = params.words(REQUIRED);
      film.screening().signs().stream()
          .filter(sign -> required.contains(sign.screening()))
          .filter(sign -> sign.weight() != Weight.SLIGHT)
          .forEach(sign ->
              cut.add(
                  context.name(film.provenance().original()),
                  sign.millis().map(Transcripts::clock).orElse(sign.screening()),
                  sign.what().zh() + " / " + sign.what().en()));
      required.stream().filter(s -> !film.screening().made().contains(s)).forEach(notMade::add);
      good.add(context, film, film.line());
    }
    if (!cut.isEmpty()) {
      return Ruling.fail(
              "文件有 %d 处剪辑、改写或时间跳变的痕迹,应重新拍摄".formatted(cut.count()),
              "the file shows %d traces of cutting, rewriting or jumps in time: film again"
                  .formatted(cut.count()))
          .at(cut.list());
    }
    if (good.isEmpty() || !notMade.isEmpty()) {
      return Ruling.unknown(
              good.isEmpty() ? "没有读到录像文件" : "没有做的筛查:" + String.join("、", notMade),
              good.isEmpty()
                  ? "no film was read"
                  : "screenings not made: " + String.join(", ", notMade),
              good.isEmpty() ? "records.recording" : "records.recording.screening")
          .at(good.list());
    }
    return Ruling.pass(
            "一个连续的文件,所做的筛查未见剪辑痕迹", "one uninterrupted file; the screenings made show no cut")
        .at(good.list());
  }
}
