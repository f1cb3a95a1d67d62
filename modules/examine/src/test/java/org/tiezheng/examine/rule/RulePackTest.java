package org.tiezheng.examine.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulePackTest {
  private static final String HEADER =
      "id: CN\nversion: 1.0.0\ntitle: {zh: 包, en: pack}\nrules: [G-001]\n";

  @TempDir Path folder;

  private static Stream<Rule> shipped() {
    return RulePack.shipped().stream().flatMap(pack -> pack.rules().stream());
  }

  @Test
  void everySourceOfEveryRuleResolves() {
    assertThat(shipped()).allSatisfy(rule -> assertThat(rule.sources()).allMatch(Norms::resolves));
    assertThat(shipped()).hasSizeGreaterThanOrEqualTo(45);
  }

  @Test
  void everyNormSaysWhereAndWhenItWasChecked() {
    assertThat(Norms.all())
        .allSatisfy(norm -> {
          assertThat(norm.where()).isNotBlank();
          assertThat(norm.checkedOn()).isAfter(LocalDate.of(2026, 1, 1));
        });
    assertThat(Norms.find("CN-CPL-2023").orElseThrow().renumbered()).containsEntry("63", "66");
  }

  @Test
  void anArticleIsCitedWithItsNumbersInEarlierTexts() {
    assertThat(Norms.describe(new Source.Article("CN-CPL-2023", "69")).zh())
        .contains("第 69 条")
        .contains("旧文本第 66 条");
    assertThat(Norms.describe(new Source.Article("CN-CPL-2023", "66(1)(5)")).en())
        .contains("art. 63 in earlier texts");
    assertThat(Norms.describe(new Source.Article("CN-EVID-2019", "93")).zh()).doesNotContain("旧文本");
    assertThat(Norms.describe(new Source.Article("CN-SFT-0156", "")).zh()).endsWith("》");
  }

  @Test
  @Tag("SEED-PROT-02")
  @Tag("SEED-AUD-07")
  @Tag("SEED-WXP-05")
  void whereTheGuidesAreOutOfDateTheRuleShowsTheDifference() {
    assertThat(shipped().flatMap(rule -> rule.outdated().stream()).map(Outdated::seed))
        .contains("SEED-PROT-02", "SEED-AUD-07", "SEED-WXP-05", "SEED-WXC-10", "SEED-PAY-04");
    assertThat(shipped().flatMap(rule -> rule.outdated().stream()))
        .allSatisfy(difference -> {
          assertThat(difference.today().zh()).isNotEqualTo(difference.says().zh());
          assertThat(difference.today().en()).isNotBlank();
        });
  }

  @Test
  void verifiedIsSaidOnlyOfASourceThatWasRead() {
    assertThat(shipped().filter(rule -> rule.confidence() == Confidence.VERIFIED))
        .allSatisfy(rule ->
            assertThat(rule.sources())
                .anyMatch(source ->
                    source instanceof Source.Article article
                        && Norms.find(article.norm()).orElseThrow().confidence()
                            == Confidence.VERIFIED));
  }

  @Test
  void noRuleIsOlderThanItsFirstNorm() {
    assertThat(shipped())
        .allSatisfy(rule ->
            rule.sources().stream()
                .filter(Source.Article.class::isInstance)
                .map(Source.Article.class::cast)
                .findFirst()
                .flatMap(article -> Norms.find(article.norm()))
                .filter(norm -> norm.id().startsWith("CN-"))
                .ifPresent(norm -> assertThat(rule.since()).isEqualTo(norm.since())));
  }

  @Test
  @Tag("SEED-JUD-18")
  void appraisalIsAlwaysTheLastResort() {
    assertThat(shipped())
        .allSatisfy(rule -> {
          List<String> actions = rule.remedies().stream().map(Remedy::action).toList();
          if (actions.contains("appraise")) {
            assertThat(actions.getLast()).isEqualTo("appraise");
          }
        });
  }

  @Test
  void theHashFollowsTheContentAndNotTheLayout() throws IOException {
    String rule = resource("CN/G-001.yaml");
    String before = write(rule).hash();
    assertThat(write("# a comment\n" + rule.replace("check: ", "check:   ")).hash())
        .isEqualTo(before);
    assertThat(write(rule.replace("severity: BLOCK", "severity: HIGH")).hash())
        .isNotEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "severity: BLOCK|severity: URGENT|severity",
        "property: AUTH|property: [AUTH]|property",
        "version: 1.0.0|version: one|version",
        "id: CN.G.001|id: G-001|id",
        "id: CN.G.001|id: CN.G.002|id",
        "since: 2019-04-23|since: 2019-02-30|since",
        "since: 2019-04-23|until: 2019-04-23|since",
        "types: [all]|types: [letters]|types[0]",
        "kind: auto|knd: auto|knd",
        "  zh: |  cn: |title.cn",
        "action: restore|action: pray|remedies[0].action",
        "norm: CN-ESL-2019|norm: CN-NONE|sources",
        "seed: SEED-JUD-03|seed: SEED-JUD-99|sources",
        "confidence: VERIFIED|outdated: [{seed: SEED-JUD-99}]\\nconfidence:"
            + " VERIFIED|outdated[0].seed",
        "outcomes: [PASS, FAIL, UNKNOWN, NA]|outcomes: [PASS, FAIL]|outcomes",
        "kind: auto|kind: auto\\nkind: field|kind",
        "jurisdiction: CN|jurisdiction: &a CN\\nforum: *a|forum",
        "jurisdiction: CN|jurisdiction:|jurisdiction",
        "check: general.bytes.unchanged|check: java.lang.Runtime.exec()|check",
        "jurisdiction: CN|jurisdiction: \"|jurisdiction"
      })
  void aBadFileIsRefusedWithFileLineAndField(String good, String bad, String field)
      throws IOException {
    String text = resource("CN/G-001.yaml");
    assertThat(text).contains(good);
    String broken =
        text.replaceFirst(java.util.regex.Pattern.quote(good), bad.replace("\\n", "\n"));
    assertThatThrownBy(() -> write(broken))
        .isInstanceOfSatisfying(
            BadRuleException.class,
            e -> {
              assertThat(e.file()).endsWith("G-001.yaml");
              assertThat(e.line()).isPositive();
              boolean notYaml = e.sentence().en().contains("not valid YAML");
              assertThat(notYaml ? field : e.field()).isEqualTo(field);
              assertThat(e.sentence().zh()).contains("第 " + e.line() + " 行");
            });
  }

  @Test
  void aRuleThatIsNotListedIsNoticed() throws IOException {
    Files.writeString(folder.resolve("G-099.yaml"), "id: x\n");
    assertThatThrownBy(() -> write(resource("CN/G-001.yaml")))
        .isInstanceOf(BadRuleException.class)
        .hasMessageContaining("does not list");
  }

  @Test
  void aListedRuleThatIsMissingIsNamed() throws IOException {
    Files.writeString(folder.resolve("pack.yaml"), HEADER);
    assertThatThrownBy(() -> RulePack.load(folder))
        .isInstanceOf(BadRuleException.class)
        .hasMessageContaining("G-001.yaml");
  }

  @Test
  void aPackNameCannotLeadOutOfItsFolder() throws IOException {
    Files.writeString(folder.resolve("pack.yaml"), HEADER.replace("G-001", "../G-001"));
    assertThatThrownBy(() -> RulePack.load(folder)).isInstanceOf(BadRuleException.class);
  }

  @Test
  void anyCutOffFileIsRefusedInOneSentence() throws IOException {
    String text = resource("CN/G-001.yaml");
    for (int length = 0; length < text.length() - 40; length += 7) {
      String cut = text.substring(0, length);
      assertThatThrownBy(() -> write(cut)).isInstanceOf(BadRuleException.class);
    }
  }

  @Test
  void idsAreCitedByPackAndKey() {
    assertThat(shipped()).extracting(Rule::citation).contains("CN/G-001", "CN-INET/CH-001");
    assertThat(shipped()).extracting(Rule::id).doesNotHaveDuplicates();
    assertThat(Map.copyOf(Norms.find("CN-ESL-2019").orElseThrow().renumbered())).isEmpty();
  }

  private RulePack write(String rule) throws IOException {
    Files.writeString(folder.resolve("pack.yaml"), HEADER);
    Files.writeString(folder.resolve("G-001.yaml"), rule);
    return RulePack.load(folder);
  }

  private static String resource(String name) {
    try (InputStream in =
        RulePack.class.getResourceAsStream("/org/tiezheng/examine/rules/" + name)) {
      return new String(
          java.util.Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  @Tag("SEED-JUD-02")
  void theRulesOfAnotherLawAreAskedOnlyWhereTheCaseStatesIt() {
    assertThat(RulePack.shipped(List.of("CN-GD")))
        .extracting(RulePack::id)
        .containsExactly("CN", "CN-INET", "CN-GD");
    assertThat(RulePack.shipped(List.of("US-FED"))).extracting(RulePack::id).contains("US-FED");
    assertThat(RulePack.load("US-FED").rules())
        .allSatisfy(rule -> assertThat(rule.jurisdiction()).isEqualTo("US-FED"));
    assertThat(RulePack.shipped(List.of()).stream().flatMap(pack -> pack.rules().stream()))
        .allSatisfy(rule -> assertThat(rule.jurisdiction()).isEqualTo("CN"));
  }
}
