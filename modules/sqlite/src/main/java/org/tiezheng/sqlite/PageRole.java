package org.tiezheng.sqlite;

/** What a page is for, found by following every reference from the header and the schema. */
public enum PageRole {
  /** Nothing refers to it, although it lies within the database. */
  UNREACHABLE,
  TABLE_INTERIOR,
  TABLE_LEAF,
  INDEX_INTERIOR,
  INDEX_LEAF,
  /** Holds the rest of a record that is too long for its b-tree page. */
  OVERFLOW,
  /** Free, and holds a list of free pages. */
  FREELIST_TRUNK,
  /** Free; SQLite does not write to it until it is used again. */
  FREELIST_LEAF,
  /** With auto-vacuum: who refers to each of the following pages. */
  POINTER_MAP,
  /** The page with byte 2^30, which is left alone because of file locks. */
  LOCK_BYTE,
  /** Behind the last page that the header counts. */
  BEHIND_END;

  /** Whether it is a page of a b-tree. */
  public boolean isBtree() {
    return this == TABLE_INTERIOR
        || this == TABLE_LEAF
        || this == INDEX_INTERIOR
        || this == INDEX_LEAF;
  }

  static PageRole of(PageType type) {
    return switch (type) {
      case TABLE_INTERIOR -> TABLE_INTERIOR;
      case TABLE_LEAF -> TABLE_LEAF;
      case INDEX_INTERIOR -> INDEX_INTERIOR;
      case INDEX_LEAF -> INDEX_LEAF;
      case NONE -> UNREACHABLE;
    };
  }
}
