package org.tiezheng.examine.check;

import java.util.stream.Stream;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.MessageContent;

/** CHAT-006: pictures, voices and files that the chat refers to are there. */
final class MediaPresent implements Check.OfItem {
  @Override
  public String name() {
    return "chat.media.present";
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    Places missing = new Places();
    long[] counts = new long[3];
    try (Stream<ChatMessage> messages = context.records(item, ChatMessage.class)) {
      messages.forEach(m -> {
        counts[0]++;
        if (m.content() instanceof MessageContent.Media media
            && media.type() != MessageContent.MediaType.STICKER) {
          counts[1]++;
          if (media.found().isPresent()) {
            counts[2]++;
          } else {
            missing.add(context, m, media.line() + " " + media.reference().orElse(""));
          }
        }
      });
    }
    if (counts[0] == 0) {
      return Ruling.unknown("没有读到消息", "no messages were read", "records.chat");
    }
    if (counts[1] == 0) {
      return Ruling.notApplicable("聊天中没有图片、语音、视频、文件", "the chat refers to no media");
    }
    if (missing.isEmpty()) {
      return Ruling.pass(
          "聊天中的 %d 个媒体文件都在".formatted(counts[1]),
          "all %d media of the chat are there".formatted(counts[1]));
    }
    return (counts[2] == 0
            ? Ruling.warn(
                "%d 个媒体文件一个也没有:可能导出时未带媒体".formatted(counts[1]),
                "none of %d media is there: perhaps exported without them".formatted(counts[1]))
            : Ruling.fail(
                "%d 个媒体文件缺 %d 个:有清理或丢失的迹象".formatted(counts[1], missing.count()),
                "%d of %d media are missing: a sign of cleaning or loss"
                    .formatted(missing.count(), counts[1])))
        .at(missing.list());
  }
}
