package org.tiezheng.examine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.tiezheng.evidence.Finding;
import org.tiezheng.evidence.Outcome;
import org.tiezheng.examine.rule.Rule;
import org.tiezheng.examine.rule.RulePack;

/** Every rule on its fixtures; a rule that lacks one of the four does not ship. */
class FixturesTest {
  @TestFactory
  Stream<DynamicNode> everyRuleShowsItsOutcomes() {
    return RulePack.shipped().stream()
        .flatMap(pack -> pack.rules().stream())
        .map(rule -> {
          List<Fixture> fixtures = Fixture.of(rule.key());
          return dynamicContainer(
              rule.citation(),
              Stream.concat(
                  Stream.of(dynamicTest("has all four", () -> hasAllFour(rule, fixtures))),
                  fixtures.stream()
                      .map(f -> dynamicTest(f.name() + " " + f.says(), () -> show(rule, f)))));
        });
  }

  private static void hasAllFour(Rule rule, List<Fixture> fixtures) {
    String bad = rule.outcomes().contains(Outcome.FAIL) ? "fail" : "warn";
    assertThat(fixtures).extracting(Fixture::name).contains("pass", bad, "unknown", "na");
    assertThat(rule.tests()).containsExactly("pass", bad, "unknown", "na");
    assertThat(fixtures).extracting(Fixture::rule).containsOnly(rule.citation());
  }

  private static void show(Rule rule, Fixture fixture) {
    Finding finding = fixture.run();
    assertThat(finding.outcome())
        .as("%s: %s %s", finding.message(), finding.pointers(), finding.missing())
        .isEqualTo(fixture.expected());
    assertThat(rule.outcomes()).contains(finding.outcome());
    switch (finding.outcome()) {
      case UNKNOWN -> {
        assertThat(finding.missing()).isNotEmpty();
        assertThat(rule.inputs()).containsAll(finding.missing());
        assertThat(finding.remedies()).isNotEmpty();
      }
      case WARN, FAIL -> {
        assertThat(finding.pointers()).as("places a person can go to").isNotEmpty();
        if (rule.citation().equals("CN/PHO-002")) {
          assertThat(finding.pointers())
              .as("a picture or its item")
              .noneMatch(p -> p.file().isBlank());
        }
        assertThat(finding.remedies()).isNotEmpty();
      }
      case PASS, NA -> assertThat(finding.remedies()).isEmpty();
    }
    assertThat(finding.message().zh()).isNotBlank();
    assertThat(finding.message().en()).isNotBlank();
    assertThat(finding.message().en()).contains(fixture.tells());
    assertThat(finding.message().en()).as("English").doesNotContainPattern("\\p{IsHan}{9}");
  }

  @TestFactory
  Stream<DynamicNode> changingTheDecisiveInputChangesTheOutcome() {
    return RulePack.shipped().stream()
        .flatMap(pack -> pack.rules().stream())
        .flatMap(rule -> Fixture.of(rule.key()).stream())
        .filter(Fixture::changesSomething)
        .filter(f -> f.expected() != Outcome.PASS)
        .map(f ->
            dynamicTest(
                f.rule() + " " + f.name(),
                () -> {
                  Outcome before = f.runUnchanged().outcome();
                  boolean sameItem = before != Outcome.NA;
                  if (sameItem) {
                    assertThat(f.run().outcome()).isNotEqualTo(before);
                  }
                }));
  }
}
