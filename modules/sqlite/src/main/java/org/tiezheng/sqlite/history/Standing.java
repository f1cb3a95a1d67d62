package org.tiezheng.sqlite.history;

import org.tiezheng.sqlite.Sentence;

/** What is known about the place of a transaction in the history. */
public enum Standing {
  /** In the generation that SQLite reads: part of the committed state. */
  CURRENT("当前一代日志中的已提交事务", "committed, in the current generation of the log"),
  /** In an older generation that directly precedes the one after it. */
  OLDER("上一代日志残留的已提交事务", "committed, left of the generation before"),
  /**
   * Of another generation: transactions between it and the later ones are lost, or its place cannot
   * be shown.
   */
  DETACHED(
      "更早一代日志残留的事务，与其后的事务之间有缺失",
      "left of an earlier generation; transactions between it and later ones are lost"),
  /** The last transaction, whose old pages the finished rollback journal still has. */
  JOURNALED("回滚日志留存的最后一次事务", "last transaction, kept in the rollback journal"),
  /** A finished transaction in a journal that does not fit the main file as it is now. */
  JOURNALED_EARLIER(
      "回滚日志留存的某次较早事务（与主文件现状不直接衔接）",
      "an earlier transaction kept in the rollback journal, not the last one of the main file"),
  /** Begun but not committed: SQLite would undo it. */
  UNFINISHED("未完成、会被撤销的事务", "not finished: SQLite would undo it");

  private final Sentence meaning;

  Standing(String zh, String en) {
    meaning = new Sentence(zh, en);
  }

  /** The words that people read. */
  public Sentence meaning() {
    return meaning;
  }

  /**
   * Whether the states before and after are whole and follow each other without a gap. The main
   * file of an unfinished transaction may be half written.
   */
  public boolean whole() {
    return this == CURRENT || this == OLDER || this == JOURNALED;
  }
}
