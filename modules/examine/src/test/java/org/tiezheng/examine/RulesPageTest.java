package org.tiezheng.examine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tiezheng.examine.check.Answer;
import org.tiezheng.examine.rule.Norms;
import org.tiezheng.examine.rule.Parameter;
import org.tiezheng.examine.rule.Remedy;
import org.tiezheng.examine.rule.Rule;
import org.tiezheng.examine.rule.RulePack;
import org.tiezheng.examine.rule.Source;

/** docs/rules.md is made from the packs; run with {@code -Dwrite=true} to write it anew. */
class RulesPageTest {
  private static final Path PAGE = Path.of(System.getProperty("root", "../.."), "docs", "rules.md");

  @Test
  void thePageSaysWhatThePacksSay() throws IOException {
    String page = page();
    if (Boolean.getBoolean("write")) {
      Files.writeString(PAGE, page);
    }
    assertThat(Files.readString(PAGE)).isEqualTo(page);
  }

  @Test
  void everyAnswerIsAnInputOfSomeRuleAndEveryAttributeInputIsAnAnswer() {
    Set<String> inputs = new TreeSet<>();
    RulePack.shipped().forEach(pack -> pack.rules().forEach(r -> inputs.addAll(r.inputs())));
    Set<String> answers = new TreeSet<>();
    for (Answer answer : Answer.values()) {
      answers.add(answer.path());
    }
    assertThat(inputs).containsAll(answers);
    assertThat(inputs)
        .filteredOn(path -> path.matches("(item|case)\\.(attributes|carrier)\\..*"))
        .allMatch(answers::contains);
  }

  private static String page() {
    StringBuilder page = new StringBuilder();
    page.append(
        """
        # 规则 Rules

        This page is generated from the rule packs and checked by a test; edit the YAML files in
        `modules/examine/src/main/resources/org/tiezheng/examine/rules/`, not this page.

        五种结论:通过 PASS、提醒 WARN、不符 FAIL、未知 UNKNOWN、不适用 NA。未知不算通过,不计总分。
        PASS means only that this check found nothing; UNKNOWN never counts as PASS; there is no
        total score. `plain` texts are ours. Numbers below are 产品阈值,非法律规定 (thresholds of the
        product, not of the law).

        A rule applies by the day of the hearing (today, if none is set, and the report says so).
        Rules of a Chinese forum (CN-INET, CN-GD) are asked in every Chinese case; where the case
        does not name the forum, the finding says that the rule only guides. Severity 阻断 stops
        the export while the outcome is FAIL or UNKNOWN, unless overridden with a logged reason.

        A pack of your own is a folder with `pack.yaml` (id, version, title, rules) and one file per
        rule; faults are reported with file, line and field. It may name registered checks only.

        """);
    page.append(
        """
        No importer of this version reads a fax with its log or a log of filming. These rules ask
        for such records; until another program writes them, what rests on one is not checked, and
        they never PASS by it: %s.

        Web pages are read as a browser saved them in one file, and logs of web servers in the
        common and combined form. Such files hold less than these rules ask for (no header, name
        resolution, certificates, environment; no numbers of lines), and what is not there is
        never taken for granted: %s.

        """
            .formatted(asking("fax|capture"), asking("web|log")));
    for (RulePack pack : RulePack.shipped()) {
      page.append("## %s %s — %s\n\n".formatted(pack.id(), pack.title().zh(), pack.title().en()));
      page.append("Version %s, SHA-256 `%s`\n\n".formatted(pack.version(), pack.hash()));
      page.append(
          "| 规则 rule | 内容 what | 类型 types | 性质 property | 级别 severity | 方式 kind | 来源 source | 核实"
              + " confidence |\n");
      page.append("|---|---|---|---|---|---|---|---|\n");
      pack.rules().forEach(rule -> row(page, rule));
      page.append('\n');
    }
    details(page);
    answers(page);
    outdated(page);
    norms(page);
    return page.toString();
  }

  /** Rules that ask for records of these kinds. */
  private static String asking(String records) {
    return RulePack.shipped().stream()
        .flatMap(pack -> pack.rules().stream())
        .filter(r ->
            r.inputs().stream().anyMatch(i -> i.matches("records\\.(" + records + ")(\\..*)?")))
        .map(Rule::citation)
        .collect(Collectors.joining(", "));
  }

