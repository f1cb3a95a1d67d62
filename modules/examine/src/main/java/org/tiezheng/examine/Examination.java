package org.tiezheng.examine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.tiezheng.evidence.Finding;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Outcome;
import org.tiezheng.evidence.Text;
import org.tiezheng.examine.check.Check;
import org.tiezheng.examine.check.Checks;
import org.tiezheng.examine.check.Context;
import org.tiezheng.examine.check.Params;
import org.tiezheng.examine.check.Ruling;
import org.tiezheng.examine.rule.BadRuleException;
import org.tiezheng.examine.rule.Phase;
import org.tiezheng.examine.rule.Remedy;
import org.tiezheng.examine.rule.Rule;
import org.tiezheng.examine.rule.RulePack;

/**
 * Runs rules over a case. Every rule answers for every item (or once for the case): what does not
 * apply is NA and says why, what lacks an input or whose check breaks down is UNKNOWN and says why.
 * Nothing is left out in silence. Same packs and dossier, same findings in the same order.
 */
public final class Examination {
  /** Name and version that findings carry. */
  public static final String ENGINE = "tiezheng-examine 0.1.0";

  private Examination() {}

  /**
   * Examines every phase.
   *
   * @throws BadRuleException if a rule names a check or parameters that do not exist
   */
  public static List<Finding> run(List<RulePack> packs, Dossier dossier) {
    return run(packs, dossier, EnumSet.allOf(Phase.class));
  }

  /**
   * Examines the rules that belong to one of the phases: PRESENT and VERIFY ask for a bundle that
   * does not exist before.
   *
   * @return findings in the order of packs, rules and item numbers
   * @throws BadRuleException if a rule names a check or parameters that do not exist
   */
  public static List<Finding> run(List<RulePack> packs, Dossier dossier, Set<Phase> phases) {
    packs.forEach(Examination::requireChecks);
    Context context = new Context(dossier);
    record Question(RulePack pack, Rule rule) {}
    // Rules know nothing of each other; the order of the findings is that of the rules all the
    // same.
    return packs.stream()
        .flatMap(pack -> pack.rules().stream().map(rule -> new Question(pack, rule)))
        .filter(q -> q.rule().phases().stream().anyMatch(phases::contains))
        .toList()
        .parallelStream()
        .flatMap(q -> ask(q.pack(), q.rule(), context).stream())
        .toList();
  }

  /**
   * By which day's law the rules were chosen, and whether that is only for want of a hearing date.
   */
  public static Text basis(Dossier dossier) {
    Optional<LocalDate> hearing = dossier.matter().hearing();
    return hearing
        .map(day ->
            new Text("按开庭日期 " + day + " 适用规则", "rules as in force on the hearing day " + day))
        .orElseGet(() ->
            new Text(
                "未填开庭日期,按今天(" + dossier.today() + ")适用规则",
                "no hearing date is set: rules as in force today, " + dossier.today()));
  }

  private static void requireChecks(RulePack pack) {
    for (Rule rule : pack.rules()) {
      Check check =
          Checks.find(rule.check())
              .orElseThrow(() ->
                  new BadRuleException(
                      rule.citation(),
                      0,
                      "check",
                      new Text("没有此检查:" + rule.check(), "no such check: " + rule.check())));
      if (!check.parameters().equals(rule.parameters().keySet())) {
        throw new BadRuleException(
            rule.citation(),
            0,
            "params",
            new Text("此检查的参数应为 " + check.parameters(), "this check takes " + check.parameters()));
      }
    }
  }

  private static List<Finding> ask(RulePack pack, Rule rule, Context context) {
    Params params = new Params(rule.parameters());
    Optional<Ruling> outside = outside(rule, context);
    return switch (Checks.find(rule.check()).orElseThrow()) {
      case Check.OfCase check ->
          List.of(
              finding(
                  pack,
                  rule,
                  context,
                  Optional.empty(),
                  outside.orElseGet(() -> guarded(rule, () -> check.examine(context, params)))));
      case Check.OfItem check -> {
        // Most rules do not speak of most items: what is said of those is said once for each kind.
        Map<Kind, Optional<Ruling>> others = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
          others.put(kind, outside.or(() -> otherKind(rule, kind)));
        }
        List<Finding> findings = new ArrayList<>();
        for (Item item : context.items()) {
          Ruling ruling =
              others
                  .getOrDefault(item.kind(), Optional.empty())
                  .orElseGet(() -> guarded(rule, () -> check.examine(item, context, params)));
          findings.add(finding(pack, rule, context, Optional.of(item.number()), ruling));
        }
        yield findings;
      }
    };
  }

  private static Optional<Ruling> outside(Rule rule, Context context) {
    if (!rule.inForceOn(context.day())) {
      Text basis = basis(context.dossier());
      return Optional.of(
          Ruling.notApplicable(
              basis.zh() + ":此规则当日不适用", basis.en() + "; this rule was not in force then"));
    }
    List<String> forum = context.matter().forum();
    if (!rule.jurisdiction().equals("CN") && !forum.contains(rule.jurisdiction())) {
      return Optional.of(
          Ruling.notApplicable(
              "本案不适用 " + rule.jurisdiction() + " 的规则",
              "rules of " + rule.jurisdiction() + " do not apply to this case"));
    }
    return Optional.empty();
  }

  private static Optional<Ruling> otherKind(Rule rule, Kind kind) {
    boolean any = rule.types().stream().anyMatch(Set.of("all", "bundle", "chain", "tsa")::contains);
    if (any || rule.types().contains(kind.name().toLowerCase(Locale.ROOT))) {
      return Optional.empty();
    }
    return Optional.of(
        Ruling.notApplicable(
            "此规则不针对" + kind.title().zh(), "this rule does not speak of a " + kind.title().en()));
  }

  private static Ruling guarded(Rule rule, Supplier<Ruling> check) {
    try {
      Ruling ruling = check.get();
      if (rule.outcomes().contains(ruling.outcome())) {
        return ruling;
      }
      return Ruling.unknown(
          "检查给出了规则未列的结论 " + ruling.outcome() + ",不予采用",
          "the check gave an outcome that the rule does not list: " + ruling.outcome());
    } catch (RuntimeException broken) {
      return Ruling.unknown("检查未能完成:" + broken, "the check broke down: " + broken);
    }
  }

  private static Finding finding(
      RulePack pack, Rule rule, Context context, Optional<Integer> item, Ruling ruling) {
    return new Finding(
        rule.citation(),
        rule.version(),
        pack.hash(),
        item,
        ruling.outcome(),
        ruling.pointers(),
        byAnalogy(rule, context, ruling.message()),
        ruling.missing(),
        remedies(rule, ruling),
        ENGINE);
  }

  /** A Chinese forum's rule is asked everywhere, but elsewhere it only guides, and says so. */
  private static Text byAnalogy(Rule rule, Context context, Text message) {
    return rule.forum()
        .filter(forum -> !context.matter().forum().contains(forum))
        .map(forum ->
            new Text(
                message.zh() + "(参照 " + forum + " 规则)",
                message.en() + " (by analogy with the rules of " + forum + ")"))
        .orElse(message);
  }

  private static List<String> remedies(Rule rule, Ruling ruling) {
    if (ruling.outcome() == Outcome.PASS || ruling.outcome() == Outcome.NA) {
      return List.of();
    }
    return rule.remedies().stream()
        .map(Remedy::action)
        .filter(action -> ruling.remedies().isEmpty() || ruling.remedies().contains(action))
        .toList();
  }
}
