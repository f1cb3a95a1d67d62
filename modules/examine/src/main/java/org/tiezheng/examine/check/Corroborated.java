package org.tiezheng.examine.check;

import java.util.List;
import java.util.Optional;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Link;

/** G-014: another, independent item supports the same fact. */
final class Corroborated implements Check.OfItem {
  @Override
  public String name() {
    return "general.corroboration.independent";
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    List<String> facts =
        context.links(item).stream().filter(Link::supports).map(Link::fact).distinct().toList();
    if (facts.isEmpty()) {
      return Ruling.notApplicable("未用来支持待证事实", "it is not used to support a fact");
    }
    Independence independence = new Independence(context);
    Origin mine = Origin.of(item, context);
    Places alone = new Places();
    Places dependent = new Places();
    Places apart = new Places();
    boolean unknown = false;
    for (String fact : facts) {
      List<Item> others =
          context.supporting(fact).stream().filter(o -> independence.distinct(item, o)).toList();
      Optional<Item> found = Optional.empty();
      for (Item other : others) {
        Origin theirs = Origin.of(other, context);
        unknown |= mine.unknown() || theirs.unknown();
        if (mine.differsFrom(theirs).isPresent()) {
          found = Optional.of(other);
          break;
        }
      }
      if (found.isPresent()) {
        String how = mine.differsFrom(Origin.of(found.get(), context)).orElse("");
        apart.add(Context.label(found.get()), "fact " + fact, how);
      } else if (others.isEmpty()) {
        alone.add(Context.label(item), "fact " + fact, "");
      } else {
        others.forEach(o -> dependent.add(Context.label(o), "fact " + fact, "same origin"));
      }
    }
    if (!alone.isEmpty()) {
      return Ruling.fail(
              "有 %d 个待证事实只有这一份证据".formatted(alone.count()),
              "for %d facts this is the only item".formatted(alone.count()))
          .at(alone.list());
    }
    if (!dependent.isEmpty()) {
      return unknown
          ? Ruling.unknown(
                  "另有证据,但设备、持有人、平台不明,看不出是否独立",
                  "there are other items, but device, holder and platform are unknown, so their"
                      + " independence cannot be seen",
                  Answer.DEVICE.path(),
                  Answer.HOLDER.path(),
                  "item.reading.accounts")
              .at(dependent.list())
          : Ruling.warn(
                  "其他证据与本证据同源(设备、持有人、平台均相同)",
                  "the other items share device, holder and platform with this one")
              .at(dependent.list());
    }
    return Ruling.pass(
            "每个待证事实至少另有一份独立来源的证据", "each fact has at least one more item of independent origin")
        .at(apart.list());
  }
}
