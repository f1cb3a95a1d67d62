package org.tiezheng.evidence;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Optional;

/** What a message carries. {@link #line()} is the verbatim text, or a label in square brackets. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "content")
@JsonSubTypes({
  @JsonSubTypes.Type(value = MessageContent.Words.class, name = "text"),
  @JsonSubTypes.Type(value = MessageContent.Media.class, name = "media"),
  @JsonSubTypes.Type(value = MessageContent.Transfer.class, name = "transfer"),
  @JsonSubTypes.Type(value = MessageContent.RedPacket.class, name = "redPacket"),
  @JsonSubTypes.Type(value = MessageContent.Call.class, name = "call"),
  @JsonSubTypes.Type(value = MessageContent.Share.class, name = "share"),
  @JsonSubTypes.Type(value = MessageContent.Forward.class, name = "forward"),
  @JsonSubTypes.Type(value = MessageContent.Recall.class, name = "recall"),
  @JsonSubTypes.Type(value = MessageContent.Notice.class, name = "notice"),
  @JsonSubTypes.Type(value = MessageContent.Unread.class, name = "unread")
})
public sealed interface MessageContent {
  /** One line for a person; text is verbatim, everything else is named in brackets. */
  String line();

  /** Written words. */
  record Words(String text) implements MessageContent {
    @Override
    public String line() {
      return text;
    }
  }

  enum MediaType {
    IMAGE("图片"),
    VOICE("语音"),
    VIDEO("视频"),
    FILE("文件"),
    STICKER("表情");

    private final String zh;

    MediaType(String zh) {
      this.zh = zh;
    }
  }

  /**
   * A picture, voice message, video, file or sticker.
   *
   * @param reference name or path by which the source refers to the bytes
   * @param found SHA-256 of the bytes if they came with the source
   * @param caption words that stand with it; may be empty
   * @param millis playing time, if stated
   */
  record Media(
      MediaType type,
      Optional<String> reference,
      Optional<String> found,
      String caption,
      Optional<Long> millis)
      implements MessageContent {
    @Override
    public String line() {
      StringBuilder line = new StringBuilder("[").append(type.zh);
      millis.ifPresent(ms -> line.append(' ').append((ms + 500) / 1000).append('″'));
      reference.filter(r -> type == MediaType.FILE).ifPresent(r -> line.append(' ').append(r));
      line.append(']');
      return caption.isEmpty() ? line.toString() : line.append(' ').append(caption).toString();
    }
  }

  /** A transfer card. One card proves an offer, not receipt; the states are joined by the id. */
  record Transfer(
      Optional<String> transferId,
      Optional<String> transactionId,
      Optional<Amount> amount,
      String memo,
      String state)
      implements MessageContent {
    @Override
    public String line() {
      String money = amount.map(Amount::raw).orElse("金额未载");
      return "[转账 " + money + (state.isEmpty() ? "" : " " + state) + "]" + words(memo);
    }
  }

  /** A red packet: the message states no amount. */
  record RedPacket(String greeting, Optional<Amount> amount) implements MessageContent {
    @Override
    public String line() {
      return "[红包" + amount.map(a -> " " + a.raw()).orElse("") + "]" + words(greeting);
    }
  }

  /** A call: it proves that a call took place, not what was said. */
  record Call(boolean video, Optional<Long> seconds, String result) implements MessageContent {
    @Override
    public String line() {
      String length = seconds.map(s -> " %d:%02d".formatted(s / 60, s % 60)).orElse("");
      return "[" + (video ? "视频通话" : "语音通话") + length + "]" + words(result);
    }
  }

  /** A link, location, card or mini program. */
  record Share(String what, String title, String target) implements MessageContent {
    @Override
    public String line() {
      return "[" + what + "]" + words(title) + words(target);
    }
  }

  /** A merged forward with the lines it contains. */
  record Forward(String title, List<String> lines) implements MessageContent {
    public Forward {
      lines = List.copyOf(lines);
    }

    @Override
    public String line() {
      return "[合并转发 " + lines.size() + "条]" + words(title);
    }
  }

  /** A message was recalled. */
  record Recall(Optional<String> target, String notice) implements MessageContent {
    @Override
    public String line() {
      return "[撤回]" + words(notice);
    }
  }

  /** A notice of the system. */
  record Notice(String text) implements MessageContent {
    @Override
    public String line() {
      return "[系统]" + words(text);
    }
  }

  /** A type that the importer does not know: kept raw, never guessed. */
  record Unread(String nativeType, String raw) implements MessageContent {
    @Override
    public String line() {
      return "[未识别类型 " + nativeType + "]" + words(raw);
    }
  }

  private static String words(String text) {
    return text.isEmpty() ? "" : " " + text;
  }
}
