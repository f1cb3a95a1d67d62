package org.tiezheng.examine.report;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tiezheng.evidence.Finding;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Outcome;
import org.tiezheng.evidence.Text;
import org.tiezheng.examine.Dossier;
import org.tiezheng.examine.Examination;
import org.tiezheng.examine.Matrix;
import org.tiezheng.examine.rule.Actions;
import org.tiezheng.examine.rule.Guide;
import org.tiezheng.examine.rule.Norms;
import org.tiezheng.examine.rule.Outdated;
import org.tiezheng.examine.rule.Property;
import org.tiezheng.examine.rule.Rule;
import org.tiezheng.examine.rule.RulePack;
import org.tiezheng.examine.rule.Severity;

/**
 * Findings as plain text for a person: first the matrix, then what needs a hand, worst first, with
 * reason, places, remedies and source. Nothing relies on colour.
 */
public final class FindingsTable {
  private static final int PLACES = 5;
  private static final List<Outcome> ORDER =
      List.of(Outcome.FAIL, Outcome.WARN, Outcome.UNKNOWN, Outcome.PASS, Outcome.NA);

  private final List<RulePack> packs;
  private final Dossier dossier;
  private final List<Finding> findings;
  private final Locale locale;
  private final Map<String, Rule> rules = new HashMap<>();
  private final Set<String> differencesShown = new HashSet<>();
  private final StringBuilder out = new StringBuilder();

  private FindingsTable(
      List<RulePack> packs, Dossier dossier, List<Finding> findings, Locale locale) {
    this.packs = packs;
    this.dossier = dossier;
    this.findings = findings;
    this.locale = locale;
    packs.forEach(pack -> pack.rules().forEach(rule -> rules.put(rule.citation(), rule)));
  }

  /**
   * The text, lines ended by a line feed.
   *
   * @param all also those that passed or do not apply; they are counted in any case
   */
  public static String write(
      List<RulePack> packs, Dossier dossier, List<Finding> findings, Locale locale, boolean all) {
    return new FindingsTable(packs, dossier, findings, locale).print(all);
  }

  /** The word for an outcome. */
  public static Text word(Outcome outcome) {
    return switch (outcome) {
      case PASS -> new Text("通过", "PASS");
      case WARN -> new Text("提醒", "WARN");
      case FAIL -> new Text("不符", "FAIL");
      case UNKNOWN -> new Text("未知", "UNKNOWN");
      case NA -> new Text("不适用", "NA");
    };
  }

  private String print(boolean all) {
    line(say("审查意见", "Findings"));
    line(Examination.basis(dossier).in(locale));
    line(
        say(
            "“通过”只表示这一项检查未发现问题;“未知”不算通过;不计总分。阈值为产品阈值,非法律规定。",
            "PASS means only that this check found nothing; UNKNOWN is no pass; there is no total"
                + " score. Thresholds are the product's, not the law's."));
    line("");
    matrix();
    line("");
    findings.stream()
        .filter(f -> all || ORDER.indexOf(f.outcome()) <= ORDER.indexOf(Outcome.UNKNOWN))
        .filter(f -> rules.containsKey(f.rule()))
        .sorted(
            Comparator.comparing(this::severity).thenComparingInt(f -> ORDER.indexOf(f.outcome())))
        .forEach(this::finding);
    guides();
    papers();
    Map<Outcome, Long> counts =
        findings.stream().collect(Collectors.groupingBy(Finding::outcome, Collectors.counting()));
    line(
        ORDER.stream()
            .map(o -> word(o).in(locale) + " " + counts.getOrDefault(o, 0L))
            .collect(Collectors.joining("  ")));
    packs.forEach(pack -> line(pack.id() + " " + pack.version() + " sha256 " + pack.hash()));
    return out.toString();
  }

  private Severity severity(Finding finding) {
    Rule rule = rules.get(finding.rule());
    return rule == null ? Severity.INFO : rule.severity();
  }

  private void matrix() {
    Matrix matrix = Matrix.of(packs, findings);
    StringBuilder head = new StringBuilder(pad(say("证据", "item"), 28));
    for (Property property : Property.values()) {
      head.append(pad(property.title().in(locale), 14));
    }
    line(head.toString().stripTrailing());
    matrix
        .items()
        .forEach((number, cells) -> {
          StringBuilder row = new StringBuilder(pad(shorten(name(number)), 28));
          for (Property property : Property.values()) {
            Matrix.Cell cell = matrix.cell(number, property);
            int unknown = cell.count(Outcome.UNKNOWN);
            String more =
                unknown > 0 && cell.worst() != Outcome.UNKNOWN ? " (?" + unknown + ")" : "";
            row.append(pad(word(cell.worst()).in(locale) + more, 14));
          }
          line(row.toString().stripTrailing());
        });
  }

