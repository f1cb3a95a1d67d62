package org.tiezheng.examine.oppose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tiezheng.examine.rule.OpposingRule;
import org.tiezheng.examine.rule.Rule;
import org.tiezheng.examine.rule.RulePack;

class OpposingRulesTest {
  @Test
  @Tag("DOC-CROSS-EXAM")
  @DisplayName("every rule that is put to the other side is one that ships")
  void rulesExist() {
    Set<String> shipped =
        RulePack.shipped().stream()
            .flatMap(p -> p.rules().stream())
            .map(Rule::key)
            .collect(Collectors.toSet());
    assertThat(OpposingRule.all()).extracting(OpposingRule::rule).isSubsetOf(shipped);
  }

  @Test
  @DisplayName("no rule about our own sealing, catalogue or bundle is put to the other side")
  void nothingOfOurs() {
    RulePack.shipped().stream()
        .flatMap(p -> p.rules().stream())
        .filter(r -> OpposingRule.of(r).isPresent())
        .forEach(r -> {
          assertThat(r.needsBundle()).as(r.citation()).isFalse();
          assertThat(r.types()).as(r.citation()).doesNotContain("bundle", "chain", "tsa");
        });
    assertThat(OpposingRule.all())
        .extracting(OpposingRule::rule)
        .doesNotContain("G-001", "G-002", "G-010", "G-012", "G-016", "G-022");
  }

  @Test
  @DisplayName("a question is asked in both languages, and nothing is called deleted")
  void wording() {
    assertThat(OpposingRule.all())
        .allSatisfy(r -> {
          assertThat(r.question().zh()).isNotBlank();
          assertThat(r.question().en()).isNotBlank().doesNotContainPattern("\\p{IsHan}");
          String all = r.question() + " " + r.silent();
          assertThat(all).doesNotContain("删除", "deleted", "伪造", "forged");
        });
  }
}
