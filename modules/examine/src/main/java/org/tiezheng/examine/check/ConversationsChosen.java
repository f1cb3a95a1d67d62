package org.tiezheng.examine.check;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Conversation;
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
    boolean messages = item.kind() == Kind.CHAT || item.kind() == Kind.SMS;
    if (selection.chosen() && !selection.narrows()) {
      return Ruling.pass("已写明提交全部会话", "all conversations are handed in on purpose");
    }
    if (item.reading().isEmpty()) {
      return messages || selection.narrows()
          ? Ruling.unknown(
              "没有读取,不知道其中有几个会话;整个文件将原样提交",
              "not read, so nobody knows how many conversations it holds; the whole file would go",
              "item.reading")
          : Ruling.notApplicable("不是聊天或短信", "neither chats nor text messages");
    }
    if (selection.narrows()) {
      return Ruling.pass(
          "已选定 %d 个会话提交,其余封存不交".formatted(selection.conversations().size()),
          "%d conversations are chosen, the others stay sealed"
              .formatted(selection.conversations().size()));
    }
    Found found = conversations(item, context);
    if (found.titles.isEmpty()) {
      return messages
          ? Ruling.unknown(
              "没有读到会话,不知道其中有几个;整个文件将原样提交",
              "no conversation was read, so nobody knows how many there are; the whole file would"
                  + " go",
              "records")
          : Ruling.notApplicable("其中没有会话", "it holds no conversations");
    }
    if (found.titles.size() < 2) {
      return Ruling.pass("只有一个会话", "there is one conversation only");
    }
    Places places = new Places();
    String label = Context.label(item);
    found.titles.forEach((id, title) -> places.add(label, id, title));
    String command = "tiezheng conversations CASE --item " + item.number();
    String zh =
        "来源中有 %,d 个会话,没有选定提交哪些:全部(含与本案无关的私人聊天)和整个数据库都会交出。用 %s 查看,在 case.yaml 该证据下写 conversations: [编号或标题, …];确要全部提交的写 conversations: [\"*\"]"
            .formatted(found.titles.size(), command);
    String en =
        "the source holds %,d conversations and nobody chose among them: all of them, private ones too, and the whole database would go. See %s and write conversations: [id or title, …] below the item in case.yaml, or conversations: [\"*\"] if all are meant"
            .formatted(found.titles.size(), command);
    // A phone's message store is printed by custom as a whole; its private threads are told all the
    // same. The content decides, not what most of an item is.
    return (found.chats ? Ruling.fail(zh, en) : Ruling.warn(zh, en)).at(places.list());
  }

  private static Found conversations(Item item, Context context) {
    Found found = new Found();
    try (Stream<Record> records = context.records(item)) {
      records.forEach(record -> {
        switch (record) {
          case ChatMessage m -> {
            found.chats = true;
            found.add(m.conversation(), m.conversationTitle());
          }
          case TextMessage m -> found.add(String.join(", ", m.counterparts()), m.counterpartName());
          // A chat that was emptied is still in the list, with its last line.
          case Conversation c -> {
            found.chats = true;
            found.add(c.id(), c.title());
          }
          default -> {}
        }
      });
    }
    return found;
  }

  private static final class Found {
    private final Map<String, String> titles = new LinkedHashMap<>();
    private boolean chats;

    void add(String id, String title) {
      if (titles.size() < MOST) {
        titles.putIfAbsent(id, title);
      }
    }
  }
}
