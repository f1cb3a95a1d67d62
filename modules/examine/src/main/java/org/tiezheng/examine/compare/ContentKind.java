package org.tiezheng.examine.compare;

import java.util.List;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.Text;

/** What sort of content a message has, as far as two formats can agree on it. */
public enum ContentKind {
  WORDS("文字", "text"),
  IMAGE("图片", "pictures"),
  VOICE("语音", "voice messages"),
  VIDEO("视频", "videos"),
  FILE("文件", "files"),
  STICKER("表情", "stickers"),
  TRANSFER("转账", "transfers"),
  RED_PACKET("红包", "red packets"),
  CALL("通话", "calls"),
  SHARE("链接、位置、名片", "links, places and cards"),
  FORWARD("合并转发", "merged forwards"),
  RECALL("撤回提示", "notices of recall"),
  NOTICE("系统提示", "notices of the system"),
  UNREAD("未识别类型", "unknown types");

  /** The number by which stores of WeChat say that a person wrote it. */
  private static final String WRITTEN = "1";

  private static final List<ContentKind> ALL = List.of(values());

  private final Text title;

  ContentKind(String zh, String en) {
    this.title = new Text(zh, en);
  }

  public Text title() {
    return title;
  }

  /** A number for it, within one comparison. */
  int number() {
    return ALL.indexOf(this);
  }

  /** Whether each app words such a line for its own user, so that two copies never agree on it. */
  boolean ownWords() {
    return this == RECALL || this == NOTICE || this == UNREAD;
  }

  static ContentKind of(ChatMessage message) {
    return switch (message.content()) {
      case MessageContent.Words words -> words(message, words.text());
      case MessageContent.Media media ->
          switch (media.type()) {
            case IMAGE -> IMAGE;
            case VOICE -> VOICE;
            case VIDEO -> VIDEO;
            case FILE -> FILE;
            case STICKER -> STICKER;
          };
      case MessageContent.Transfer _ -> TRANSFER;
      case MessageContent.RedPacket _ -> RED_PACKET;
      case MessageContent.Call _ -> CALL;
      case MessageContent.Share _ -> SHARE;
      case MessageContent.Forward _ -> FORWARD;
      case MessageContent.Recall _ -> RECALL;
      case MessageContent.Notice _ -> NOTICE;
      case MessageContent.Unread _ -> UNREAD;
    };
  }

  private static ContentKind words(ChatMessage message, String text) {
    ContentKind label = Labels.kind(text);
    boolean written = label != WORDS || message.nativeType().equals(WRITTEN);
    return written ? label : AppLines.kind(text.strip());
  }
}
