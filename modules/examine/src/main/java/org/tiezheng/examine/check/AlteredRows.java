package org.tiezheng.examine.check;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Finding.Pointer;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.MessageContent;

/** CHAT-005: recalled, edited and recovered rows are counted and stated. */
final class AlteredRows implements Check.OfItem {
  @Override
  public String name() {
    return "chat.rows.altered";
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    Map<String, Places> altered = new TreeMap<>();
    long[] seen = {0, 0};
    try (Stream<ChatMessage> messages = context.records(item, ChatMessage.class)) {
      messages.forEach(m -> {
        seen[0]++;
        seen[1] += m.nativeId().isPresent() ? 1 : 0;
        kind(m)
            .ifPresent(k ->
                altered.computeIfAbsent(k, _ -> new Places()).add(context, m, k + ": " + m.line()));
      });
    }
    if (seen[0] == 0) {
      return Ruling.unknown("没有读到消息", "no messages were read", "records.chat");
    }
    List<Pointer> places = altered.values().stream().flatMap(p -> p.list().stream()).toList();
    StringBuilder counts = new StringBuilder();
    altered.forEach((k, p) ->
        counts.append(counts.isEmpty() ? "" : ", ").append(k).append(' ').append(p.count()));
    if (altered.isEmpty()) {
      return seen[1] > 0
          ? Ruling.pass("未见撤回、编辑或恢复的消息", "no recalled, edited or recovered message")
          : Ruling.unknown(
              "该导出不载明撤回、编辑或恢复",
              "this export does not show recalls, edits or" + " recoveries",
              "records.chat.state");
    }
    if (Context.yes(context.answer(item, Answer.ALTERED_STATED))) {
      return Ruling.pass("已载明:" + counts, "stated: " + counts).at(places);
    }
    boolean heavy = altered.keySet().stream().anyMatch(k -> !k.startsWith("撤回"));
    return (heavy
            ? Ruling.fail(
                "有编辑或恢复的消息,完整版未载明:" + counts,
                "edited or recovered messages are not" + " stated: " + counts)
            : Ruling.warn("有撤回的消息,完整版未载明:" + counts, "recalled messages are not stated: " + counts))
        .at(places);
  }

  private static Optional<String> kind(ChatMessage message) {
    return switch (message.state()) {
      case RECALLED -> Optional.of("撤回 recalled");
      case EDITED -> Optional.of("编辑 edited");
      case MARKED_DELETED -> Optional.of("标记删除 marked as deleted");
      case DELETED_RECOVERED -> Optional.of("恢复 recovered");
      case EARLIER_VERSION -> Optional.of("旧版本 earlier version");
      case DELETED_OR_EARLIER -> Optional.of("恢复(已删除或旧版本) recovered (deleted or earlier version)");
      case READ_FROM_PICTURE, READ_TO_CONFIRM, LIVE ->
          message.content() instanceof MessageContent.Recall
              ? Optional.of("撤回 recalled")
              : Optional.empty();
    };
  }
}
