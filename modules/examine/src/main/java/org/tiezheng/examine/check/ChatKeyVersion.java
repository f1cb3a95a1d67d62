package org.tiezheng.examine.check;

import java.util.ArrayList;
import java.util.List;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Observation.Excerpt;

/**
 * CHAT-007: the key version is a part of the full version, verbatim, each line with its time and
 * its line and page there, and what is left out is stated.
 */
final class ChatKeyVersion implements Check.OfItem {
  @Override
  public String name() {
    return "chat.key.faithful";
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    if (!item.catalogued()) {
      return Ruling.notApplicable("不列入目录,不提交", "not in the catalogue, so not handed in");
    }
    if (ReadBack.linked(item, context).isEmpty()) {
      return Ruling.notApplicable(
          "没有把行号关联到待证事实,只提交完整版", "no lines are linked to facts: the full version goes alone");
    }
    List<Excerpt> key = ReadBack.of(item, context, ReadBack.KEY);
    List<Excerpt> full = ReadBack.of(item, context, ReadBack.FULL);
    if (key.isEmpty() && full.isEmpty()) {
      return Ruling.unknown(
          "重点版和完整版尚未生成或未回读核对",
          "no key version or full version was made, or none was read back",
          "observations.excerpt");
    }
    List<Excerpt> all = new ArrayList<>(full);
    all.addAll(key);
    Places faults = ReadBack.faults(all);
    if (full.isEmpty() || key.isEmpty()) {
      faults.add(Context.label(item), full.isEmpty() ? ReadBack.FULL : ReadBack.KEY, "missing");
    }
    return faults.isEmpty()
        ? Ruling.pass(
                "重点版逐行照录完整版,载明时间、行号、页码,未摘录之处均已说明",
                "the key version repeats lines of the full version verbatim with time, line and"
                    + " page, and states what it leaves out")
            .at(ReadBack.lines(all).list())
        : Ruling.fail(
                "重点版、完整版与记录有 %d 处不符".formatted(faults.count()),
                "the key version or the full version differs from the records in %d places"
                    .formatted(faults.count()))
            .at(faults.list());
  }
}
