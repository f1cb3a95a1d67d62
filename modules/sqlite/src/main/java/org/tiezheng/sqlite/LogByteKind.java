package org.tiezheng.sqlite;

import org.tiezheng.sqlite.ByteKind.Use;

/**
 * What a byte of a write-ahead log or a rollback journal is for. Every byte is of exactly one kind.
 */
public enum LogByteKind {
  WAL_HEADER(Use.OVERHEAD),
  /** Of a frame of the committed transactions that SQLite reads. */
  FRAME_HEADER(Use.OVERHEAD),
  /** In an image that stands for its page today: cells and their overflow. */
  IMAGE_LIVE(Use.LIVE),
  /** In such an image: headers, pointers and lists. */
  IMAGE_OVERHEAD(Use.OVERHEAD),
  /** In such an image: not in use. */
  IMAGE_RESIDUE(Use.RESIDUE),
  /** Image of the current generation that a later one has replaced, or whose page was cut off. */
  SUPERSEDED(Use.RESIDUE),
  /** Frame behind the last commit of the current generation. */
  UNCOMMITTED(Use.RESIDUE),
  /** Frame that SQLite does not read: of an older generation, or behind a break. */
  OLDER_GENERATION(Use.RESIDUE),
  /** Behind the last whole frame. */
  TORN_FRAME(Use.RESIDUE),
  /** Also one that was zeroed when its transaction was over. */
  JOURNAL_HEADER(Use.OVERHEAD),
  /** Behind a header, up to the end of its sector. */
  JOURNAL_PADDING(Use.OVERHEAD),
  /** Page number and checksum of a record. */
  RECORD_FRAME(Use.OVERHEAD),
  /** Image of a page before the last transaction, of a journal that is finished. */
  FORMER_IMAGE(Use.RESIDUE),
  /**
   * Image in a hot journal that is not rolled back, because it comes after the first or a break.
   */
  UNUSED_IMAGE(Use.RESIDUE),
  /** Whole record of an earlier transaction. */
  LEFT_OVER_RECORD(Use.RESIDUE),
  /** Neither header nor whole record. */
  JOURNAL_REST(Use.RESIDUE);

  private final Use use;

  LogByteKind(Use use) {
    this.use = use;
  }

  public Use use() {
    return use;
  }
}
