package org.tiezheng.evidence;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.ArrayList;
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
   * @param claimed what the message says about the bytes
   * @param found SHA-256 of the bytes if they came with the source
   * @param caption words that stand with it; may be empty
   * @param millis playing time, if stated
   */
  record Media(
      MediaType type,
      Optional<String> reference,
      Optional<String> found,
      Optional<Claimed> claimed,
      String caption,
      Optional<Long> millis)
      implements MessageContent {
    /**
     * What a message says about the bytes that it names, to be compared with those found.
     *
     * @param md5 lower-case hexadecimal
     * @param bytes length of the file
     */
    public record Claimed(Optional<String> md5, Optional<Long> bytes) {}

    @Override
    public String line() {
      StringBuilder line = new StringBuilder("[").append(type.zh);
      millis.ifPresent(ms -> line.append(' ').append((ms + 500) / 1000).append('″'));
      reference.filter(r -> type == MediaType.FILE).ifPresent(r -> line.append(' ').append(r));
      line.append(']');
      return caption.isEmpty() ? line.toString() : line.append(' ').append(caption).toString();
    }
  }

  /**
   * A transfer card. One card proves an offer, not receipt; the states are joined by the id.
   *
   * @param transactionId the payment's number as the bill shows it
   * @param payer {@link Account#key()}, if the card names it
   * @param receiver {@link Account#key()}, if the card names it
   * @param state in the words of the field, such as 发起 or 已收款; the source's own code stays in the
   *     message's extra fields
   */
  record Transfer(
      Optional<String> transferId,
      Optional<String> transactionId,
      Optional<String> payer,
      Optional<String> receiver,
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

  /**
   * A red packet: the message states no amount, only a bill does.
   *
   * @param id the packet's own number (sendid)
   */
  record RedPacket(Optional<String> id, String greeting, Optional<Amount> amount)
      implements MessageContent {
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

  /**
   * A merged forward. What it contains is the forwarder's copy: names and times of its lines are
   * what his app wrote into it.
   *
   * @param lines as a person reads them
   * @param messages what the lines are made from, where the source carries more than lines
   */
  record Forward(String title, List<String> lines, Optional<List<Forwarded>> messages)
      implements MessageContent {
    public Forward {
      lines = List.copyOf(lines);
      messages = messages.map(List::copyOf);
    }

    /** A forward whose lines are written from its messages; what is nested is indented. */
    public static Forward of(String title, List<Forwarded> messages) {
      List<String> lines = new ArrayList<>();
      write("", messages, lines);
      return new Forward(title, lines, Optional.of(messages));
    }

    private static void write(String indent, List<Forwarded> messages, List<String> lines) {
      for (Forwarded message : messages) {
        String head = (message.time() + " " + message.senderName()).strip();
        lines.add(indent + (head.isEmpty() ? "" : head + ": ") + message.content().line());
        if (message.content() instanceof Forward nested) {
          write(indent + "  ", nested.messages().orElse(List.of()), lines);
        }
      }
    }

    /**
     * A message of the forward, which may be a forward itself.
     *
     * @param id native id of the original message, if carried
     * @param senderName as the forward shows it
     * @param time as the forward shows it; empty if it shows none
     */
    public record Forwarded(
        Optional<String> id, String senderName, String time, MessageContent content) {}

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
