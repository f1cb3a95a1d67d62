package org.tiezheng.collect.ios;

import org.tiezheng.collect.ReadingSession;

/**
 * Memory for tables that must be at hand while others are read: enough for half a million
 * conversations, attachments or numbers. Rows of a hostile file may share their bytes, so neither
 * their number nor the size of the file is a limit. Not thread-safe.
 */
final class Room {
  private static final long BYTES = 128L << 20;
  private static final long EACH = 160;

  private long left = BYTES;

  /** Whether there is room for one more row with that many characters; none is left afterwards. */
  boolean take(long chars) {
    left = left < 0 ? left : left - EACH - 2 * chars;
    return left >= 0;
  }

  /** Says in the notes that rows were left out, if some were. */
  void note(ReadingSession session, String table) {
    if (left < 0) {
      session.note(
          "表 " + table + " 过大,超出部分未与记录关联",
          "Table " + table + " is too large; the rest of it is not joined to the records");
    }
  }
}
