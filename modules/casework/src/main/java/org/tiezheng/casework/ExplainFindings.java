package org.tiezheng.casework;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tiezheng.evidence.Finding;
import org.tiezheng.evidence.Outcome;
import org.tiezheng.evidence.Text;
import org.tiezheng.examine.report.FindingsTable;
import org.tiezheng.examine.rule.Actions;
import org.tiezheng.examine.rule.Guide;
import org.tiezheng.examine.rule.Norms;
import org.tiezheng.examine.rule.Rule;
import org.tiezheng.examine.rule.RulePack;
import org.tiezheng.examine.rule.Severity;

/**
 * The findings of the newest examination, each with why it is asked, on which authority, and what
 * can be done about it. Examines nothing and changes nothing.
 */
public final class ExplainFindings {
  private static final List<Outcome> WORST_FIRST =
      List.of(Outcome.FAIL, Outcome.WARN, Outcome.UNKNOWN, Outcome.PASS, Outcome.NA);

  private final OpenCase open;
  private final Map<String, Rule> rules = new HashMap<>();

  public ExplainFindings(OpenCase open) {
    this.open = open;
    RulePack.shipped(open.matter().forum())
        .forEach(pack -> pack.rules().forEach(rule -> rules.put(rule.citation(), rule)));
  }

  /**
   * An examination.
   *
   * @param findings worst first: by severity, then by outcome
   * @param later items that no rule has looked at as they are now, by number
   */
  public record Explained(Instant made, List<Line> findings, List<Later> later) {
    public Explained {
      findings = List.copyOf(findings);
      later = List.copyOf(later);
    }

    /** Whether an item was added or changed after this examination. */
    public boolean isLater(int item) {
      return later.stream().anyMatch(l -> l.item() == item);
    }

    public long count(Outcome outcome) {
      return findings.stream().filter(f -> f.finding().outcome() == outcome).count();
    }
  }

  /**
   * An item that was added or changed after an examination: its findings, if any, are of before.
   *
   * @param item its number
   */
  public record Later(int item, Text what) {}

  /**
   * A finding.
   *
   * @param outcome its word
   * @param why why the rule asks
   * @param sources the norms and how well that was checked; empty if the rule is of a pack that
   *     does not ship
   * @param remedies what can be done, in the order in which it should be tried
   */
  public record Line(
      Finding finding,
      Text outcome,
      Text title,
      Text severity,
      Text why,
      List<Text> sources,
      List<Remedy> remedies) {
    public Line {
      sources = List.copyOf(sources);
      remedies = List.copyOf(remedies);
    }
  }

  /**
   * What can be done.
   *
   * @param paper that goes with it, such as {@code DOC-PRODUCE}; empty if none does
   * @param warnings to be read before the first step
   */
  public record Remedy(Text what, String paper, List<Text> warnings, List<Text> steps) {
    public Remedy {
      warnings = List.copyOf(warnings);
      steps = List.copyOf(steps);
    }
  }

  /** The newest examination; empty if there was none yet. */
  public Optional<Explained> run() {
    return open.vault()
        .caseStore()
        .examinations()
        .last()
        .map(e ->
            new Explained(
                e.made(),
                e.findings().stream()
                    .sorted(
                        Comparator.comparingInt(this::severity)
                            .thenComparingInt(f -> WORST_FIRST.indexOf(f.outcome())))
                    .map(this::line)
                    .toList(),
                new LaterItems(open, e).all()));
  }

  private int severity(Finding finding) {
    Rule rule = rules.get(finding.rule());
    return rule == null ? Integer.MAX_VALUE : List.of(Severity.values()).indexOf(rule.severity());
  }

  private Line line(Finding finding) {
    Text outcome = FindingsTable.word(finding.outcome());
    @Nullable Rule rule = rules.get(finding.rule());
    if (rule == null) {
      return new Line(
          finding,
          outcome,
          Text.same(finding.rule()),
          Text.same(""),
          Text.same(""),
          List.of(),
          List.of());
    }
    return new Line(
        finding,
        outcome,
        rule.title(),
        rule.severity().title(),
        rule.plain(),
        rule.sources().stream()
            .map(source -> joined(Norms.describe(source), rule.confidence().title()))
            .toList(),
        rule.remedies().stream()
            .filter(remedy -> finding.remedies().contains(remedy.action()))
            .map(ExplainFindings::remedy)
            .toList());
  }

  private static Text joined(Text a, Text b) {
    return new Text(a.zh() + " · " + b.zh(), a.en() + " · " + b.en());
  }

  private static Remedy remedy(org.tiezheng.examine.rule.Remedy remedy) {
    Optional<Guide> guide = Guide.to(remedy.action());
    return new Remedy(
        Actions.text(remedy.action()).orElse(Text.same(remedy.action())),
        remedy.doc().orElse(""),
        guide.map(Guide::warnings).orElse(List.of()),
        guide.map(Guide::steps).orElse(List.of()));
  }
}
