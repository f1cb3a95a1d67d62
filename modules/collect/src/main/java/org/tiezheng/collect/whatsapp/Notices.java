package org.tiezheng.collect.whatsapp;

import java.util.regex.Pattern;

/** Notices of the application itself, which exports write like messages or without a sender. */
final class Notices {
  /** On iOS a notice of the chat stands under the name of the group, behind a mark of direction. */
  private static final Pattern UNDER_A_NAME =
      Pattern.compile(
          "(?s)[\u200e\u200f](?:Messages (?:and calls )?(?:are|to this chat).*end-to-end"
              + " encrypted.*|消息和通话.*端到端加密.*|訊息和通話.*端對端加密.*|.{0,120}(?:created (?:this"
              + " )?group|added you|joined using|changed (?:the|this|their)|left|was added|turned"
              + " on|turned off|changed to|security code).{0,200}"
              + "|.{0,120}(?:创建了|加入了|退出了|将.{1,80}移出|更改了|修改了|开启了|关闭了|安全码).{0,200})");

  /** On Android a notice has no sender, but its words may hold a colon. */
  private static final Pattern WITH_A_COLON =
      Pattern.compile(
          "(?s).{0,100}(?:changed the (?:subject|group name|group description)|created group"
              + "|更改了(?:群组|群组名称|主题)|将群组名称|创建了群组).{0,400}");

  private Notices() {}

  /** Whether words that stand under a name are a notice. */
  static boolean is(String text, String rest) {
    return UNDER_A_NAME.matcher(text).matches() || whole(rest);
  }

  /** Whether the whole line after the time is a notice although it holds a colon. */
  static boolean whole(String rest) {
    int quote = rest.indexOf('"') < 0 ? rest.indexOf('“') : rest.indexOf('"');
    int colon = rest.indexOf(": ");
    return quote >= 0 && quote < colon && WITH_A_COLON.matcher(rest).matches();
  }
}
