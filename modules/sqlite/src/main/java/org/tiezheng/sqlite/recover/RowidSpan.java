package org.tiezheng.sqlite.recover;

import java.util.Arrays;

/**
 * The rowids of some rows of a table.
 *
 * @param count how many
 */
record RowidSpan(long count, long low, long high) {
  private static final RowidSpan NONE = new RowidSpan(0, Long.MAX_VALUE, Long.MIN_VALUE);

  static RowidSpan[] none(int tables) {
    RowidSpan[] spans = new RowidSpan[tables];
    Arrays.fill(spans, NONE);
    return spans;
  }

  RowidSpan with(long rowid) {
    return new RowidSpan(count + 1, Math.min(low, rowid), Math.max(high, rowid));
  }

  RowidSpan with(RowidSpan other) {
    return new RowidSpan(count + other.count, Math.min(low, other.low), Math.max(high, other.high));
  }

  /** Whether every rowid from 1 to the highest is there, so that none before it is free. */
  boolean isWithoutGap() {
    return count > 0 && low == 1 && high == count;
  }
}
