package org.tiezheng.collect.chatlab;

import java.util.Optional;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.collect.export.Stated;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.MessageContent.MediaType;

/** The message types of ChatLab 0.0.2 and what they become. */
final class Contents {
  private Contents() {}

  static MessageContent of(String type, String text, SealedSource source) {
    return switch (type) {
      case "0", "25" -> new MessageContent.Words(text);
      case "1" -> MediaReference.of(MediaType.IMAGE, text, source);
      case "2" -> MediaReference.of(MediaType.VOICE, text, source);
      case "3" -> MediaReference.of(MediaType.VIDEO, text, source);
      case "4" -> MediaReference.of(MediaType.FILE, text, source);
      case "5" -> MediaReference.of(MediaType.STICKER, text, source);
      case "7" -> new MessageContent.Share("链接", text, "");
      case "8" -> new MessageContent.Share("位置", text, "");
      case "20" -> new MessageContent.RedPacket(Optional.empty(), text, Optional.empty());
      case "21" -> Stated.transfer(Stated.amount(text), text);
      case "22", "80" -> new MessageContent.Notice(text);
      case "23" -> new MessageContent.Call(text.contains("视频"), Stated.seconds(text), text);
      case "24" -> new MessageContent.Share("分享", text, "");
      case "26" -> Stated.forward(text);
      case "27" -> new MessageContent.Share("名片", text, "");
      case "81" -> new MessageContent.Recall(Optional.empty(), text);
      default -> new MessageContent.Unread(type, text);
    };
  }
}
