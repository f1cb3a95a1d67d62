package org.tiezheng.examine.compare;

import org.tiezheng.evidence.Text;

/** Why something cannot be told, or what else may be behind a difference. */
public enum Remark {
  RECALL(
      "可能在两分钟内被发送者撤回,一方的副本只留下提示。",
      "The sender may have recalled it within two minutes; one copy keeps the notice only."),
  SYNC(
      "可能是另一设备登录、同步过期或离线期间未收到。",
      "It may not have reached that device: another device was logged in, or the sync had"
          + " expired."),
  MIGRATION(
      "换机或迁移时可能只选了部分聊天记录。",
      "Only part of the chats may have been chosen when the phone was changed."),
  BLOCKED(
      "发送可能被对方拒收、屏蔽或失败,只存在于发送者的设备。",
      "Sending may have been blocked or may have failed, so that only the sender's device has it."),
  LOCAL_DELETION(
      "任何一方都可以只在自己的设备上删除消息;是谁、为何,比对不能说明。",
      "Either may delete a message on his own device only; who and why the comparison cannot say."),
  CLEANUP("应用可能自动清理过期或过大的内容。", "The app may have cleaned up what was old or large."),
  FILE_REPLACED(
      "文件先以“上传中”登记,完成后由新编号替换,属正常。",
      "A file is first listed as uploading and then replaced under a new id; that is normal."),
  EDITED_IN_APP("来源标明该消息曾在应用内编辑。", "The source says that it was edited within the app."),
  EXPORTER(
      "导出程序可能改写了文字(表情、链接、换行)。",
      "An exporter may have rewritten the words (faces, links, line ends)."),
  TIME_OF_DEVICE(
      "一方记的可能是发送时间,另一方是到达时间;设备的时钟也可能不准。",
      "One copy may state the time of sending, the other that of arrival; a device's clock may be"
          + " wrong."),
  DUPLICATE_ID("同一编号在一方副本中出现多次。", "The same id occurs more than once in one copy."),
  REPEATED(
      "短时间内有多条相同内容,分不清缺的是哪一条。",
      "The same content occurs several times within a short time; which one is missing cannot be"
          + " told."),
  OTHER_ID(
      "同样的内容、时间相近,但编号不同:可能重发,也可能是重新导入时另行编号。",
      "Equal content near in time, but another id: sent again perhaps, or numbered anew by an"
          + " import."),
  MOVED(
      "同样的内容在对方副本的另一时间出现,可能是同一条。",
      "The same content stands at another time in the other copy; it may be the same message."),
  SAME_MOMENT(
      "对方副本同一时刻有另一条未对应的消息,可能是同一条被改动,也可能是两条不同消息。",
      "The other copy has another message at the same moment: perhaps the same one altered, perhaps"
          + " two messages."),
  OWN_NOTICE(
      "提示由各自的应用生成,双方本来就不同。", "Notices are written by each app for its own user and differ anyway."),
  NOT_READ(
      "本软件未能解读此类消息,两份的原始内容不同:可能内容有别,也可能只是各设备写法不同。",
      "Messages of this type are not understood here, and what the two copies hold differs: perhaps"
          + " in what was said, perhaps only in how each device writes it."),
  SENDER_NAMES(
      "两份副本所示发送者的称呼不同,其中一个在其他消息中对不上:可能是另一人,也可能是同一人的另一称呼。",
      "The copies name the sender differently, and one of the names fits nobody by other messages:"
          + " another person, or another name of the same one."),
  NO_TIME(
      "没有时间,不能判断是否在共同时段内。", "It has no time, so that it cannot be placed in the common period."),
  RECOVERED("该行来自残留数据,不是现存行。", "The row comes from remains of the file; it is not a live one.");

  private final Text sentence;

  Remark(String zh, String en) {
    this.sentence = new Text(zh, en);
  }

  public Text sentence() {
    return sentence;
  }
}
