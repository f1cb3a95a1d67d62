package org.tiezheng.sqlite;

/** The byte at 2^30 that SQLite locks, and whose page it therefore never uses. */
final class LockByte {
  private LockByte() {}

  static long page(int pageSize) {
    return (1L << 30) / pageSize + 1;
  }
}
