package org.tiezheng.sqlite.recover;

/**
 * Counts the work done for a stretch of residue and ends it where the bytes were made, or happen,
 * to fit everything everywhere. One unit is about as much as reading one cell's header. Ordinary
 * files stay far below what is allowed. Not thread-safe.
 */
final class Effort {
  private long allowed;
  private long spent;
  private long all;

  /** Allows some units from now on. */
  void allow(long units) {
    all += spent;
    spent = 0;
    allowed = units;
  }

  /** Counts some units; false if no more are allowed. */
  boolean spend(long units) {
    spent += units;
    return spent <= allowed;
  }

  /** Whether all that was allowed is spent. */
  boolean isOver() {
    return spent > allowed;
  }

  /** Units spent in all. */
  long spent() {
    return all + spent;
  }
}
