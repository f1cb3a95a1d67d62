package org.tiezheng.examine.check;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Observation.Compared;
import org.tiezheng.evidence.Observation.Difference;
import org.tiezheng.examine.compare.Verdict;

/**
 * CHAT-008: what both parties' copies of a conversation have in common and where they differ. What
 * one copy does not hold is absent there, never "deleted": nobody can see by whom or why.
 */
final class ComparedCopies implements Check.OfItem {
  @Override
  public String name() {
    return "chat.copies.compared";
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    List<Compared> compared =
        context.observed(Compared.class).stream()
            .filter(c -> c.mine() == item.number() || c.theirs() == item.number())
            .toList();
    if (compared.isEmpty()) {
      return item.catalogued()
          ? Ruling.unknown(
                  "没有与对方副本比对(取得对方副本后用 compare 比对)",
                  "not compared with the other party's copy (once there is one: compare)",
                  "observations.compared")
              .cure("askOpponent", "produce")
          : Ruling.notApplicable("不列入目录,也没有比对", "not in the catalogue and not compared");
    }
    Map<Verdict, Long> counts = new EnumMap<>(Verdict.class);
    Places places = new Places();
    for (Compared one : compared) {
      boolean mine = one.mine() == item.number();
      Arrays.stream(Verdict.values())
          .forEach(v ->
              counts.merge(
                  mine ? v : v.mirrored(), one.counts().getOrDefault(v.name(), 0L), Long::sum));
      one.differing().forEach(d -> place(places, context, d, mine));
    }
    if (places.isEmpty()) {
      compared.forEach(c -> places.add(Context.label(item), c.conversation(), "compared"));
    }
    return ruling(counts, places);
  }

  private static void place(Places places, Context context, Difference difference, boolean mine) {
    Verdict stated = Verdict.valueOf(difference.verdict());
    Verdict verdict = mine ? stated : stated.mirrored();
    String what =
        switch (verdict) {
          // "A" and "B" name nobody on a paper.
          case ONLY_A -> "另一副本中没有 / absent in the other copy";
          case ONLY_B -> "本副本中没有 / absent in this copy";
          default -> verdict.title().zh() + " / " + verdict.title().en();
        };
    (mine ? difference.mine() : difference.theirs())
        .or(() -> mine ? difference.theirs() : difference.mine())
        .ifPresentOrElse(at -> places.add(context, at, what), () -> places.add("", "", what));
  }

  private static Ruling ruling(Map<Verdict, Long> counts, Places places) {
    long same = count(counts, Verdict.SAME);
    long content = count(counts, Verdict.CONTENT_DIFFERS);
    long here = count(counts, Verdict.ONLY_A);
    long there = count(counts, Verdict.ONLY_B);
    long time = count(counts, Verdict.TIME_DIFFERS);
    long open = count(counts, Verdict.UNRESOLVED);
    String zh =
        "内容一致 %d 条,内容不同 %d 条,仅时间不同 %d 条,另一副本中没有 %d 条,本副本中没有 %d 条,不能断定 %d 条"
            .formatted(same, content, time, here, there, open);
    String en =
        ("%d the same, %d differ in content, %d in time only, %d absent in the other copy, %d"
                + " absent in this one, %d cannot be told")
            .formatted(same, content, time, here, there, open);
    if (content > 0) {
      return Ruling.fail("双方副本内容不同:" + zh, "the copies differ in content: " + en).at(places.list());
    }
    if (here + there + time > 0) {
      return Ruling.warn(
              "双方副本不全一致:" + zh + "(“没有”不说明由谁、为何)",
              "the copies are not the same: " + en + " (absence does not say who or why)")
          .at(places.list());
    }
    if (same == 0) {
      return Ruling.unknown(
          "两份副本没有共同的消息可比:" + zh,
          "the copies have no message in common: " + en,
          "observations.compared");
    }
    return open > 0
        ? Ruling.warn("双方副本没有发现不同,但有的不能断定:" + zh, "no difference, but some cannot be told: " + en)
            .at(places.list())
        : Ruling.pass("双方副本在共同时段内一致:" + zh, "the copies agree where both cover the time: " + en)
            .at(places.list());
  }

  private static long count(Map<Verdict, Long> counts, Verdict verdict) {
    return counts.getOrDefault(verdict, 0L);
  }
}
