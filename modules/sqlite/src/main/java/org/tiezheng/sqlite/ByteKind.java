package org.tiezheng.sqlite;

/** What a byte of the main file is for. Every byte is of exactly one kind. */
public enum ByteKind {
  DATABASE_HEADER(Use.OVERHEAD),
  BTREE_HEADER(Use.OVERHEAD),
  CELL_POINTERS(Use.OVERHEAD),
  /** A cell that a pointer of a reachable page leads to. */
  CELL(Use.LIVE),
  /** Part of a record on an overflow page. */
  OVERFLOW(Use.LIVE),
  /** The link to the next overflow page. */
  OVERFLOW_LINK(Use.OVERHEAD),
  /** Behind the end of the record on its last overflow page. */
  OVERFLOW_REST(Use.RESIDUE),
  /** A free block within the cell area of a page; its first four bytes are link and length. */
  FREEBLOCK(Use.RESIDUE),
  /** Between the cell pointers and the cell area. */
  GAP(Use.RESIDUE),
  /** Too small to be a free block. */
  FRAGMENT(Use.RESIDUE),
  /** In the cell area, but neither cell nor free: cannot be on a page that SQLite wrote. */
  STRAY(Use.RESIDUE),
  /** The list on a trunk page of the freelist. */
  TRUNK_LIST(Use.OVERHEAD),
  /** Behind that list: left of the page's earlier use. */
  TRUNK_REST(Use.RESIDUE),
  FREELIST_LEAF(Use.RESIDUE),
  POINTER_MAP(Use.OVERHEAD),
  /** Behind the last entry of a pointer map. */
  POINTER_MAP_REST(Use.RESIDUE),
  LOCK_BYTE_PAGE(Use.RESIDUE),
  UNREACHABLE_PAGE(Use.RESIDUE),
  /** Behind the last page that the header counts. */
  BEHIND_END(Use.RESIDUE),
  /** The end of each page that an extension has reserved. */
  RESERVED(Use.OVERHEAD);

  /** What a kind of byte means for somebody who looks for deleted rows. */
  public enum Use {
    /** Belongs to a row or an index entry that is there. */
    LIVE,
    /** Holds the database together. */
    OVERHEAD,
    /** Not in use: may hold what was deleted. */
    RESIDUE
  }

  private final Use use;

  ByteKind(Use use) {
    this.use = use;
  }

  public Use use() {
    return use;
  }
}
