package org.tiezheng.examine.check;

import java.util.List;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Observation.Excerpt;
import org.tiezheng.evidence.Selection;

/** CHAT-016: a supplement for an ordered period keeps the numbers of the full version. */
final class ChatSupplement implements Check.OfItem {
  @Override
  public String name() {
    return "chat.supplement.numbering";
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    List<Selection.Period> periods = item.selection().orElse(Selection.NONE).periods();
    if (!item.catalogued() || periods.isEmpty()) {
      return Ruling.notApplicable("没有要求提交某一期间的全部对话", "no period was ordered");
    }
    List<Excerpt> made = ReadBack.of(item, context, ReadBack.SUPPLEMENT);
    if (made.isEmpty()) {
      return Ruling.unknown(
          "补充材料尚未生成或未回读核对",
          "no supplement was made, or none was read back",
          "observations.excerpt");
    }
    Places faults = ReadBack.faults(made);
    if (made.size() < periods.size()) {
      faults.add(Context.label(item), "periods", made.size() + " < " + periods.size());
    }
    return faults.isEmpty()
        ? Ruling.pass(
                "补充材料含期间内全部行,行号、页码与完整版一致",
                "the supplement has every line of the period, with the numbers and pages of the"
                    + " full version")
            .at(ReadBack.lines(made).list())
        : Ruling.fail(
                "补充材料有 %d 处与完整版不符".formatted(faults.count()),
                "the supplement differs from the full version in %d places"
                    .formatted(faults.count()))
            .at(faults.list());
  }
}
