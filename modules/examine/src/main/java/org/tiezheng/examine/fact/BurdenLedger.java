package org.tiezheng.examine.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Fact;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Party;
import org.tiezheng.evidence.Text;
import org.tiezheng.examine.Dossier;
import org.tiezheng.examine.check.Answer;
import org.tiezheng.examine.check.Context;
import org.tiezheng.examine.fact.FactTemplate.Basis;
import org.tiezheng.examine.fact.FactTemplate.Counter;
import org.tiezheng.examine.fact.FactTemplate.TemplateFact;
import org.tiezheng.examine.rule.Norms;
import org.tiezheng.examine.rule.Source;

/**
 * Who has to prove what, how it stands, and what comes next (SEED-JUD-17). The burden is as the
 * case states it, else as the template says; a court may place it otherwise.
 */
public final class BurdenLedger {
  /** So many independent sources a fact of the higher standard should have: ours, not the law's. */
  public static final int HIGHER_SOURCES = 2;

  private BurdenLedger() {}

  /** Whose move it is. */
  public enum Move {
    OURS("我方", "ours"),
    THEIRS("对方", "the other side's"),
    OPEN("未定", "open");

    private final Text title;

    Move(String zh, String en) {
      title = new Text(zh, en);
    }

    public Text title() {
      return title;
    }
  }

  /**
   * One fact.
   *
   * @param bearer name of the party that has to prove it; empty if nobody is stated
   * @param ours whether that is the party that hands in; empty if nobody is stated
   * @param basis on what the burden rests
   * @param next what comes next, the most pressing first
   * @param counters what the other side usually says, and what then matters
   */
  public record Entry(
      String fact,
      String title,
      Optional<String> bearer,
      Optional<Boolean> ours,
      Fact.Standard standard,
      List<Text> basis,
      ProofMatrix.Status status,
      Move move,
      List<Text> next,
      List<Counter> counters) {
    public Entry {
      basis = List.copyOf(basis);
      next = List.copyOf(next);
      counters = List.copyOf(counters);
    }
  }

  /** The ledger, in the order of the facts. */
  public static List<Entry> of(Dossier dossier, ProofMatrix matrix) {
    Context context = new Context(dossier);
    return matrix.facts().stream().map(row -> entry(row, context)).toList();
  }

  private static Entry entry(ProofMatrix.Row row, Context context) {
    Case matter = context.matter();
    Fact fact = context.fact(row.fact()).orElseThrow();
    Optional<TemplateFact> template = FactTemplates.source(fact);
    Optional<Party> bearer =
        row.bearer()
            .flatMap(id -> matter.parties().stream().filter(p -> p.id().equals(id)).findFirst());
    Optional<Boolean> ours = bearer.map(Party::self);
    List<Text> next = new ArrayList<>();
    List<Item> challenged = challenged(row, context);
    if (!challenged.isEmpty()) {
      next.add(
          new Text(
              "对方有异议而未回应的证据:" + numbers(challenged),
              "the other side objects and nobody has answered, items " + numbers(challenged)));
    }
    moves(row, ours, next);
    return new Entry(
        row.fact(),
        row.title(),
        row.bearer().map(id -> bearer.map(Party::name).filter(n -> !n.isBlank()).orElse(id)),
        ours,
        row.standard(),
        basis(template, row),
        row.status(),
        move(row, ours, challenged),
        next,
        template.map(TemplateFact::counters).orElse(List.of()));
  }

  private static List<Text> basis(Optional<TemplateFact> template, ProofMatrix.Row row) {
    List<Text> basis = new ArrayList<>();
    template.ifPresent(t -> t.basis().stream().map(Basis::line).forEach(basis::add));
    if (basis.isEmpty()) {
      basis.add(Norms.describe(new Source.Article("CN-CPI-2022", "90")));
      basis.add(Norms.describe(new Source.Article("CN-CPI-2022", "91")));
    }
    Text higher = Norms.describe(new Source.Article("CN-EVID-2019", "86"));
    if (row.standard() == Fact.Standard.BEYOND_REASONABLE_DOUBT && !basis.contains(higher)) {
      basis.add(higher);
    }
    return basis;
  }

