package org.tiezheng.examine.check;

import java.util.List;
import java.util.Set;
import org.tiezheng.evidence.Fact;

/** G-021: facts such as fraud need proof beyond reasonable doubt, and the party knows it. */
final class HigherStandard implements Check.OfCase {
  private static final String WORDS = "factWords";
  private static final String LEAST = "leastItems";

  @Override
  public String name() {
    return "weight.standard.higher";
  }

  @Override
  public Set<String> parameters() {
    return Set.of(WORDS, LEAST);
  }

  @Override
  public Ruling examine(Context context, Params params) {
    List<Fact> facts = context.matter().facts();
    if (facts.isEmpty()) {
      return Ruling.unknown("案件还没有待证事实", "the case has no facts yet", "case.facts");
    }
    Places wrong = new Places();
    Places thin = new Places();
    Places marked = new Places();
    for (Fact fact : facts) {
      boolean high = fact.standard() == Fact.Standard.BEYOND_REASONABLE_DOUBT;
      String where = "fact " + fact.id();
      if (high) {
        int items = context.supporting(fact.id()).size();
        marked.add(where, fact.title(), items + " items");
        if (items < params.number(LEAST)) {
          thin.add(where, fact.title(), items + " items");
        }
      } else if (params.words(WORDS).stream().anyMatch(fact.title()::contains)) {
        wrong.add(where, fact.title(), fact.standard().name());
      }
    }
    if (!wrong.isEmpty()) {
      return Ruling.fail(
              "涉及欺诈、胁迫、恶意串通、口头遗嘱或赠与的事实未按“排除合理怀疑”标准",
              "facts of fraud, duress, collusion, oral will or gift are not set to proof beyond"
                  + " reasonable doubt")
          .at(wrong.list());
    }
    if (marked.isEmpty()) {
      return Ruling.notApplicable("没有适用更高证明标准的事实", "no fact needs the higher standard");
    }
    if (!thin.isEmpty()) {
      return Ruling.fail(
              "须排除合理怀疑的事实证据过少", "too few items for a fact to be proved beyond reasonable doubt")
          .at(thin.list());
    }
    return context
        .answer(Answer.HIGHER_STANDARD)
        .map(how ->
            Ruling.pass("已知须排除合理怀疑并说明证明方案", "the higher standard is known and planned for")
                .at("case", Answer.HIGHER_STANDARD.path(), how))
        .orElseGet(() ->
            Ruling.warn("有事实须证明到排除合理怀疑的程度", "a fact must be proved beyond reasonable doubt")
                .at(marked.list()));
  }
}
