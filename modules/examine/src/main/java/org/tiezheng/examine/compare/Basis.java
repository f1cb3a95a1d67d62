package org.tiezheng.examine.compare;

import org.tiezheng.evidence.Text;

/** By what two messages were recognised as one, the surest first. */
public enum Basis {
  SERVER_ID("消息编号相同", "equal id"),
  ROUNDED_ID("消息编号相同(一方的编号被导出程序舍入)", "equal id, rounded by the exporter of one copy"),
  REPLACED_ID("一方的消息替换了该编号的消息", "one took the place of the message with that id"),
  CONTENT_ID("内容所带编号相同", "equal number within the content"),
  TEXT_AND_TIME("内容、发送者相同,时间相近", "equal content and sender, near in time"),
  KIND_AND_TIME("种类、发送者相同,时间相近", "equal kind and sender, near in time"),
  ORDER("按前后顺序对应", "by their place in the order"),
  /** Nothing faces it. */
  NONE("无对应", "nothing faces it");

  private final Text title;

  Basis(String zh, String en) {
    this.title = new Text(zh, en);
  }

  public Text title() {
    return title;
  }
}
