package org.tiezheng.examine.check;

import java.util.List;
import org.tiezheng.evidence.CopyGrade;
import org.tiezheng.evidence.Fact;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Kind;

/** G-028: a fact that rests on copies only calls for better evidence while it can still be had. */
final class CopiesOnly implements Check.OfCase {
  @Override
  public String name() {
    return "weight.copies.only";
  }

  @Override
  public Ruling examine(Context context, Params params) {
    if (context.matter().facts().isEmpty()) {
      return Ruling.unknown("案件还没有待证事实", "the case has no facts yet", "case.facts");
    }
    Places weak = new Places();
    Places good = new Places();
    for (Fact fact : context.matter().facts()) {
      List<Item> items = context.supporting(fact.id());
      if (items.isEmpty()) {
        continue;
      }
      boolean copies = items.stream().map(Item::copyGrade).allMatch(CopyGrade::copy);
      boolean recording = items.stream().anyMatch(item -> item.kind() == Kind.AUDIO);
      (copies && !recording ? weak : good)
          .add("fact " + fact.id(), fact.title(), items.size() + " items");
    }
    if (!weak.isEmpty()) {
      return Ruling.warn(
              "%d 个待证事实只有复制件或派生件".formatted(weak.count()),
              "%d facts rest on copies only".formatted(weak.count()))
          .at(weak.list());
    }
    if (good.isEmpty()) {
      return Ruling.notApplicable("还没有证据支持待证事实", "no item supports a fact yet");
    }
    return Ruling.pass("有证据的事实都不只靠复制件", "no fact rests on copies only").at(good.list());
  }
}
