package org.tiezheng.testkit.chat.render;

import org.tiezheng.testkit.chat.Body;

/** Names that exporters give to kinds of messages. */
final class Labels {
  private Labels() {}

  /** As WeFlow, EchoTrace and WeChatDataAnalysis call them in Chinese. */
  static String chinese(Body body) {
    return switch (body) {
      case Body.Text t -> "文本消息";
      case Body.Image i -> "图片消息";
      case Body.Voice v -> "语音消息";
      case Body.Video v -> "视频消息";
      case Body.Document d -> "文件消息";
      case Body.Card c -> "名片消息";
      case Body.Emoticon e -> "动画表情";
      case Body.Location l -> "位置消息";
      case Body.Quote q -> "引用消息";
      case Body.Forward f -> "聊天记录";
      case Body.Transfer t -> "转账消息";
      case Body.RedPacket r -> "红包消息";
      case Body.MiniProgram p -> "小程序";
      case Body.Call c -> "通话消息";
      case Body.Recall r -> "系统消息";
      case Body.Notice n -> "系统消息";
      case Body.Pat p -> "拍一拍";
      case Body.GroupNotice g -> "群公告";
      case Body.Other o -> "未知消息";
      default -> "链接消息";
    };
  }

  /** As WeChatDataAnalysis calls them. */
  static String render(Body body) {
    return switch (body) {
      case Body.Text t -> "text";
      case Body.Image i -> "image";
      case Body.Voice v -> "voice";
      case Body.Video v -> "video";
      case Body.Document d -> "file";
      case Body.Emoticon e -> "emoji";
      case Body.Location l -> "location";
      case Body.Quote q -> "quote";
      case Body.Forward f -> "chatHistory";
      case Body.Transfer t -> "transfer";
      case Body.RedPacket r -> "redPacket";
      case Body.Call c -> "voip";
      case Body.Recall r -> "system";
      case Body.Notice n -> "system";
      case Body.Pat p -> "system";
      case Body.Card c -> "card";
      case Body.Other o -> "unknown";
      default -> "link";
    };
  }

  /** The numbers of the ChatLab interchange format. */
  static int chatLab(Body body) {
    return switch (body) {
      case Body.Text t -> 0;
      case Body.Image i -> 1;
      case Body.Voice v -> 2;
      case Body.Video v -> 3;
      case Body.Document d -> 4;
      case Body.Emoticon e -> 5;
      case Body.Link l -> 7;
      case Body.Article a -> 7;
      case Body.Location l -> 8;
      case Body.RedPacket r -> 20;
      case Body.Transfer t -> 21;
      case Body.Pat p -> 22;
      case Body.Call c -> 23;
      case Body.MiniProgram p -> 24;
      case Body.App a -> 24;
      case Body.Quote q -> 25;
      case Body.Forward f -> 26;
      case Body.Card c -> 27;
      case Body.Notice n -> 80;
      case Body.GroupNotice g -> 80;
      case Body.Recall r -> 81;
      case Body.Other o -> 99;
    };
  }
}
