package org.tiezheng.examine.check;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.Selection;
import org.tiezheng.evidence.TextMessage;

/**
 * CHAT-026: where a source holds several conversations, somebody said which of them are handed in.
 */
final class ConversationsChosen implements Check.OfItem {
  private static final int MOST = 100_000;

  @Override
  public String name() {
    return "chat.conversations.chosen";
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    if (!item.catalogued()) {
      return Ruling.notApplicable("不列入目录,不提交", "not in the catalogue, so not handed in");
    }
    Selection selection = item.selection().orElse(Selection.NONE);
    if (selection.chosen()) {
      return selection.narrows()
          ? Ruling.pass(
              "已选定 %d 个会话提交,其余封存不交".formatted(selection.conversations().size()),
              "%d conversations are chosen, the others stay sealed"
                  .formatted(selection.conversations().size()))
          : Ruling.pass("已写明提交全部会话", "all conversations are handed in on purpose");
    }
    if (item.reading().isEmpty()) {
      return Ruling.unknown(
          "没有读取,不知道其中有几个会话;整个文件将原样提交",
          "not read, so nobody knows how many conversations it holds; the whole file would go",
          "item.reading");
    }
    Map<String, String> found = conversations(item, context);
    if (found.size() < 2) {
      return Ruling.pass("只有一个会话", "there is one conversation only");
    }
    Places places = new Places();
    String label = Context.label(item);
    found.forEach((id, title) -> places.add(label, id, title));
    String command = "tiezheng conversations CASE --item " + item.number();
    String zh =
        "来源中有 %,d 个会话,没有选定提交哪些:全部(含与本案无关的私人聊天)和整个数据库都会交出。用 %s 查看,在 case.yaml 该证据下写 conversations: [编号或标题, …];确要全部提交的写 conversations: [\"*\"]"
            .formatted(found.size(), command);
    String en =
        "the source holds %,d conversations and nobody chose among them: all of them, private ones too, and the whole database would go. See %s and write conversations: [id or title, …] below the item in case.yaml, or conversations: [\"*\"] if all are meant"
            .formatted(found.size(), command);
    // A phone's message store is printed by custom as a whole; its private threads are told all the
    // same.
    return (item.kind() == Kind.CHAT ? Ruling.fail(zh, en) : Ruling.warn(zh, en)).at(places.list());
  }

  private static Map<String, String> conversations(Item item, Context context) {
    Map<String, String> found = new LinkedHashMap<>();
    try (Stream<Record> records = context.records(item)) {
      records.forEach(record -> {
        switch (record) {
          case ChatMessage m -> add(found, m.conversation(), m.conversationTitle());
          case TextMessage m ->
              add(found, String.join(", ", m.counterparts()), m.counterpartName());
          default -> {}
        }
      });
    }
    return found;
  }

  private static void add(Map<String, String> found, String id, String title) {
    if (found.size() < MOST) {
      found.putIfAbsent(id, title);
    }
  }
}