  private void finding(Finding finding) {
    Rule rule = rules.get(finding.rule());
    if (rule == null) {
      return;
    }
    line(
        "[%s] %s %s · %s · %s"
            .formatted(
                word(finding.outcome()).in(locale),
                finding.rule(),
                rule.title().in(locale),
                name(finding.item().orElse(Matrix.CASE)),
                rule.severity().title().in(locale)));
    line("    " + finding.message().in(locale));
    finding.pointers().stream()
        .limit(PLACES)
        .forEach(p -> line("    → " + String.join(" · ", p.file(), p.where(), p.value())));
    if (finding.pointers().size() > PLACES) {
      int more = finding.pointers().size() - PLACES;
      line("    → " + say("另有 " + more + " 处", more + " more places"));
    }
    if (!finding.missing().isEmpty()) {
      line("    " + say("缺少:", "missing: ") + String.join(", ", finding.missing()));
    }
    if (!finding.remedies().isEmpty()) {
      line("    " + say("办法:", "remedies: ") + remedies(finding, rule));
    }
    line("    " + say("依据:", "source: ") + sources(rule));
    differences(rule);
    line("");
  }

  /** Where a popular guide is out of date, once for each rule that is printed. */
  private void differences(Rule rule) {
    if (differencesShown.add(rule.citation())) {
      for (Outdated difference : rule.outdated()) {
        line("    " + say("读物称:", "guides say: ") + difference.says().in(locale));
        line("    " + say("现行:", "today: ") + difference.today().in(locale));
      }
    }
  }

  private String remedies(Finding finding, Rule rule) {
    return rule.remedies().stream()
        .filter(remedy -> finding.remedies().contains(remedy.action()))
        .map(remedy ->
            Actions.text(remedy.action()).map(t -> t.in(locale)).orElse(remedy.action())
                + remedy.doc().map(doc -> " (" + doc + ")").orElse(""))
        .collect(Collectors.joining(" › "));
  }

  /** The steps of every action with a guide that a WARN or FAIL leads to, each once. */
  private void guides() {
    findings.stream()
        .filter(f -> f.outcome() == Outcome.WARN || f.outcome() == Outcome.FAIL)
        .flatMap(f -> f.remedies().stream())
        .distinct()
        .flatMap(action -> Guide.to(action).stream())
        .forEach(this::guide);
  }

  private void guide(Guide guide) {
    line(guide.title().in(locale));
    guide.warnings().forEach(warning -> line("    ! " + warning.in(locale)));
    for (int n = 0; n < guide.steps().size(); n++) {
      line("    %d. %s".formatted(n + 1, guide.steps().get(n).in(locale)));
    }
    line("");
  }

  /** Where the papers come from that remedies name. */
  private void papers() {
    boolean named =
        findings.stream()
            .anyMatch(f ->
                Optional.ofNullable(rules.get(f.rule())).stream()
                    .flatMap(rule -> rule.remedies().stream())
                    .anyMatch(r -> r.doc().isPresent() && f.remedies().contains(r.action())));
    if (named) {
      line(
          say(
              "括号中的申请书、说明等文书:tiezheng papers <案件> 列出因何需要、还缺什么,加 --out <文件夹> 写出;随证据包提交的由 tiezheng"
                  + " present 制作。",
              "Papers in brackets: tiezheng papers CASE lists why they are needed and what is"
                  + " missing, --out FOLDER writes them; those of the bundle are made by tiezheng"
                  + " present."));
      line("");
    }
  }

  private String sources(Rule rule) {
    return rule.sources().stream()
            .map(source -> Norms.describe(source).in(locale))
            .collect(Collectors.joining(";"))
        + " · "
        + rule.confidence().title().in(locale);
  }

  private String name(int number) {
    return number == Matrix.CASE
        ? say("全案", "whole case")
        : dossier
            .matter()
            .item(number)
            .map(Item::title)
            .map(title -> number + " " + title)
            .orElse(String.valueOf(number));
  }

  private String say(String zh, String en) {
    return new Text(zh, en).in(locale);
  }

  private void line(String text) {
    // Values come from evidence: a control character must not move the reader's cursor.
    out.append(text.replaceAll("\\p{Cntrl}", "�")).append('\n');
  }

  private static String shorten(String text) {
    StringBuilder kept = new StringBuilder();
    for (int c : text.codePoints().toArray()) {
      if (width(kept.toString()) + width(Character.toString(c)) > 25) {
        return kept.append('…').toString();
      }
      kept.appendCodePoint(c);
    }
    return kept.toString();
  }

  private static String pad(String text, int columns) {
    return text + " ".repeat(Math.max(1, columns - width(text)));
  }

  /** Columns on a terminal: East Asian characters take two. */
  private static int width(String text) {
    return text.codePoints().map(c -> c >= 0x1100 && c != '…' && c != '→' ? 2 : 1).sum();
  }
}
