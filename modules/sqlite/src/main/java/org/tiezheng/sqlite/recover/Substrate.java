package org.tiezheng.sqlite.recover;

import org.tiezheng.sqlite.Sentence;

/** What the bytes of a recovered row lie in now; section 1.6 of the SQLite file format. */
public enum Substrate {
  /** A freed block within the content area of a page in use. */
  FREEBLOCK("在用页内的空闲块", "freeblock of a page in use"),
  /** The space between the cell pointers and the content of a page in use. */
  GAP("在用页内的未分配区", "unallocated space of a page in use"),
  /** Other bytes of a page in use that no cell covers. */
  SLACK("在用页内的零散空间", "slack of a page in use"),
  /** A free page that is listed in a trunk page and keeps all its bytes. */
  FREELIST_LEAF("空闲页", "page on the freelist"),
  /** A free page that lists others at its beginning. */
  FREELIST_TRUNK("空闲链主干页", "trunk page of the freelist"),
  /** A page that nothing refers to. */
  UNREACHABLE("无引用的页", "page that nothing refers to"),
  /** A page of the main file that the write-ahead log replaces by a newer one. */
  SUPERSEDED_PAGE("主文件中已被日志取代的旧页", "page of the main file that the log replaces"),
  /** A page in the write-ahead log, of whatever commit or generation. */
  WAL_FRAME("预写日志帧", "frame of the write-ahead log"),
  /** A page in the rollback journal. */
  JOURNAL_PAGE("回滚日志页", "page in the rollback journal"),
  /** An entry of an index, where no row of the table itself was found. */
  INDEX_ENTRY("索引条目", "entry of an index");

  private final Sentence meaning;

  Substrate(String zh, String en) {
    meaning = new Sentence(zh, en);
  }

  /** The name that people read. */
  public Sentence meaning() {
    return meaning;
  }
}