  /** Whoever bears the burden moves first; once there is evidence, the other side does. */
  private static Move move(ProofMatrix.Row row, Optional<Boolean> ours, List<Item> challenged) {
    if (ours.isEmpty()) {
      return Move.OPEN;
    }
    if (!challenged.isEmpty()) {
      return Move.OURS;
    }
    boolean carried = row.status() == ProofMatrix.Status.SEVERAL_SOURCES;
    return carried == ours.get() ? Move.THEIRS : Move.OURS;
  }

  private static void moves(ProofMatrix.Row row, Optional<Boolean> ours, List<Text> next) {
    if (ours.isEmpty()) {
      next.add(
          new Text(
              "写明由谁举证(case.yaml 中该事实的 burden)",
              "state who has to prove it (burden of the fact in case.yaml)"));
    }
    boolean mine = ours.orElse(true);
    List<String> read =
        row.cells().stream()
            .filter(c -> !c.supports() && c.readings() > 0)
            .map(c -> String.valueOf(c.item()))
            .toList();
    if (!read.isEmpty()) {
      next.add(
          new Text(
              "已确认取值但没有关联的证据:" + String.join("、", read) + "(link)",
              "values were confirmed from items that are not linked: "
                  + String.join(", ", read)
                  + " (link)"));
    }
    switch (row.status()) {
      case NO_EVIDENCE ->
          next.add(
              mine
                  ? new Text(
                      "补充证据或关联已有证据(fact find、link)",
                      "find evidence, or link what is there (fact find, link)")
                  : new Text(
                      "由对方举证;准备反驳,不必代为举证",
                      "the other side proves it; prepare an answer, do not prove it for them"));
      case CONTRADICTED ->
          next.add(
              new Text(
                  "说明矛盾或考虑撤回其一(DOC-STATEMENT、DOC-CONFRONTATION)",
                  "explain what does not agree, or withdraw one (DOC-STATEMENT,"
                      + " DOC-CONFRONTATION)"));
      case SINGLE_SOURCE ->
          next.add(
              new Text(
                  "再找一个独立来源(另一设备、另一人或另一平台;同一账号的另一份拷贝不算)",
                  "find one more independent source: another device, person or platform; another"
                      + " copy of the same account is none"));
      case SEVERAL_SOURCES ->
          next.add(new Text("准备质证,见对方常见说法", "prepare for what the other side usually says"));
    }
    if (row.standard() == Fact.Standard.BEYOND_REASONABLE_DOUBT
        && row.sources().size() < HIGHER_SOURCES) {
      next.add(
          new Text(
              "须排除合理怀疑,独立来源少于 " + HIGHER_SOURCES + " 个(产品阈值,非法律规定)",
              "to be proved beyond reasonable doubt, with fewer than "
                  + HIGHER_SOURCES
                  + " independent sources (a threshold of this product, not of the law)"));
    }
    if (row.copiesOnly()) {
      next.add(new Text("只有复制件或派生件:找到原件或原始载体", "copies only: find the original or its carrier"));
    }
    if (!row.open().isEmpty()) {
      next.add(
          new Text(
              "填写要素:" + String.join("、", row.open()) + "(fact candidates、fact set)",
              "state the slots: "
                  + String.join(", ", row.open())
                  + " (fact candidates, fact set)"));
    }
    if (!row.unread().isEmpty()) {
      next.add(
          new Text(
              "确认证据对要素的说法:" + String.join("、", row.unread()) + "(fact confirm)",
              "confirm what items say of: " + String.join(", ", row.unread()) + " (fact confirm)"));
    }
  }

  private static List<Item> challenged(ProofMatrix.Row row, Context context) {
    return row.cells().stream()
        .filter(ProofMatrix.Cell::supports)
        .flatMap(c -> context.matter().item(c.item()).stream())
        .filter(i -> context.answer(i, Answer.STANCE).filter("objects"::equals).isPresent())
        .filter(i -> context.answer(i, Answer.OBJECTION_REPLY).isEmpty())
        .toList();
  }

  private static String numbers(List<Item> items) {
    return String.join(", ", items.stream().map(i -> String.valueOf(i.number())).toList());
  }
}
