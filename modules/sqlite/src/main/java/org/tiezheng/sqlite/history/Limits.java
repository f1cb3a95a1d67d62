package org.tiezheng.sqlite.history;

import org.tiezheng.sqlite.Sentence;
import org.tiezheng.sqlite.WalGeneration;

/** The sentences about what a history lacks. */
final class Limits {
  static final Sentence NO_LOGS =
      new Sentence(
          "没有预写日志，也没有可用的回滚日志：只能读到当前状态，此前的历次修改无从显示。",
          "There is neither a write-ahead log nor a usable rollback journal: only the present state"
              + " can be read, and no earlier transaction.");
  static final Sentence LOG_HEADER =
      new Sentence(
          "预写日志的文件头无效：SQLite 不读它；其中的帧只作为无法定位的残留给出。",
          "The header of the write-ahead log is not valid: SQLite would not read it, and its frames"
              + " are given as remains without a place in time.");
  static final Sentence JOURNAL_UNPLACED =
      new Sentence(
          "不能证明回滚日志紧接主文件的现状（修改计数不相连或缺第一页）：所列前后差别可能是多次事务的合计。",
          "It cannot be shown that the rollback journal directly precedes the main file (the change"
              + " counters do not follow each other, or page 1 is missing): the differences may add"
              + " up several transactions.");

  static final Sentence NOT_WHOLE =
      new Sentence(
          "此事务前后的状态不完整或不直接衔接：所列变化均不确定，也可能有未列出的变化。",
          "The states around this transaction are not whole or do not follow each other: no change"
              + " is certain, and there may be changes that are not listed.");

  static final Sentence SCHEMA_UNKNOWN =
      new Sentence(
          "此事务之前的表结构页已不在这些文件中，按其后的表结构读取：此间被删除或改建的表的变化可能未列出。",
          "The page with the schema before this transaction is no longer in the files, and the"
              + " schema written later was used: changes of tables that were dropped or rebuilt"
              + " since may be missing.");

  static final Sentence NO_TABLE =
      new Sentence(
          "此页当时属于哪个表无法确定（其上级页的内容已不在）：其中行的变化未列出。",
          "Which table this page belonged to cannot be told, because the page above is no longer"
              + " there: changes of its rows are not listed.");

  static final Sentence NO_ROW =
      new Sentence(
          "此页可能是某长行的续页，但属于哪一行无法确定（前面各页的内容已不在）：其变化未列出。",
          "This page may continue a long row, but of which one cannot be told, because the pages"
              + " before are no longer there: its changes are not listed.");

  static final Sentence BEYOND =
      new Sentence(
          "此页的页号超出数据库当时的大小：未读取。",
          "The number of this page is beyond the size that the database can have had: it was not"
              + " read.");

  static final Sentence OVERFLOW_MISSING =
      new Sentence(
          "此行有一部分原在溢出页上，其当时的内容已不在这些文件中：缺失的列未给出，也未作比较。",
          "A part of this row was on overflow pages whose content at the time is no longer in the"
              + " files: the missing columns are not given and were not compared.");

  static final Sentence PAGE_MISSING =
      new Sentence(
          "该页在此事务之前的内容已不在这些文件中：此页上哪些行是本次新增、修改或删除的，无法判断。",
          "What the page held before this transaction is no longer in the files: which of its rows"
              + " were inserted, changed or deleted by it cannot be told.");

  static final Sentence TABLE_BEFORE =
      new Sentence(
          "该页在此事务之前属于哪个表（或是否空闲）无法确定：其原有各行不归于任何表，此页上哪些行是本次新增或修改的，无法判断。",
          "Which table the page belonged to before this transaction, or whether it was free, cannot"
              + " be told: its earlier rows are given to no table, and which of its present rows"
              + " were inserted or changed cannot be told.");

  private Limits() {}

  static Sentence uncommitted(WalGeneration generation) {
    long count = generation.endFrame() - generation.committedEnd();
    return new Sentence(
        "日志第 %d 帧起有 %d 帧没有提交标记：该事务未提交（或其结尾已被覆盖），不计入时间线。"
            .formatted(generation.committedEnd(), count),
        ("From frame %d of the log, %d frames have no commit: the transaction was not committed (or"
                + " its end is overwritten) and is not part of the history.")
            .formatted(generation.committedEnd(), count));
  }

  static Sentence overwrittenBeginning(WalGeneration generation) {
    return new Sentence(
        "这一代日志只余第 %d 帧起的部分，开头已被覆盖：此事务可能不完整。".formatted(generation.firstFrame()),
        ("Of this generation of the log only frames from %d on are left; the beginning is"
                + " overwritten, and this transaction may be incomplete.")
            .formatted(generation.firstFrame()));
  }

  static Sentence detached(WalGeneration generation) {
    return new Sentence(
        "第 %d 至 %d 帧属于另一代日志（盐值 %08x-%08x），与其后事务之间有缺失；其变化只在这些帧之间比较，且只列出能由这些帧证明属于哪个表的页。"
            .formatted(
                generation.firstFrame(),
                generation.endFrame() - 1,
                generation.salt1(),
                generation.salt2()),
        ("Frames %d to %d are of another generation (salts %08x-%08x) and not connected with later"
             + " transactions; they are compared among themselves, and only pages that these frames"
             + " show to belong to a table are read.")
            .formatted(
                generation.firstFrame(),
                generation.endFrame() - 1,
                generation.salt1(),
                generation.salt2()));
  }

  static Sentence tooMany(int count) {
    return new Sentence(
        "另有 %d 代日志残留未读（超过限度）。".formatted(count),
        "%d more remains of generations were not read (over the limit).".formatted(count));
  }

  static Sentence leftOver(long records) {
    return new Sentence(
        "回滚日志末尾另有更早事务的 %d 个旧页：所属事务不明，不列入时间线，其中的行由恢复功能读取。".formatted(records),
        ("The journal also has %d old pages of earlier transactions behind its end: which ones is"
                + " unknown, so they are not in the history; recovery reads their rows.")
            .formatted(records));
  }
}
