package org.tiezheng.testkit.chat.render;

import org.tiezheng.testkit.chat.Body;

/** One line for a message, as lists of sessions and text exports show it. */
final class Lines {
  private Lines() {}

  static String of(Body body) {
    return switch (body) {
      case Body.Text t -> t.text();
      case Body.Image i -> "[图片]";
      case Body.Voice v -> "[语音]";
      case Body.Video v -> "[视频]";
      case Body.Document d -> "[文件]" + d.name();
      case Body.Card c -> "[名片]" + c.nick();
      case Body.Emoticon e -> "[动画表情]";
      case Body.Location l -> "[位置]" + l.name();
      case Body.Link l -> "[链接]" + l.title();
      case Body.Article a -> "[链接]" + a.articles().getFirst().title();
      case Body.MiniProgram p -> "[小程序]" + p.title();
      case Body.Quote q -> q.text();
      case Body.Forward f -> "[聊天记录]" + f.title();
      case Body.Transfer t -> "[转账]" + t.amount();
      case Body.RedPacket r -> "[红包]" + r.greeting();
      case Body.Pat p -> p.text();
      case Body.Call c -> (c.video() ? "[视频通话]" : "[语音通话]") + c.status();
      case Body.Recall r -> r.notice();
      case Body.Notice n -> n.text();
      case Body.GroupNotice g -> "[群公告]" + g.text();
      case Body.App a -> "[链接]" + a.title();
      case Body.Other o -> "[" + o.type() + "]";
    };
  }
}
