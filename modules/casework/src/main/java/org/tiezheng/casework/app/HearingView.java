package org.tiezheng.casework.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.tiezheng.casework.Hearing;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.casework.file.ResultsForm;
import org.tiezheng.evidence.Text;
import org.tiezheng.present.hearing.CourtResults;
import org.tiezheng.present.hearing.HearingPlan;
import org.tiezheng.present.hearing.Place;
import org.tiezheng.present.hearing.Showing;
import org.tiezheng.present.paper.PaperFacts;

/**
 * What is shown at a hearing, in words, for a page and for programs.
 *
 * @param digest of the plan: what was typed in a browser belongs to it
 * @param bundle id of the one that was made last; empty if none was
 * @param language in which the plan is written, and so recorded
 * @param files what was written
 * @param recorded whether results were recorded with it
 */
public record HearingView(
    HearingPlan plan,
    String digest,
    String bundle,
    Locale language,
    List<ItemRow> items,
    List<String> files,
    boolean recorded) {
  public HearingView {
    items = List.copyOf(items);
    files = List.copyOf(files);
  }

  /**
   * One thing that is compared.
   *
   * @param number of the step and the point within it
   * @param place page and line of the copy that was handed in; empty where there is none
   */
  public record PointRow(String id, String number, String what, String place) {}

  /** A step with what it shows. */
  public record StepRow(
      int number, String act, String expect, List<String> where, List<PointRow> points) {
    public StepRow {
      where = List.copyOf(where);
      points = List.copyOf(points);
    }
  }

  /** One item. */
  public record ItemRow(Showing showing, List<StepRow> steps) {
    public ItemRow {
      steps = List.copyOf(steps);
    }
  }

  /** What a record states beside the comparison. */
  public record FieldRow(String key, Text title) {}

  /** Of what was planned, in the language of the one who works. */
  public static HearingView of(OpenCase open, Hearing.Result result) {
    PaperFacts facts =
        PaperFacts.of(
            open.matter(),
            open.place().clock().instant(),
            open.place().zone(),
            PaperFacts.NO_ROOT,
            PaperFacts.NO_ROOT,
            List.of(),
            open.place().tool(),
            open.place().locale());
    return new HearingView(
        result.plan(),
        result.plan().digest(),
        result.bundle().id(),
        open.place().locale(),
        result.plan().items().stream()
            .map(s -> new ItemRow(s, s.steps().stream().map(step -> step(step, facts)).toList()))
            .toList(),
        result.files().stream().map(Path::toString).toList(),
        result.results().recorded());
  }

  private static StepRow step(Showing.Step step, PaperFacts facts) {
    List<PointRow> points = new ArrayList<>();
    for (Showing.Point point : step.points()) {
      points.add(
          new PointRow(
              point.id(),
              step.number() + "-" + (points.size() + 1),
              point.what(),
              point.place() instanceof Place.None ? "" : point.place().in(facts)));
    }
    return new StepRow(step.number(), step.act(), step.expect(), step.where(), points);
  }

  /** What a record states of the hearing itself. */
  public static List<FieldRow> fields() {
    return Stream.of(CourtResults.Field.values())
        .filter(CourtResults.Field::ofSession)
        .map(f -> new FieldRow(f.key(), f.title()))
        .toList();
  }

  /** What a comparison can come to. */
  public static List<Text> outcomes() {
    return Stream.of(CourtResults.Outcome.values()).map(CourtResults.Outcome::title).toList();
  }

  /** The file of results with what a person filled in. */
  public String filled(ResultsForm.Answers answers) {
    return new ResultsForm(plan, bundle, language).text(answers);
  }
}
