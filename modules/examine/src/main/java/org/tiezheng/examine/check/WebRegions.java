package org.tiezheng.examine.check;

import java.util.Optional;
import org.tiezheng.evidence.Item;

/** WEB-005: a person marked which parts of the page matter. */
final class WebRegions implements Check.OfItem {
  @Override
  public String name() {
    return "web.regions.marked";
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    Optional<String> regions = context.answer(item, Answer.REGIONS);
    if (regions.isEmpty()) {
      return Ruling.unknown(
          "没有标出网页中有关的部分", "nobody marked which parts of the page matter", Answer.REGIONS.path());
    }
    String label = Context.label(item);
    return Context.none(regions) || Context.no(regions)
        ? Ruling.fail("没有指出网页中与案件有关的内容", "the parts of the page that matter are not pointed out")
            .at(label, Answer.REGIONS.path(), regions.get())
        : Ruling.pass("已标出有关部分", "the parts that matter are marked")
            .at(label, Answer.REGIONS.path(), regions.get());
  }
}
