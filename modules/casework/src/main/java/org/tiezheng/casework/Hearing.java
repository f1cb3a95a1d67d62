package org.tiezheng.casework;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tiezheng.casework.file.ResultsFile;
import org.tiezheng.casework.file.ResultsForm;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Event;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;
import org.tiezheng.present.font.Typefaces;
import org.tiezheng.present.hearing.CourtResults;
import org.tiezheng.present.hearing.CourtResults.Outcome;
import org.tiezheng.present.hearing.HearingPaper;
import org.tiezheng.present.hearing.HearingPlan;
import org.tiezheng.present.hearing.Planner;
import org.tiezheng.present.hearing.RecordPaper;
import org.tiezheng.present.hearing.Scripts;
import org.tiezheng.present.hearing.Showing;
import org.tiezheng.present.hearing.StepsPaper;
import org.tiezheng.present.hearing.SubmittedBundle;
import org.tiezheng.present.paper.PaperFacts;
import org.tiezheng.verify.VerifyReport;

/**
 * The hearing (庭审): how each item of the catalogue is shown, step by step, with page and line of
 * the copy that was handed in; a record of what was found; and what was found, once a person says
 * so. Changes nothing else. No camera, no microphone, no network.
 */
public final class Hearing {
  private final OpenCase open;

  public Hearing(OpenCase open) {
    this.open = open;
  }

  /**
   * What is wanted.
   *
   * @param out folder that gets the papers; empty to list the steps only
   * @param record results that a person filled in; empty for a form
   * @param scripts display scripts of a person's own
   * @param font that a person brings along for the papers; empty for the built-in faces
   */
  public record Request(
      Optional<Path> out, Optional<Path> record, List<Path> scripts, Optional<Path> font) {
    public Request {
      scripts = List.copyOf(scripts);
    }
  }

  /**
   * What came of it.
   *
   * @param bundle the one that was made last
   * @param files what was written; empty if only a list was wanted
   */
  public record Result(
      HearingPlan plan, SubmittedBundle bundle, CourtResults results, List<Path> files) {
    public Result {
      files = List.copyOf(files);
    }

    /**
     * 0 all is known, and recorded results are the same; 1 something differs; 3 something is not
     * stated, not printed, not compared or not comparable.
     */
    public int exitCode() {
      if (results.recorded()) {
        return count(Optional.of(Outcome.DIFFERENT)) > 0 || differedBefore() > 0
            ? VerifyReport.MISMATCH
            : count(Optional.empty()) + count(Optional.of(Outcome.IMPOSSIBLE)) > 0
                ? VerifyReport.INCOMPLETE
                : 0;
      }
      return plan.items().stream().anyMatch(s -> !s.missing().isEmpty())
          ? VerifyReport.INCOMPLETE
          : 0;
    }

    long count(Optional<Outcome> outcome) {
      return results.count(plan.items(), outcome);
    }

    long differedBefore() {
      return results.gone().size()
          + plan.items().stream()
              .flatMap(s -> s.points().stream())
              .filter(p -> !results.of(p).before().isEmpty())
              .count();
    }

    /** For a person. */
    public List<String> lines(Locale locale) {
      return HearingLines.of(this, locale);
    }

    /** For a program. */
    public Summary summary() {
      Map<String, String> outcomes = new TreeMap<>();
      plan.items().stream()
          .flatMap(s -> s.points().stream())
          .forEach(p ->
              results
                  .of(p)
                  .outcome()
                  .ifPresent(o -> outcomes.put(p.id(), o.name().toLowerCase(Locale.ROOT))));
      return new Summary(
          bundle.id(),
          plan.items(),
          plan.carry(),
          plan.minutes(),
          outcomes,
          count(Optional.of(Outcome.SAME)),
          count(Optional.of(Outcome.DIFFERENT)),
          count(Optional.of(Outcome.IMPOSSIBLE)),
          count(Optional.empty()),
          results.gone(),
          files.stream().map(Path::toString).toList());
    }
  }

  /**
   * The result in plain values.
   *
   * @param results by the id of the point: same, different, impossible; what is not there was not
   *     compared
   * @param gone points that were recorded as different before and are in no step any more
   */
  public record Summary(
      String bundle,
      List<Showing> items,
      List<HearingPlan.Carry> carry,
      int minutes,
      Map<String, String> results,
      long same,
      long different,
      long impossible,
      long notCompared,
      List<String> gone,
      List<String> files) {}

