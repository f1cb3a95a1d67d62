package org.tiezheng.examine.check;

import java.util.List;
import java.util.stream.Stream;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.LineRange;
import org.tiezheng.evidence.Link;

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
    Places beyond = beyond(item, context);
    if (!beyond.isEmpty()) {
      return Ruling.fail("关联的行号超出聊天记录的行数", "it is linked by lines that the chat does not have")
          .at(beyond.list());
    }
    if (item.objectOfProof().isBlank()) {
      return Ruling.fail("没有写明证明对象", "the object of proof is not stated")
          .at(label, "objectOfProof", "");
    }
    return Ruling.pass("已关联待证事实并写明证明对象", "linked to a fact, and the object of proof is stated")
        .at(label, "objectOfProof", item.objectOfProof());
  }

  /** Links by lines of a chat that has fewer; what has no chat lines is counted otherwise. */
  private static Places beyond(Item item, Context context) {
    Places beyond = new Places();
    if (context.links(item).stream().allMatch(link -> link.lines().isEmpty())) {
      return beyond;
    }
    long count;
    try (Stream<ChatMessage> messages = context.records(item, ChatMessage.class)) {
      count = messages.count();
    }
    for (Link link : count == 0 ? List.<Link>of() : context.links(item)) {
      List<LineRange> ranges = LineRange.parse(link.lines().orElse("")).orElse(List.of());
      if (ranges.stream().anyMatch(range -> range.last() > count)) {
        beyond.add(
            Context.label(item),
            "lines " + link.lines().orElse(""),
            count + " lines, fact " + link.fact());
      }
    }
    return beyond;
  }
}
