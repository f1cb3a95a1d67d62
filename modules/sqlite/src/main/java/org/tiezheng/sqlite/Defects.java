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
  static final Sentence RECORD_TOO_WIDE =
      new Sentence(
          "记录的值多于表的列：该页不属于此表，或日志来自另一文件；多出的值未列出。",
          "A record has more values than its table has columns: its page is not of this table, or"
              + " the log is of another file; the values beyond were left out.");
  static final Sentence PAGE_DOUBTFUL =
      new Sentence(
          "加密页的认证码不符：其字节已不是写入时的字节；仍按解密所得读取，所含记录标为不完整。",
          "The authentication code of an encrypted page is wrong: its bytes are not those that were"
              + " written. It was read as decrypted, and its records are marked as incomplete.");
  static final Sentence PAGE_LOST =
      new Sentence(
          "加密页无法解密（不完整或已损坏）；未读。",
          "An encrypted page cannot be decrypted (incomplete or damaged); it was not read.");
  static final Sentence SUPER_JOURNAL =
      new Sentence(
          "回滚日志指明了一个总日志；事务是否已提交取决于该文件，此处按未提交回滚。",
          "The journal names a super-journal, which decides whether the transaction was committed;"
              + " it was rolled back here.");
  static final Sentence WAL_HEADER =
      new Sentence(
          "预写日志的文件头无效；SQLite 会忽略该日志，其帧只作残留处理。",
          "The header of the write-ahead log is invalid; SQLite ignores the log, its frames count"
              + " as residue.");
  static final Sentence WAL_FRAME =
      new Sentence(
          "预写日志的一帧校验和不符；该帧可能损坏、未写完或被改动。",
          "The checksum of a log frame is wrong: it may be damaged, half written or altered.");
  static final Sentence JOURNAL_HEADER =
      new Sentence(
          "回滚日志中没有可识别的文件头或记录。",
          "The rollback journal has no header or record that can be recognised.");
  static final Sentence JOURNAL_PAGE_SIZE =
      new Sentence(
          "回滚日志的页大小与数据库不同；未使用该日志。",
          "The rollback journal has another page size than the database; it was not used.");
  static final Sentence JOURNAL_SHORT =
      new Sentence(
          "回滚日志比其头部所称的短；只读现有记录。",
          "The rollback journal is shorter than its header says; the records that are there were"
              + " read.");
  static final Sentence JOURNAL_RECORD =
      new Sentence(
          "回滚日志的一条记录校验和不符；回滚到此为止（与 SQLite 相同）。",
          "The checksum of a journal record is wrong; the rollback ends there, as SQLite does.");
  static final Sentence MAIN_EMPTY =
      new Sentence(
          "主文件没有文件头；采用日志中的第一页。",
          "The main file has no header; the first page is taken from the log.");
  static final Sentence SIZE_DIFFERS =
      new Sentence(
          "文件头记载的页数与文件长度不符。",
          "The number of pages in the header does not fit the length of the file.");

  static final Sentence TRUNK_TOO_LONG =
      new Sentence(
          "空闲页链主干页声称的条目超出其容量；只取容得下的部分。",
          "A freelist trunk claims more entries than fit; those that fit were taken.");
  static final Sentence FREELIST_COUNT =
      new Sentence(
          "文件头记载的空闲页数与空闲页链不符。",
          "The number of free pages in the header does not fit the freelist.");

  static final Sentence SCHEMA_TOO_LARGE =
      new Sentence(
          "表结构的条目多得不合理；超出限度的未读。",
          "The schema has more entries than can be real; those beyond the limit were not read.");

  private Defects() {}
}