  private static void row(StringBuilder page, Rule r) {
    page.append(
        "| %s | %s<br>%s | %s | %s | %s | %s | %s | %s |\n"
            .formatted(
                r.key(),
                r.title().zh(),
                r.title().en(),
                String.join(", ", r.types()),
                r.property().title().zh(),
                r.severity().title().zh(),
                r.kind().title().zh(),
                r.sources().stream().map(Source::line).collect(Collectors.joining("; ")),
                r.confidence().name()));
  }

  private static void details(StringBuilder page) {
    page.append("## 输入、阈值、措施 Inputs, thresholds, remedies\n\n");
    page.append(
        "| 规则 rule | 检查 check | 需要 inputs | 阈值与词表 thresholds and words | 措施(按顺序) remedies in order"
            + " |\n");
    page.append("|---|---|---|---|---|\n");
    for (RulePack pack : RulePack.shipped()) {
      for (Rule r : pack.rules()) {
        String parameters =
            r.parameters().entrySet().stream()
                .map(p -> p.getKey() + " = " + value(p.getValue()))
                .collect(Collectors.joining("<br>"));
        page.append(
            "| %s | `%s` | %s | %s | %s |\n"
                .formatted(
                    r.citation(),
                    r.check(),
                    r.inputs().stream().map(i -> "`" + i + "`").collect(Collectors.joining(", ")),
                    parameters,
                    r.remedies().stream()
                        .map(RulesPageTest::remedy)
                        .collect(Collectors.joining(" › "))));
      }
    }
    page.append('\n');
  }

  private static String value(Parameter parameter) {
    return switch (parameter) {
      case Parameter.Number(long number) -> number + "(产品阈值,非法律规定)";
      case Parameter.Words(List<String> words) -> String.join("、", words);
    };
  }

  private static String remedy(Remedy remedy) {
    return remedy.action() + remedy.doc().map(doc -> " " + doc).orElse("");
  }

  private static void answers(StringBuilder page) {
    page.append(
        """
        ## 由人填写的内容 What a person answers

        In `case.yaml`: `attributes` of an item, its `carrier`, `attributes` of the case. A blank
        answer is none. yes/no may be written yes, 是, true / no, 否, false.

        | 位置 where | 含义 meaning |
        |---|---|
        """);
    for (Answer answer : Answer.values()) {
      page.append(
          "| `%s` | %s<br>%s |\n"
              .formatted(answer.path(), answer.meaning().zh(), answer.meaning().en()));
    }
    page.append('\n');
  }

  private static void outdated(StringBuilder page) {
    page.append(
        """
        ## 读物与现行规定不同之处 Where the guides are out of date

        The rules were taken from two popular guides; where these are out of date the rules follow
        what holds today. Findings show the difference beside the rule (table, JSON and SARIF).

        | 规则 rule | 要求 id | 读物称 guides say | 现行 today |
        |---|---|---|---|
        """);
    for (RulePack pack : RulePack.shipped()) {
      for (Rule r : pack.rules()) {
        r.outdated()
            .forEach(o ->
                page.append(
                    "| %s | %s | %s<br>%s | %s<br>%s |\n"
                        .formatted(
                            r.citation(),
                            o.seed(),
                            o.says().zh(),
                            o.says().en(),
                            o.today().zh(),
                            o.today().en())));
      }
    }
    page.append('\n');
  }

  private static void norms(StringBuilder page) {
    page.append("## 规范登记 Norms\n\n| id | 名称 title | 状态 status | 核对 checked |\n|---|---|---|---|\n");
    Norms.all()
        .forEach(n ->
            page.append(
                "| %s | %s<br>%s | %s<br>%s | %s: %s (%s) |\n"
                    .formatted(
                        n.id(),
                        n.title().zh(),
                        n.title().en(),
                        n.status().zh(),
                        n.status().en(),
                        n.checkedOn(),
                        n.where(),
                        n.confidence())));
    page.append(
        """

        ### 较早的文本 Earlier texts

        | id | 文本 text | 至 until | 情况 what is known | 编号对应 renumbered | 核实 confidence |
        |---|---|---|---|---|---|
        """);
    Norms.all()
        .forEach(n ->
            n.earlier()
                .forEach(v ->
                    page.append(
                        "| %s | %s<br>%s | %s | %s<br>%s | %s | %s |\n"
                            .formatted(
                                n.id(),
                                v.title().zh(),
                                v.title().en(),
                                v.until().map(Object::toString).orElse("不详 unknown"),
                                v.note().zh(),
                                v.note().en(),
                                v.renumbered().entrySet().stream()
                                    .map(e -> e.getKey() + "→" + e.getValue())
                                    .collect(Collectors.joining(", ")),
                                v.confidence()))));
  }
}
