package org.tiezheng.examine.compare;

import java.util.Map;

/**
 * Words that exporters of text put in the place of what they cannot carry. Such a line says that
 * something was sent and of which sort, not what it was.
 */
final class Labels {
  private static final Map<String, ContentKind> KINDS =
      Map.ofEntries(
          Map.entry("[图片]", ContentKind.IMAGE),
          Map.entry("[照片]", ContentKind.IMAGE),
          Map.entry("[Photo]", ContentKind.IMAGE),
          Map.entry("[Image]", ContentKind.IMAGE),
          Map.entry("[语音]", ContentKind.VOICE),
          Map.entry("[语音消息]", ContentKind.VOICE),
          Map.entry("[Voice]", ContentKind.VOICE),
          Map.entry("[视频]", ContentKind.VIDEO),
          Map.entry("[Video]", ContentKind.VIDEO),
          Map.entry("[文件]", ContentKind.FILE),
          Map.entry("[File]", ContentKind.FILE),
          Map.entry("[表情]", ContentKind.STICKER),
          Map.entry("[动画表情]", ContentKind.STICKER),
          Map.entry("[Sticker]", ContentKind.STICKER),
          Map.entry("[转账]", ContentKind.TRANSFER),
          Map.entry("[红包]", ContentKind.RED_PACKET),
          Map.entry("[微信红包]", ContentKind.RED_PACKET),
          Map.entry("[语音通话]", ContentKind.CALL),
          Map.entry("[视频通话]", ContentKind.CALL),
          Map.entry("[链接]", ContentKind.SHARE),
          Map.entry("[位置]", ContentKind.SHARE),
          Map.entry("[名片]", ContentKind.SHARE),
          Map.entry("[聊天记录]", ContentKind.FORWARD),
          Map.entry("[合并转发]", ContentKind.FORWARD),
          Map.entry("<Media omitted>", ContentKind.UNREAD),
          Map.entry("<媒体文件已忽略>", ContentKind.UNREAD),
          Map.entry("<省略多媒体文件>", ContentKind.UNREAD));

  private Labels() {}

  /** The sort that a label stands for; {@link ContentKind#WORDS} if the text is no label. */
  static ContentKind kind(String text) {
    return text.length() > 20
        ? ContentKind.WORDS
        : KINDS.getOrDefault(text.strip(), ContentKind.WORDS);
  }
}
