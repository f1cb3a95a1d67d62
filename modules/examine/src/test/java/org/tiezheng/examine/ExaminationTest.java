package org.tiezheng.examine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tiezheng.evidence.Acquisition;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Event;
import org.tiezheng.evidence.Finding;
import org.tiezheng.evidence.Observation;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.Outcome;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.SetAside;
import org.tiezheng.examine.check.Checks;
import org.tiezheng.examine.rule.BadRuleException;
import org.tiezheng.examine.rule.Parameter;
import org.tiezheng.examine.rule.Phase;
import org.tiezheng.examine.rule.Property;
import org.tiezheng.examine.rule.Rule;
import org.tiezheng.examine.rule.RulePack;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class ExaminationTest {
  private static final List<RulePack> PACKS = RulePack.shipped();

  private static Dossier base() {
    return new YamlDossier(Fixture.BASE.deepCopy());
  }

  private static Dossier with(java.util.function.Consumer<ObjectNode> change) {
    JsonNode tree = Fixture.BASE.deepCopy();
    change.accept((ObjectNode) tree);
    return new YamlDossier(tree);
  }

  @Test
  void everyRuleAnswersForEveryItemOrOnceForTheCase() {
    List<Finding> findings = Examination.run(PACKS, base());
    int items = base().matter().items().size();
    for (RulePack pack : PACKS) {
      for (Rule rule : pack.rules()) {
        assertThat(findings)
            .filteredOn(f -> f.rule().equals(rule.citation()))
            .size()
            .as(rule.citation())
            .isIn(1, items);
      }
    }
  }

  @Test
  void theSameCaseGivesTheSameFindingsInTheSameOrder() {
    assertThat(Examination.run(PACKS, base())).isEqualTo(Examination.run(PACKS, base()));
  }

  @Test
  void aCheckThatBreaksDownIsUnknownWithItsReason() {
    List<Finding> findings = Examination.run(PACKS, new Unreadable(base()));
    assertThat(findings)
        .filteredOn(
            f -> f.rule().equals("CN/CHAT-004") && f.item().equals(java.util.Optional.of(1)))
        .singleElement()
        .satisfies(f -> {
          assertThat(f.outcome()).isEqualTo(Outcome.UNKNOWN);
          assertThat(f.message().en()).contains("broke down").contains("disk gone");
          assertThat(f.message().zh()).contains("检查未能完成");
        });
    assertThat(findings).hasSameSizeAs(Examination.run(PACKS, base()));
  }

  @Test
  void recordsStreamsAreClosed() {
    Counting counting = new Counting(base());
    Examination.run(PACKS, counting);
    assertThat(counting.opened).isPositive().isEqualTo(counting.closed);
  }

  @Tag("SEED-GEN-02")
  @Test
  void aRuleAppliesByTheDayOfTheHearing() {
    Dossier early = with(tree -> ((ObjectNode) tree.path("case")).put("hearing", "2020-01-01"));
    assertThat(Examination.run(PACKS, early))
        .filteredOn(f -> f.rule().equals("CN/G-016"))
        .singleElement()
        .satisfies(f -> {
          assertThat(f.outcome()).isEqualTo(Outcome.NA);
          assertThat(f.message().en()).contains("2020-01-01").contains("not in force");
        });
  }

  @Test
  void withoutAHearingDateTodayDecidesAndThatIsSaid() {
    Dossier undated = with(tree -> ((ObjectNode) tree.path("case")).remove("hearing"));
    assertThat(Examination.basis(undated).zh()).contains("未填开庭日期").contains("2026-01-10");
    assertThat(Examination.basis(base()).zh()).contains("2026-03-01");
  }

  @Test
  void aForumsRuleSaysWhenItOnlyGuides() {
    Dossier elsewhere =
        with(tree -> ((ObjectNode) tree.path("case")).putArray("forum").add("CN-INET"));
    assertThat(Examination.run(PACKS, elsewhere))
        .filteredOn(f -> f.rule().equals("CN-GD/PRE-001"))
        .singleElement()
        .satisfies(f -> assertThat(f.message().zh()).contains("参照 CN-GD"));
  }

  @Test
  void onlyTheRulesOfThePhaseAreAsked() {
    assertThat(Examination.run(PACKS, base(), EnumSet.of(Phase.EXAMINE)))
        .extracting(Finding::rule)
        .contains("CN/G-015")
        .doesNotContain("CN-GD/PRE-001");
  }

  @Test
  void aRuleThatNamesNoKnownCheckIsRefused() {
    assertThatThrownBy(() -> Examination.run(List.of(changed("no.such.check", Map.of())), base()))
        .isInstanceOf(BadRuleException.class)
        .hasMessageContaining("no such check");
    assertThatThrownBy(() ->
            Examination.run(
                List.of(changed("general.bytes.unchanged", Map.of("x", new Parameter.Number(1)))),
                base()))
        .isInstanceOf(BadRuleException.class)
        .hasMessageContaining("params");
  }

  @Test
  void everyRegisteredCheckServesARule() {
    Set<String> used = new java.util.TreeSet<>();
    PACKS.forEach(pack -> pack.rules().forEach(rule -> used.add(rule.check())));
    assertThat(Checks.all()).allSatisfy(check -> assertThat(used).contains(check.name()));
  }

  @Test
  @Tag("SEED-GEN-09")
  void theMatrixShowsTheWorstAndNeverHidesAnUnknown() {
    Dossier unread =
        with(tree -> ((tools.jackson.databind.node.ArrayNode) tree.path("observations")).remove(0));
    List<Finding> findings = Examination.run(PACKS, unread);
    Matrix matrix = Matrix.of(PACKS, findings);
    assertThat(matrix.cell(1, Property.AUTH).worst()).isEqualTo(Outcome.UNKNOWN);
    assertThat(matrix.cell(1, Property.AUTH).count(Outcome.PASS)).isPositive();
    assertThat(matrix.cell(2, Property.AUTH).worst()).isEqualTo(Outcome.PASS);
    assertThat(matrix.cell(Matrix.CASE, Property.FORM).worst()).isEqualTo(Outcome.PASS);
  }

  @Test
  void aBlockStopsUntilAReasonIsGiven() {
    Dossier changed =
        with(tree -> ((ObjectNode) tree.at("/observations/0")).put("found", "0".repeat(64)));
    List<Finding> findings = Examination.run(PACKS, changed);
    assertThat(Blocking.of(PACKS, Examination.run(PACKS, base())).blocks())
        .filteredOn(b -> b.finding().outcome() == Outcome.FAIL)
        .isEmpty();
    assertThat(Blocking.of(PACKS, findings).stops()).isTrue();
    assertThat(Blocking.of(PACKS, findings, Map.of("CN/G-001#1", "  ")).stops()).isTrue();
    assertThat(Blocking.of(PACKS, findings, Map.of("CN/G-001#2", "other item")).stops()).isTrue();
    Blocking overridden = Blocking.of(PACKS, findings, Map.of("CN/G-001#1", "原始介质损坏,法庭已知悉"));
    assertThat(overridden.stops()).isFalse();
    assertThat(overridden.blocks()).anyMatch(b -> b.override().isPresent());
  }

  @Test
  void aBlockThatCouldNotBeAnsweredStopsAsWell() {
    Dossier unread =
        with(tree -> ((tools.jackson.databind.node.ArrayNode) tree.path("observations")).remove(0));
    assertThat(Blocking.of(PACKS, Examination.run(PACKS, unread)).stops()).isTrue();
  }

  @Test
  void theEngineNamesTheVersionOfTheProject() throws java.io.IOException {
    String pom = Files.readString(Path.of(System.getProperty("root", "../.."), "pom.xml"));
    String version = Examination.ENGINE.substring(Examination.ENGINE.indexOf(' ') + 1);
    assertThat(pom).contains("<version>" + version);
  }

  private static RulePack changed(String check, Map<String, Parameter> parameters) {
    RulePack pack = RulePack.load("CN");
    Rule r = pack.find("G-001").orElseThrow();
    Rule rule =
        new Rule(
            r.id(),
            r.version(),
            r.since(),
            r.until(),
            r.jurisdiction(),
            r.forum(),
            r.title(),
            r.why(),
            r.plain(),
            r.types(),
            r.phases(),
            r.property(),
            r.severity(),
            r.effect(),
            r.kind(),
            check,
            parameters,
            r.inputs(),
            r.outcomes(),
            r.remedies(),
            r.sources(),
            r.outdated(),
            r.confidence(),
            r.tests());
    return new RulePack(pack.id(), pack.version(), pack.title(), pack.hash(), List.of(rule));
  }

  /** A dossier that hands everything on. */
  private static class Wrapped implements Dossier {
    private final Dossier inner;

    Wrapped(Dossier inner) {
      this.inner = inner;
    }

    @Override
    public Case matter() {
      return inner.matter();
    }

    @Override
    public Map<String, Original> originals() {
      return inner.originals();
    }

    @Override
    public List<Acquisition> acquisitions() {
      return inner.acquisitions();
    }

    @Override
    public List<Event> events() {
      return inner.events();
    }

    @Override
    public Stream<Record> records(int item) {
      return inner.records(item);
    }

    @Override
    public Stream<SetAside> setAsides(int item) {
      return inner.setAsides(item);
    }

    @Override
    public List<Observation> observations() {
      return inner.observations();
    }

    @Override
    public java.time.LocalDate today() {
      return inner.today();
    }
  }

  private static final class Unreadable extends Wrapped {
    Unreadable(Dossier inner) {
      super(inner);
    }

    @Override
    public Stream<Record> records(int item) {
      throw new UncheckedIOException(new java.io.IOException("disk gone"));
    }
  }

  private static final class Counting extends Wrapped {
    private int opened;
    private int closed;
    private final List<Integer> items = new ArrayList<>();

    Counting(Dossier inner) {
      super(inner);
    }

    @Override
    public Stream<Record> records(int item) {
      opened++;
      items.add(item);
      return super.records(item).onClose(() -> closed++);
    }

    @Override
    public Stream<SetAside> setAsides(int item) {
      opened++;
      return super.setAsides(item).onClose(() -> closed++);
    }
  }
}