  /**
   * Plans the hearing and writes its papers if a folder is named.
   *
   * @throws TiezhengException if nothing is in the catalogue, or a paper exists already
   */
  public Result run(Request request) throws IOException, InterruptedException {
    Scripts scripts = Scripts.standard().with(request.scripts());
    Typefaces faces = new OwnFont(request.font()).faces();
    new ReadItems(open, Secrets.NONE).refresh();
    Case matter = open.matter();
    if (matter.catalogue().isEmpty()) {
      throw new TiezhengException(
          new Text(
              "没有列入证据目录的证据,没有要当庭出示的:请在 case.yaml 中写 catalogued: true。",
              "No item is in the catalogue, so nothing is shown in court: set catalogued: true in"
                  + " case.yaml."));
    }
    PaperFacts facts = Export.facts(open.place(), matter);
    HearingPlan plan;
    try (ShowItems items = new ShowItems(open, matter)) {
      plan = new Planner(scripts, facts).plan(items.all());
    }
    SubmittedBundle bundle = bundle();
    ResultsForm form = new ResultsForm(plan, bundle.id(), open.place().locale());
    RecordedBefore before = RecordedBefore.of(open);
    CourtResults results = CourtResults.NONE;
    if (request.record().isPresent()) {
      results = before.beside(ResultsFile.read(request.record().get(), form), plan, bundle.id());
    }
    List<HearingPaper> papers = new ArrayList<>();
    papers.add(StepsPaper.of(facts, plan, scripts.advice(), Optional.of(bundle)));
    papers.addAll(RecordPaper.of(facts, plan, results, Optional.of(bundle)));
    List<Path> files = new ArrayList<>();
    if (request.out().isPresent()) {
      files.addAll(write(request.out().get(), papers, form, results.recorded(), faces));
    }
    Result result = new Result(plan, bundle, results, files);
    if (request.record().isPresent()) {
      before.note(open, request.record().get(), result);
    }
    if (!files.isEmpty()) {
      Map<String, String> what = new TreeMap<>();
      what.put("papers", String.join(" ", papers.stream().map(HearingPaper::number).toList()));
      new OwnFont(request.font()).note(what);
      open.note(Event.Type.EXPORT, what);
    }
    return result;
  }

  /** The bundle that was made last and verified. */
  private SubmittedBundle bundle() {
    List<Event> events = open.custody().stream().map(OpenCase.CustodyLine::event).toList();
    Optional<String> last =
        events.stream()
            .filter(e -> e.kind() == Event.Type.PRESENT)
            .reduce((_, later) -> later)
            .map(e -> e.what().getOrDefault("bundle", ""));
    return events.stream()
        .filter(e -> e.kind() == Event.Type.VERIFY && e.what().containsKey("evidenceRoot"))
        .filter(e -> last.equals(Optional.ofNullable(e.what().get("bundle"))))
        .reduce((_, later) -> later)
        .map(e -> new SubmittedBundle(last.orElse(""), e.what().getOrDefault("evidenceRoot", "")))
        .orElse(SubmittedBundle.NONE);
  }

  private List<Path> write(
      Path folder, List<HearingPaper> papers, ResultsForm form, boolean recorded, Typefaces faces)
      throws IOException {
    Path template =
        folder.resolve(
            open.place().locale().getLanguage().equals("zh") ? "核对结果.yaml" : "results.yaml");
    for (HearingPaper paper : papers) {
      for (String ending : List.of(".pdf", ".docx", ".txt")) {
        Papers.requireFree(folder.resolve(name(paper) + ending));
      }
    }
    if (!recorded) {
      Papers.requireFree(template);
    }
    Files.createDirectories(folder);
    Watch watch = open.place().watch();
    watch.begins(new Text("制作文书", "writing papers"), papers.size(), Watch.Unit.THINGS);
    List<Path> files = new ArrayList<>();
    int done = 0;
    for (HearingPaper paper : papers) {
      Path pdf = folder.resolve(name(paper) + ".pdf");
      paper.pdf(pdf, faces);
      Path docx = folder.resolve(name(paper) + ".docx");
      paper.docx(docx);
      Path text = folder.resolve(name(paper) + ".txt");
      paper.text(text);
      files.addAll(List.of(pdf, docx, text));
      watch.at(++done);
    }
    if (!recorded) {
      Files.writeString(template, form.text(), StandardCharsets.UTF_8);
      files.add(template);
    }
    return files;
  }

  private static String name(HearingPaper paper) {
    return paper.id()
        + "-"
        + paper.title().zh().replaceFirst("（供.*", "").replaceAll("[^\\p{L}\\p{N}]", "");
  }
}
