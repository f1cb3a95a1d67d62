package org.tiezheng.casework;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;
import org.tiezheng.examine.screens.Checker;
import org.tiezheng.examine.screens.ExportLine;
import org.tiezheng.examine.screens.ExportLines;

/** The exported conversations that pictures may show, read again as often as it is asked for. */
final class ScreenChats implements Checker.Chats {
  private final OpenCase open;
  private final List<Integer> items;

  /** Empty for all. */
  private final Set<String> only;

  private final Map<String, Named> names = new LinkedHashMap<>();

  /** A conversation. */
  record Named(int item, String conversation, String title) {
    String shown() {
      return (title.isEmpty() ? conversation : title) + " (" + item + ")";
    }
  }

  private ScreenChats(OpenCase open, List<Integer> items, Set<String> only) {
    this.open = open;
    this.items = items;
    this.only = only;
  }

  /**
   * Those of the case, or of one item, or those that a person means by a word.
   *
   * @throws TiezhengException if there is no chat, no such item, or nothing is called so
   */
  static ScreenChats of(OpenCase open, Optional<Integer> item, Optional<String> conversation) {
    Case matter = open.matter();
    if (item.isPresent() && matter.item(item.get()).isEmpty()) {
      throw new TiezhengException(
          new Text("没有编号为 " + item.get() + " 的证据。", "There is no item " + item.get() + "."));
    }
    List<Integer> items =
        matter.items().stream()
            .filter(i -> item.isEmpty() || i.number() == item.get())
            .filter(i -> i.reading().filter(ScreenChats::chats).isPresent())
            .map(Item::number)
            .toList();
    if (items.isEmpty()) {
      throw new TiezhengException(
          new Text(
              "案件中没有可比对的聊天或短信记录;请先采集导出的聊天记录。",
              "The case has no chat or text messages to compare with; collect the exported chat"
                  + " first."));
    }
    if (conversation.isEmpty()) {
      return new ScreenChats(open, items, Set.of());
    }
    Conversations all = new Conversations(open, matter);
    List<Conversations.Found> meant =
        all.meant(conversation.get(), all.withTexts(item)).stream()
            .filter(f -> items.contains(f.item()))
            .toList();
    if (meant.isEmpty()) {
      throw new TiezhengException(
          new Text(
              "没有名为“" + conversation.get() + "”的会话;用 tiezheng conversations 查看。",
              "No conversation is called " + conversation.get() + "; see tiezheng conversations."));
    }
    return new ScreenChats(
        open, items, meant.stream().map(f -> key(f.item(), f.id())).collect(Collectors.toSet()));
  }

  private static boolean chats(Reading reading) {
    return reading.kind() == Kind.CHAT || reading.kind() == Kind.SMS;
  }

  private static String key(int item, String conversation) {
    return item + "\n" + conversation;
  }

  /** What a conversation is called that was given under a key. */
  Named named(String key) {
    return Objects.requireNonNull(names.get(key), "no such conversation");
  }

  @Override
  public void lines(BiConsumer<String, ExportLine> to) {
    Watch watch = open.place().watch();
    long seen = 0;
    for (int item : items) {
      ExportLines lines = new ExportLines();
      try (Stream<Record> records = open.records(item)) {
        for (Record row : (Iterable<Record>) records::iterator) {
          if (++seen % 1_000 == 0) {
            watch.at(seen);
          }
          lines.next(row).ifPresent(of -> give(item, of, to));
        }
      }
    }
  }

  private void give(int item, ExportLines.Of of, BiConsumer<String, ExportLine> to) {
    String key = key(item, of.conversation());
    if (only.isEmpty() || only.contains(key)) {
      names.putIfAbsent(key, new Named(item, of.conversation(), of.title()));
      to.accept(key, of.line());
    }
  }
}
