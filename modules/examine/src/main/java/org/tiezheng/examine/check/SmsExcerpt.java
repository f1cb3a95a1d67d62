package org.tiezheng.examine.check;

import java.util.List;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Observation.Excerpt;

/** SMS-007: the printed excerpt has every row, verbatim and in order, with its storage location. */
final class SmsExcerpt implements Check.OfItem {
  @Override
  public String name() {
    return "sms.excerpt.equal";
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    if (!item.catalogued()) {
      return Ruling.notApplicable("不列入目录,不提交", "not in the catalogue, so not handed in");
    }
    List<Excerpt> excerpts =
        context.observed(Excerpt.class).stream().filter(e -> e.item() == item.number()).toList();
    if (excerpts.isEmpty()) {
      return Ruling.unknown(
          "摘录尚未生成或未回读核对", "no excerpt was made, or none was read back", "observations.excerpt");
    }
    Places faults = new Places();
    Places good = new Places();
    for (Excerpt excerpt : excerpts) {
      long before = faults.count();
      if (excerpt.printed() != excerpt.rows()) {
        faults.add(excerpt.file(), "rows", excerpt.printed() + " ≠ " + excerpt.rows());
      }
      if (excerpt.located() != excerpt.printed()) {
        faults.add(
            excerpt.file(), "storage location", excerpt.located() + " ≠ " + excerpt.printed());
      }
      excerpt.differing().forEach(place -> faults.add(excerpt.file(), place, "differs"));
      if (faults.count() == before) {
        good.add(excerpt.file(), "rows", String.valueOf(excerpt.rows()));
      }
    }
    return faults.isEmpty()
        ? Ruling.pass(
                "摘录与来源逐条一致,均载明保存位置", "the excerpt equals the rows, each with its storage location")
            .at(good.list())
        : Ruling.fail(
                "摘录与来源有 %d 处不符".formatted(faults.count()),
                "the excerpt differs from the rows in %d places".formatted(faults.count()))
            .at(faults.list());
  }
}
