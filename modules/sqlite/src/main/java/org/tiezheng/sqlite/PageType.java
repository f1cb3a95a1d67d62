package org.tiezheng.sqlite;

/** What the first byte of a b-tree page says. */
public enum PageType {
  INDEX_INTERIOR(2),
  TABLE_INTERIOR(5),
  INDEX_LEAF(10),
  TABLE_LEAF(13),
  /** Any other byte: not a b-tree page. */
  NONE(0);

  private final int flag;

  PageType(int flag) {
    this.flag = flag;
  }

  /** The byte in the file. */
  public int flag() {
    return flag;
  }

  public boolean isLeaf() {
    return this == INDEX_LEAF || this == TABLE_LEAF;
  }

  public boolean isTable() {
    return this == TABLE_INTERIOR || this == TABLE_LEAF;
  }

  static PageType of(int flag) {
    return switch (flag) {
      case 2 -> INDEX_INTERIOR;
      case 5 -> TABLE_INTERIOR;
      case 10 -> INDEX_LEAF;
      case 13 -> TABLE_LEAF;
      default -> NONE;
    };
  }
}
