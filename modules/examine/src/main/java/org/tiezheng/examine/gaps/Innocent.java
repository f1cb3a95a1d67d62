package org.tiezheng.examine.gaps;

import java.util.List;
import java.util.stream.Stream;
import org.tiezheng.evidence.Text;

/** How a sign can come about without anybody's intent. */
final class Innocent {
  private static final Text MIGRATION =
      new Text("换机迁移、只迁移部分聊天或重新同步。", "A new device, a migration of selected chats, or a new sync.");
  private static final Text EVERYDAY =
      new Text("使用者日常删除与本案无关的消息。", "The user deleted what has nothing to do with the case.");
  private static final Text FILE =
      new Text(
          "文件先登记为“上传中”(74),完成后由新行(6)替换。",
          "A file is first listed as uploading (74) and then replaced by its finished row (6).");
  private static final Text OTHER_STORE =
      new Text(
          "消息在该账号的另一个数据库(如下一个分片 message_1.db)里,采集时没有一并复制。",
          "The message is in another database of the account (the next one, such as message_1.db),"
              + " which was not copied with this one.");
  private static final Text BUG = new Text("应用自身的错误或清理。", "An error or a clean-up of the app.");
  private static final Text BLOCKED =
      new Text(
          "发送失败、被拒收或草稿占用了编号。",
          "A sending that failed or was blocked, or a draft, took the number.");
  private static final Text LATE =
      new Text(
          "离线后补收、多端同步,晚到的消息排在后面。",
          "What arrived late after being offline, or from another device, stands behind.");
  private static final Text CLOCK =
      new Text("设备时钟不准或被调整。", "The clock of a device was wrong or was set.");
  private static final Text VERSION =
      new Text("应用版本不同,字段的写法不同。", "Another version of the app writes the field otherwise.");
  private static final Text RECALL = new Text("消息被撤回。", "The message was recalled.");
  private static final Text EXPIRED =
      new Text("同步时服务器上的消息已过期。", "The server no longer had the message when it was synchronised.");
  private static final Text OTHER_CHAT =
      new Text(
          "原消息在别的会话或别人的设备上,本副本本来就没有。",
          "The original is of another conversation or device that this copy never had.");
  private static final Text EXPORT =
      new Text("导出时未包含,或导出程序漏掉。", "It was not part of the export, or the exporter left it out.");
  private static final Text CLEANED =
      new Text(
          "应用清理缓存、未下载或已过期的媒体。",
          "The app cleaned its cache; or the media were never downloaded, or expired.");
  private static final Text LAGS =
      new Text(
          "附表或索引由应用另行更新,可能滞后。",
          "The app updates the other table or index on its own, perhaps later.");

  static final List<Text> NUMBERS = List.of(FILE, BLOCKED, MIGRATION, EVERYDAY, BUG);
  static final List<Text> ORDER = List.of(LATE, MIGRATION, CLOCK);
  static final List<Text> FIELDS = List.of(VERSION, MIGRATION, BUG);
  static final List<Text> SERVER =
      List.of(
          new Text(
              "服务器序号是否连续没有公开说明,只是假设。",
              "No format promises that the server's numbers are consecutive; it is a hypothesis."),
          new Text(
              "撤回等控制消息占用序号而不成行。",
              "Recalls and other control messages take a number and give no row."),
          FILE,
          EXPIRED,
          EVERYDAY);
  static final List<Text> TWICE =
      List.of(
          new Text(
              "重复同步或恢复备份使同一消息写入两次。",
              "A repeated sync or a restored backup wrote the same message twice."),
          BUG);
  static final List<Text> REFERENCES =
      List.of(RECALL, EXPIRED, MIGRATION, OTHER_CHAT, EVERYDAY, EXPORT);
  static final List<Text> FORWARDS = List.of(OTHER_CHAT, RECALL, MIGRATION, EVERYDAY, EXPORT);
  static final List<Text> TRANSFERS =
      List.of(
          new Text(
              "尚未收款,或过期退回只有系统提示。",
              "It was not yet received; or it expired, and only a notice says so."),
          MIGRATION,
          EXPIRED,
          EVERYDAY,
          EXPORT);
  static final List<Text> CLOCKS =
      List.of(CLOCK, new Text("发送者的设备时钟不准。", "The sender's clock was wrong."), LATE);
  static final List<Text> SIGNATURE =
      List.of(
          VERSION,
          new Text("官方账号或系统消息没有签名。", "Official accounts and the system send without one."),
          MIGRATION);
  static final List<Text> MEDIA =
      List.of(
          CLEANED,
          EXPORT,
          new Text("撤回时收到的图片会被移走。", "A received picture is taken away by a recall."),
          VERSION);
  static final List<Text> FILES =
      List.of(
          EVERYDAY,
          RECALL,
          new Text(
              "文件是缩略图、草稿、转发前的副本,或收藏、朋友圈所用。",
              "The file is a small picture, a draft, a copy made for forwarding, or belongs to"
                  + " favourites or moments."),
          new Text("清空聊天记录时没有清理媒体。", "A chat was cleared and its media were left."),
          BUG);
  static final List<Text> STORES =
      List.of(
          new Text("采集时没有一并复制。", "It was not copied with the others."),
          new Text("应用合并、重建或跳过了该编号。", "The app merged, rebuilt or skipped that number."),
          MIGRATION);
  static final List<Text> SILENCE =
      List.of(
          new Text("双方确实没有联系,或改用了别的方式。", "They did not write, or wrote elsewhere."),
          MIGRATION,
          EXPORT,
          EVERYDAY);
  static final List<Text> DELETED =
      List.of(EVERYDAY, RECALL, FILE, LAGS, new Text("应用自动清理。", "The app cleaned up by itself."));
  static final List<Text> ELSEWHERE =
      Stream.concat(Stream.of(OTHER_STORE), DELETED.stream()).toList();
  static final List<Text> CHANGED =
      List.of(
          new Text(
              "应用更新状态(已读、下载完成)会改写整行。",
              "The app rewrites a row when its state changes (read, downloaded)."),
          RECALL,
          LAGS,
          VERSION);
  static final List<Text> RECALLED = List.of(RECALL);
  static final List<Text> LIST =
      List.of(
          OTHER_STORE,
          LAGS,
          RECALL,
          EVERYDAY,
          new Text("末条是提示或草稿,不成消息行。", "The newest line was a notice or a draft without a row."));

  private Innocent() {}
}
