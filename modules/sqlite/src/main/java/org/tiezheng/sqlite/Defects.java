package org.tiezheng.sqlite;

/** The sentences about damage. */
final class Defects {
  static final Sentence PAGE_OUTSIDE =
      new Sentence(
          "指向的页不在数据库之内；未读该分支。", "Points to a page outside the database; the branch was not read.");
  static final Sentence PAGE_TWICE =
      new Sentence(
          "同一页被引用两次（可能成环）；只读一次。",
          "A page is referred to twice (possibly in a circle); it was read once.");
  static final Sentence TOO_DEEP =
      new Sentence(
          "B 树层数超过限度；其下未读。", "The b-tree is deeper than can be; what is below was not read.");
  static final Sentence WRONG_PAGE =
      new Sentence(
          "该页不是此处应有的 B 树页；未读。",
          "The page is not a b-tree page of the kind expected here; it was not read.");
  static final Sentence TOO_MANY_CELLS =
      new Sentence(
          "页头声称的单元数超出该页容量；只读容得下的部分。",
          "The page claims more cells than fit; those that fit were read.");
  static final Sentence CELL_OUTSIDE =
      new Sentence(
          "单元超出页的可用范围；未读该单元。", "A cell lies outside the usable part of its page; it was not read.");
  static final Sentence CELLS_OVERLAP =
      new Sentence(
          "各单元长度之和超过页的容量（重叠）；其余单元未读。",
          "The cells together are longer than the page (they overlap); the rest was not read.");
  static final Sentence CHAIN_BROKEN =
      new Sentence(
          "溢出页链中断、重复或越界；记录不完整。",
          "The overflow chain breaks off, repeats or leaves the database; the record is"
              + " incomplete.");
  static final Sentence RECORD_BROKEN =
      new Sentence(
          "记录头与内容不符；只给出可确定的列。",
          "Record header and content disagree; only the certain columns are given.");
  static final Sentence PAGE_UNDECODED =
      new Sentence(
          "该页无法解密（校验不符）；按空页处理。",
          "The page cannot be decrypted (its check fails); it counts as empty.");

  private Defects() {}
}
