package org.tiezheng.examine.check;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.LineRange;
import org.tiezheng.evidence.Link;
import org.tiezheng.evidence.Record;

/** G-008: the item proves a fact by lines that it has, and one sentence says what. */
final class LinkedToFact implements Check.OfItem {
  @Override
  public String name() {
    return "general.fact.linked";
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    String label = Context.label(item);
    if (!item.catalogued()) {
      return Ruling.notApplicable("不列入目录", "not in the catalogue");
    }
    if (context.matter().facts().isEmpty()) {
      return Ruling.unknown("案件还没有待证事实", "the case has no facts to be proved yet", "case.facts");
    }
    Places loose = new Places();
    context.matter().links().stream()
        .filter(link -> link.item() == item.number() && context.fact(link.fact()).isEmpty())
        .forEach(link -> loose.add(label, "link", link.fact()));
    if (!loose.isEmpty()) {
      return Ruling.fail("关联了不存在的待证事实", "it is linked to a fact that does not exist")
          .at(loose.list());
    }
    if (context.links(item).isEmpty()) {
      return Ruling.fail("未关联任何待证事实", "it is linked to no fact").at(label, "links", "");
    }
    Optional<Ruling> unfit = unfit(item, context);
    if (unfit.isPresent()) {
      return unfit.get();
    }
    if (item.objectOfProof().isBlank()) {
      return Ruling.fail("没有写明证明对象", "the object of proof is not stated")
          .at(label, "objectOfProof", "");
    }
    return Ruling.pass("已关联待证事实并写明证明对象", "linked to a fact, and the object of proof is stated")
        .at(label, "objectOfProof", item.objectOfProof());
  }

  /** Links by lines that the item does not have, or that could not be compared with any. */
  private static Optional<Ruling> unfit(Item item, Context context) {
    List<Link> byLines =
        context.links(item).stream().filter(link -> link.lines().isPresent()).toList();
    if (byLines.isEmpty()) {
      return Optional.empty();
    }
    NumberedLines numbered;
    try (Stream<Record> records = context.records(item)) {
      numbered = NumberedLines.of(records);
    }
    long count;
    try (Stream<Record> records = context.records(item)) {
      count = records.filter(numbered::counts).count();
    }
    Places beyond = new Places();
    for (Link link : byLines) {
      List<LineRange> ranges = LineRange.parse(link.lines().orElse("")).orElse(List.of());
      if (count == 0 || ranges.stream().anyMatch(range -> range.last() > count)) {
        beyond.add(
            Context.label(item),
            "lines " + link.lines().orElse(""),
            count + " lines, fact " + link.fact());
      }
    }
    if (beyond.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        count == 0
            ? Ruling.unknown(
                    "按行号关联,而该证据一行也没有读到,行号没有核对",
                    "it is linked by lines, but no line of it was read, so they were not compared",
                    "records")
                .at(beyond.list())
            : Ruling.fail("关联的行号超出该证据的行数", "it is linked by lines that it does not have")
                .at(beyond.list()));
  }
}
