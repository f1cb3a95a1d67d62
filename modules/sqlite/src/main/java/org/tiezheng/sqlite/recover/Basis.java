package org.tiezheng.sqlite.recover;

import org.tiezheng.sqlite.Sentence;

/** What the state of a recovered row follows from. */
public enum Basis {
  /** Its rowid, or the primary key of a table WITHOUT ROWID, is there. */
  KEY("行号或主键仍在", "its rowid or primary key is there"),
  /**
   * The values of a UNIQUE key: a live row has them, or none does. Where none does, what the key
   * names is not in the table any more, whichever statement removed it.
   */
  UNIQUE_KEY("唯一键", "the values of a UNIQUE key"),
  /** Entries of indexes with its values, which have its rowid: exactly one rowid goes with them. */
  INDEX_ENTRY("索引条目中的行号", "entries of indexes, which have its rowid"),
  /** It agrees with exactly one live row in values that tell the rows of the table apart. */
  CONTENT("与某一现存行在可区分各行的值上一致", "agreement with one live row in values that tell rows apart"),
  /** No rowid is free that it could have had. */
  NO_ROWID_FREE("没有空缺的行号", "no rowid is missing that it could have had"),
  /** Its table is not in the schema any more. */
  TABLE_GONE("所属的表已删除", "its table was dropped"),
  /** Undecided: its page belongs to no table, and which one it was is not known. */
  TABLE_UNKNOWN("所属的表不明，建表语句已不在", "its table is not known, the statement that made it is gone"),
  /** Undecided: several tables look the same, and in some of them its key is live. */
  TABLES_ALIKE(
      "几张表的行样式相同，不能判断属于哪一张；其中有的表现存这一行号",
      "several tables have rows of its form, and which one it was in is not known; in some of them"
          + " its key is live"),
  /**
   * Undecided: pages of its table are missing, damaged or not of this table, so that rows which are
   * still there may not have been seen.
   */
  TABLE_UNREAD(
      "所属的表有读不到或不属于它的页（文件被截断、损坏，或日志来自另一文件），它可能仍是现存的行",
      "pages of its table cannot be read or are not of this table (a file that was cut or damaged,"
          + " or a log of another file): it may be a row that is still there"),
  /** A live row has the same content; its own rowid is lost. */
  SAME_CONTENT("与现存行内容相同，行号已毁", "a live row has the same content; its own rowid is lost"),
  /**
   * Undecided: its rowid is lost, and no live row shares a value that could tell rows apart. It can
   * only be a former version if all of these values were changed.
   */
  NOTHING_SHARED(
      "行号已毁；没有现存行与它有相同的可区分值",
      "its rowid is lost; no live row shares a value that tells rows apart"),
  /** Undecided: its rowid is lost, and nothing else that is left tells. */
  NOTHING("行号已毁，余下的字节不能判断", "its rowid is lost, and what is left does not tell");

  private final Sentence meaning;

  Basis(String zh, String en) {
    meaning = new Sentence(zh, en);
  }

  /** The words that people read. */
  public Sentence meaning() {
    return meaning;
  }
}
