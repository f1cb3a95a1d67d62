package org.tiezheng.sqlite.absence;

import java.util.List;
import org.tiezheng.sqlite.Sentence;

/** Explanations that name no wrongdoing. */
final class Innocent {
  static final List<Sentence> GAPS =
      List.of(
          new Sentence(
              "应用自身的保留期或数量上限清理（如保存 30 天、只留最近若干条）。",
              "The application cleans up by itself (a retention period, or a limit on the number of"
                  + " rows)."),
          new Sentence(
              "草稿、发送失败或暂存的记录被应用删除或替换（REPLACE 会换新编号）。",
              "Drafts, failed or temporary entries were removed or replaced by the application"
                  + " (REPLACE gives a new id)."),
          new Sentence(
              "云同步、换机迁移、备份恢复或垃圾短信处理跳过了编号。",
              "Synchronisation, migration to another device, a restored backup or spam handling"
                  + " skipped ids."),
          new Sentence(
              "用户日常删除与本案无关的记录。",
              "The user deleted entries that have nothing to do with the case."));
  static final List<Sentence> DANGLING =
      List.of(
          new Sentence(
              "应用分步删除，关联表的清理尚未执行或不执行。",
              "The application deletes in steps and cleans the other table later or never."),
          new Sentence("同步或迁移只带来了一部分表。", "Synchronisation or migration brought only some tables."));
  static final List<Sentence> CACHE =
      List.of(
          new Sentence(
              "计数或摘要由触发器维护，厂商改动或程序错误可使其不准。",
              "Counts and snippets are kept by triggers; changes by the vendor or bugs can leave"
                  + " them wrong."),
          new Sentence(
              "摘要可能来自草稿、彩信主题或已被编辑的消息。",
              "The snippet can come from a draft, the subject of an MMS or an edited message."));
  static final List<Sentence> REWRITTEN =
      List.of(
          new Sentence(
              "取证或备份软件打开过该文件（而非嫌疑人）。",
              "Examination or backup software opened the file, not a suspect."),
          new Sentence("系统升级后由新版本的库写入。", "A newer library wrote after an update of the system."));
  static final List<Sentence> ZEROED =
      List.of(
          new Sentence(
              "系统的 SQLite 默认开启安全删除（secure_delete），任何正常删除都会清零。",
              "The system's SQLite has secure_delete on, so that every ordinary deletion writes"
                  + " zeroes."),
          new Sentence("自动整理（auto_vacuum）或定期 VACUUM。", "Auto-vacuum, or a regular VACUUM."));
  static final Sentence UNREAD =
      new Sentence(
          "文件不完整或已损坏：缺少的行可能就在读不到的页里，并未被删除。",
          "The file is incomplete or damaged: the rows may be in the pages that could not be read,"
              + " and need not have been deleted.");
  static final List<Sentence> BROKEN =
      List.of(
          new Sentence(
              "存储故障、断电或复制中断造成的损坏。",
              "Damage by failing storage, loss of power or an interrupted copy."));

  private Innocent() {}
}
