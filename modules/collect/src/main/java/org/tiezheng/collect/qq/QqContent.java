package org.tiezheng.collect.qq;

import org.tiezheng.collect.export.Stated;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.MessageContent.MediaType;

/** What the words of an exported message stand for. */
public final class QqContent {
  private QqContent() {}

  /**
   * Reads words.
   *
   * @param system whether the app wrote them
   */
  public static MessageContent of(String text, boolean system) {
    return switch (text) {
      case "[图片]" -> Stated.media(MediaType.IMAGE);
      case "[语音]" -> Stated.media(MediaType.VOICE);
      case "[视频]" -> Stated.media(MediaType.VIDEO);
      case "[文件]" -> Stated.media(MediaType.FILE);
      case "[表情]", "[动画表情]" -> Stated.media(MediaType.STICKER);
      default -> {
        boolean recall =
            text.length() < 100
                && text.contains("撤回了一条消息")
                && (system || text.startsWith("你") || text.startsWith("对方"));
        if (recall) {
          yield new MessageContent.Recall(java.util.Optional.empty(), text);
        }
        yield system ? new MessageContent.Notice(text) : new MessageContent.Words(text);
      }
    };
  }
}
