package org.tiezheng.examine.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tiezheng.evidence.Fact;
import org.tiezheng.evidence.Text;
import org.tiezheng.examine.fact.FactTemplate.Burden;
import org.tiezheng.examine.fact.FactTemplate.TemplateFact;
import org.tiezheng.examine.rule.BadRuleException;
import org.tiezheng.examine.rule.Confidence;

class FactTemplatesTest {
  @Test
  void everyDisputeOfTheRequirementsHasATemplate() {
    assertThat(FactTemplates.all())
        .extracting(FactTemplate::id)
        .containsExactly("loan", "sale", "lease", "wages", "infringement", "fraud");
    for (FactTemplate template : FactTemplates.all()) {
      Set<String> names = new HashSet<>();
      for (TemplateFact fact : template.facts()) {
        String where = template.id() + "/" + fact.id();
        assertThat(fact.basis()).as(where).isNotEmpty();
        assertThat(fact.slots()).as(where).isNotEmpty();
        assertThat(fact.evidence()).as(where).isNotEmpty();
        assertThat(fact.counters()).as(where).isNotEmpty();
        fact.slots().forEach(s -> assertThat(names.add(where + s.name().zh())).as(where).isTrue());
        fact.slots().forEach(s -> assertBoth(s.name()));
        fact.basis().forEach(b -> assertThat(b.line().zh()).startsWith("《"));
        assertBoth(fact.title());
        fact.evidence().forEach(e -> assertBoth(e.what()));
        fact.counters().forEach(c -> assertBoth(c.answer()));
        Fact made =
            new Fact("x", "", Optional.empty(), fact.standard(), List.of(), Optional.of(where));
        assertThat(FactTemplates.source(made)).contains(fact);
      }
      assertThat(template.facts()).extracting(TemplateFact::burden).contains(Burden.CLAIMANT);
      assertThat(template.limits()).isNotEmpty();
    }
  }

  private static void assertBoth(Text text) {
    assertThat(text.zh().codePoints().anyMatch(c -> c >= 0x4E00 && c <= 0x9FFF)).isTrue();
    assertThat(text.en()).isNotBlank().isNotEqualTo(text.zh());
  }

  @Test
  @Tag("SEED-GEN-01")
  void fraudIsProvedBeyondReasonableDoubtAndNoLawyerHasReadTheGuide() {
    FactTemplate fraud = FactTemplates.find("fraud").orElseThrow();
    assertThat(fraud.confidence()).isEqualTo(Confidence.UNVERIFIED);
    assertThat(fraud.facts())
        .filteredOn(f -> f.standard() == Fact.Standard.BEYOND_REASONABLE_DOUBT)
        .extracting(TemplateFact::id)
        .containsExactly("statement", "falsity", "intent", "reliance");
    assertThat(fraud.facts())
        .filteredOn(f -> f.standard() == Fact.Standard.BEYOND_REASONABLE_DOUBT)
        .filteredOn(f -> List.of("statement", "falsity", "intent").contains(f.id()))
        .allMatch(
            f -> f.basis().stream().anyMatch(b -> b.article().line().equals("CN-EVID-2019 86")));
    FactTemplate.DeceivedGuide guide = fraud.guide().orElseThrow();
    assertThat(guide.warnings().getFirst().zh()).contains("UNVERIFIED");
    assertThat(guide.stages()).hasSize(3);
    assertThat(guide.stages().stream().flatMap(s -> s.facts().stream()))
        .containsExactlyInAnyOrderElementsOf(fraud.facts().stream().map(TemplateFact::id).toList());
    assertThat(fraud.limits())
        .extracting(l -> l.fact() + "." + l.slot() + " " + l.years())
        .containsExactly("discovery.found 1", "signing.signed 5");
  }

  @Test
  @Tag("SEED-LEASE-01")
  @Tag("SEED-WX-15")
  void aContractByChatNeedsOfferAcceptanceAndPerformance() {
    assertThat(FactTemplates.find("lease").orElseThrow().facts())
        .extracting(TemplateFact::id)
        .startsWith("offer", "acceptance", "performance");
    assertThat(FactTemplates.find("loan").orElseThrow().facts())
        .extracting(TemplateFact::id)
        .contains("agreement", "delivery", "interest", "due", "repayment");
  }

  @Test
  void aFaultInATemplateIsNamedWithItsLine() {
    String good =
        """
        id: x
        title: {zh: 甲, en: a}
        causes: [x]
        facts:
          - id: f
            title: {zh: 甲, en: a}
            burden: CLAIMANT
            basis: [{norm: CN-CPI-2022, art: "91"}]
            slots: [{id: d, type: DATE, zh: 日, en: day}]
            evidence: [{kinds: [CHAT], zh: 聊天, en: chat, where: {zh: 手机, en: phone}}]
            counters: [{zh: 否认, en: denies, answer: {zh: 证明, en: prove}}]
        limits:
          - {id: l, title: {zh: 时效, en: limit}, from: f.d, years: 3, basis: [], note: {zh: 注, en: note}}
        """;
    assertThat(TemplateFile.read("x.yaml", good).facts()).hasSize(1);
    for (String[] fault :
        new String[][] {
          {"from: f.d", "from: f.x", "13"},
          {"CN-CPI-2022", "CN-NONE", "8"},
          {"kinds: [CHAT]", "kinds: [TALK]", "10"},
          {"burden: CLAIMANT", "burden: NOBODY", "7"},
          {"type: DATE", "typ: DATE", "9"},
        }) {
      assertThatThrownBy(() -> TemplateFile.read("x.yaml", good.replace(fault[0], fault[1])))
          .as(fault[1])
          .isInstanceOf(BadRuleException.class)
          .hasMessageContaining("x.yaml")
          .hasMessageContaining("line " + fault[2]);
    }
  }
}
