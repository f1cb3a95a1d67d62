package org.tiezheng.examine.check;

import java.util.Optional;
import org.tiezheng.evidence.Item;

/** G-022: content against the submitter was looked for before the item is handed in. */
final class UnfavourableReviewed implements Check.OfItem {
  @Override
  public String name() {
    return "weight.unfavourable.reviewed";
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    if (!item.catalogued()) {
      return Ruling.notApplicable("不列入目录", "not in the catalogue");
    }
    String label = Context.label(item);
    Optional<String> content = context.answer(item, Answer.UNFAVOURABLE);
    Places against = new Places();
    context.links(item).stream()
        .filter(link -> !link.supports())
        .forEach(link -> against.add(label, link.lines().orElse("link"), link.fact()));
    if (content.isEmpty()) {
      return Ruling.unknown(
              "未审查是否含对己方不利的内容",
              "nobody has reviewed it for content against the" + " submitter",
              Answer.UNFAVOURABLE.path())
          .at(against.list());
    }
    Optional<String> decision = context.answer(item, Answer.UNFAVOURABLE_DECISION);
    if (Context.none(content)) {
      return against.isEmpty()
          ? Ruling.pass("已审查,未见不利内容", "reviewed, nothing against the submitter")
              .at(label, Answer.UNFAVOURABLE.path(), content.get())
          : Ruling.fail(
                  "称没有不利内容,但有关联标明它与待证事实相反",
                  "said to hold nothing unfavourable, but a link says that it contradicts a fact")
              .at(against.list());
    }
    return decision
        .map(d ->
            Ruling.pass("有不利内容,已决定仍然提交", "unfavourable content; submitting it was decided")
                .at(label, Answer.UNFAVOURABLE_DECISION.path(), d))
        .orElseGet(() ->
            Ruling.warn(
                    "有对己方不利的内容:提交后可能被直接采信",
                    "content against the submitter may be" + " taken as true")
                .at(label, Answer.UNFAVOURABLE.path(), content.get()));
  }
}
