package org.tiezheng.sqlite.history;

import org.tiezheng.sqlite.Sentence;

/** What a transaction did to a row. */
public enum ChangeKind {
  /** The row was not there before. */
  INSERTED("新增", "inserted"),
  /** The row was there before with other values. */
  CHANGED("修改", "changed"),
  /** The row was there before and no longer after. */
  DELETED("删除", "deleted"),
  /**
   * The row was there after the transaction. Whether it was inserted, changed or left alone by it
   * cannot be told, because an earlier image of its page is not in the files.
   */
  SEEN("存在", "present");

  private final Sentence meaning;

  ChangeKind(String zh, String en) {
    meaning = new Sentence(zh, en);
  }

  /** The word that people read. */
  public Sentence meaning() {
    return meaning;
  }
}
