package org.tiezheng.collect.export;

import java.util.Optional;
import org.tiezheng.collect.wechat.BodyReader;
import org.tiezheng.collect.wechat.MessageBody;
import org.tiezheng.collect.wechat.MessageCode;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.MessageContent.MediaType;

/**
 * Types of WeChat messages by the Chinese words that WeFlow, EchoTrace and WeChatDataAnalysis write
 * for them. The content is no more than what the words beside them say.
 */
public final class ChineseType {
  private ChineseType() {}

  /**
   * What a message is.
   *
   * @param text as exported: words, a label with words, or the app's own XML
   * @param number of the type if the export states it; used only to read XML
   */
  public static MessageBody read(String type, String text, Optional<Long> number) {
    if (text.startsWith("<") && !type.equals("文本消息") && number.isPresent()) {
      return BodyReader.read(MessageCode.ofVersion4(number.get()), text);
    }
    return switch (type) {
      case "系统消息", "撤回消息" -> BodyReader.read(MessageCode.of(10000), text);
      default -> MessageBody.of(content(type, text));
    };
  }

  private static MessageContent content(String type, String text) {
    String words = Stated.unlabelled(text);
    return switch (type) {
      case "文本消息", "引用消息" -> new MessageContent.Words(text);
      case "图片消息" -> Stated.media(MediaType.IMAGE);
      case "语音消息" -> Stated.media(MediaType.VOICE);
      case "视频消息" -> Stated.media(MediaType.VIDEO);
      case "动画表情", "表情消息" -> Stated.media(MediaType.STICKER);
      case "文件消息" ->
          Stated.media(MediaType.FILE, Optional.of(words), Optional.empty(), Optional.empty());
      case "名片消息" -> new MessageContent.Share("名片", words, "");
      case "位置消息" -> new MessageContent.Share("位置", words, "");
      case "链接消息", "卡片式链接" -> new MessageContent.Share("链接", words, "");
      case "小程序" -> new MessageContent.Share("小程序", words, "");
      case "聊天记录" -> Stated.forward(words);
      case "转账消息" -> Stated.transfer(Stated.amount(words), words);
      case "红包消息" -> new MessageContent.RedPacket(Optional.empty(), words, Optional.empty());
      case "通话消息" -> new MessageContent.Call(text.startsWith("[视频"), Stated.seconds(words), words);
      case "拍一拍" -> new MessageContent.Notice(text);
      case "群公告" -> new MessageContent.Notice(words);
      default -> new MessageContent.Unread(type, text);
    };
  }
}
