package org.tiezheng.examine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tiezheng.evidence.Finding;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Outcome;
import org.tiezheng.examine.rule.Property;
import org.tiezheng.examine.rule.RulePack;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What may found a decision has an answer for each of the three properties, whatever kind it is.
 */
class ThreePropertiesTest {
  private static final List<RulePack> PACKS = RulePack.shipped();
  private static final List<Property> THREE = List.of(Property.AUTH, Property.LEGAL, Property.REL);
  private static final int SMS = 8;
  private static final int FAX = 24;

  private static List<Finding> examined(String base, Consumer<ObjectNode> change) {
    JsonNode tree = Fixture.extended(base);
    change.accept((ObjectNode) tree);
    return Examination.run(PACKS, new YamlDossier(tree));
  }

  private static Outcome worst(List<Finding> findings, int item, Property property) {
    return Matrix.of(PACKS, findings).cell(item, property).worst();
  }

  private static ObjectNode item(ObjectNode tree, int number) {
    for (JsonNode item : tree.path("case").path("items")) {
      if (item.path("number").asInt() == number) {
        return (ObjectNode) item;
      }
    }
    throw new AssertionError("no item " + number);
  }

  private static void withoutLinks(ObjectNode tree, int number) {
    ArrayNode links = (ArrayNode) tree.path("case").path("links");
    for (int i = links.size() - 1; i >= 0; i--) {
      if (links.get(i).path("item").asInt() == number) {
        links.remove(i);
      }
    }
  }

  private static void withoutRecords(ObjectNode tree, int number) {
    ((ObjectNode) tree.path("records")).putArray(String.valueOf(number));
  }

  @Test
  @Tag("SEED-SMS-04")
  void aTextMessageThatWasVerifiedHasAllThree() {
    List<Finding> findings = examined("", tree -> {});
    assertThat(THREE).allSatisfy(p -> assertThat(worst(findings, SMS, p)).isEqualTo(Outcome.PASS));
  }

  @Test
  @Tag("SEED-SMS-04")
  void oneThatLacksAPropertyIsNotComplete() {
    assertThat(worst(examined("", t -> withoutRecords(t, SMS)), SMS, Property.AUTH))
        .isEqualTo(Outcome.UNKNOWN);
    assertThat(worst(examined("", t -> withoutLinks(t, SMS)), SMS, Property.REL))
        .isNotIn(Outcome.PASS, Outcome.NA);
    List<Finding> untold =
        examined("", t -> ((ObjectNode) item(t, SMS).path("attributes")).removeAll());
    assertThat(worst(untold, SMS, Property.LEGAL)).isEqualTo(Outcome.UNKNOWN);
  }

  @Test
  @Tag("SEED-FAX-01")
  void aFaxIsOfUnknownAuthenticityUntilItsQuestionsAreAnswered() {
    List<Finding> answered = examined("files", tree -> {});
    assertThat(worst(answered, FAX, Property.AUTH)).isEqualTo(Outcome.PASS);
    List<Finding> silent = examined("files", t -> withoutRecords(t, FAX));
    assertThat(worst(silent, FAX, Property.AUTH)).isEqualTo(Outcome.UNKNOWN);
    assertThat(silent)
        .filteredOn(f -> f.item().filter(n -> n == FAX).isPresent())
        .filteredOn(f -> f.rule().startsWith("CN/FAX-00"))
        .filteredOn(f -> Set.of("CN/FAX-001", "CN/FAX-002", "CN/FAX-006").contains(f.rule()))
        .hasSize(3)
        .allSatisfy(f -> assertThat(f.outcome()).isEqualTo(Outcome.UNKNOWN));
  }

  /** There are no rules of evidence of its own for a new kind: the general ones hold. */
  @ParameterizedTest
  @EnumSource(Kind.class)
  @Tag("SEED-JUD-07")
  void theGeneralRulesAreAskedOfEveryKind(Kind kind) {
    List<Finding> findings = examined("", tree -> item(tree, 1).put("kind", kind.name()));
    Set<String> general =
        PACKS.stream()
            .flatMap(pack -> pack.rules().stream())
            .filter(rule -> rule.types().contains("all") && rule.id().contains(".G."))
            .map(rule -> rule.citation())
            .collect(Collectors.toSet());
    Set<String> answered =
        findings.stream()
            .filter(f -> f.item().filter(n -> n == 1).isPresent() && f.outcome() != Outcome.NA)
            .map(Finding::rule)
            .filter(general::contains)
            .collect(Collectors.toSet());
    Set<String> ofAChat =
        examined("", tree -> {}).stream()
            .filter(f -> f.item().filter(n -> n == 1).isPresent() && f.outcome() != Outcome.NA)
            .map(Finding::rule)
            .filter(general::contains)
            .collect(Collectors.toSet());
    assertThat(general).hasSizeGreaterThan(10);
    assertThat(answered).containsAll(ofAChat);
    assertThat(THREE)
        .allSatisfy(p -> assertThat(worst(findings, 1, p)).as(p.name()).isNotEqualTo(Outcome.NA));
  }
}
