package org.tiezheng.examine.check;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.tiezheng.evidence.Fact;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Link;

/** G-015: what the item says about amount, date or party agrees with claim and other items. */
final class Contradictions implements Check.OfItem {
  @Override
  public String name() {
    return "general.contradiction.slots";
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    Map<SlotComparison.Result, Places> found = new EnumMap<>(SlotComparison.Result.class);
    for (SlotComparison.Result result : SlotComparison.Result.values()) {
      found.put(result, new Places());
    }
    boolean silent = false;
    boolean concerned = false;
    for (Fact fact : context.matter().facts()) {
      boolean linked = context.links(item).stream().anyMatch(l -> l.fact().equals(fact.id()));
      for (Fact.Slot slot : fact.slots()) {
        List<Fact.SlotReading> mine =
            slot.readings().stream().filter(r -> r.item() == item.number()).toList();
        concerned |= linked || !mine.isEmpty();
        silent |= linked && mine.isEmpty();
        SlotComparison comparison = new SlotComparison(fact, slot, context);
        for (Fact.SlotReading reading : mine) {
          Places others = new Places();
          Places places = found.getOrDefault(comparison.compare(reading, others), others);
          places.add(comparison.label(item.number()), comparison.where(reading), reading.value());
          if (places != found.get(SlotComparison.Result.AGREES)) {
            others.list().forEach(p -> places.add(p.file(), p.where(), p.value()));
          }
        }
      }
    }
    for (Link link : context.links(item)) {
      if (!link.supports()) {
        found
            .getOrDefault(SlotComparison.Result.CONTRADICTS, new Places())
            .add(
                Context.label(item),
                link.lines().map(lines -> "lines " + lines).orElse("link"),
                "contradicts " + link.fact() + " " + link.note());
      }
    }
    return judge(found, concerned, silent);
  }

  private static Ruling judge(
      Map<SlotComparison.Result, Places> found, boolean concerned, boolean silent) {
    Places agrees = found.getOrDefault(SlotComparison.Result.AGREES, new Places());
    for (Map.Entry<SlotComparison.Result, Ruling> bad :
        List.of(
            Map.entry(
                SlotComparison.Result.CONTRADICTS,
                Ruling.fail("与主张或其他证据矛盾", "it contradicts the claim or other items")),
            Map.entry(
                SlotComparison.Result.DISPUTED,
                Ruling.warn(
                    "与主张一致,但其他证据说法不同",
                    "it agrees with the claim, but another item" + " says otherwise")),
            Map.entry(
                SlotComparison.Result.UNREADABLE,
                Ruling.unknown(
                    "有金额或日期无法识别,未能比较",
                    "an amount or date could not be read, so it was not compared",
                    "case.facts.slots.readings")),
            Map.entry(
                SlotComparison.Result.WORDED_OTHERWISE,
                Ruling.warn(
                    "文字要素表述不同,请人工比较", "the wording differs: a person must" + " compare")))) {
      Places places = found.getOrDefault(bad.getKey(), agrees);
      if (places != agrees && !places.isEmpty()) {
        return bad.getValue().at(places.list());
      }
    }
    if (!concerned) {
      return Ruling.notApplicable("不涉及有金额、日期或当事人要素的待证事实", "no fact with slots concerns it");
    }
    if (agrees.isEmpty() && silent) {
      return Ruling.unknown(
          "未填写本证据中的金额、日期、当事人",
          "nobody has entered what this item says of amount, date or party",
          "case.facts.slots.readings");
    }
    return Ruling.pass(
            "已填写的 %d 个要素与主张及其他证据一致".formatted(agrees.count()),
            "%d values entered agree with the claim and the other items".formatted(agrees.count()))
        .at(agrees.list());
  }
}
