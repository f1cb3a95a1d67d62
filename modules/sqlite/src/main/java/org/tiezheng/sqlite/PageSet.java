package org.tiezheng.sqlite;

import java.util.Arrays;

/**
 * A set of page numbers: one bit for each page, so that any walk visits a page once and ends, even
 * if pages point in circles. Not thread-safe.
 */
final class PageSet {
  private long[] bits = new long[0];
  private final long count;

  /**
   * @param count numbers 1 to this can be in the set
   */
  PageSet(long count) {
    this.count = count;
  }

  /** Adds a page; false if it is out of range or was in the set before. */
  boolean add(long page) {
    if (page < 1 || page > count || contains(page)) {
      return false;
    }
    int word = (int) (page >>> 6);
    if (word >= bits.length) {
      // Only as far as pages are met: many sets are made and most stay empty.
      bits = Arrays.copyOf(bits, (int) Math.min((count >>> 6) + 1, Math.max(2L * word, 16)));
    }
    bits[word] |= 1L << (page & 63);
    return true;
  }

  void remove(long page) {
    if (contains(page)) {
      bits[(int) (page >>> 6)] &= ~(1L << (page & 63));
    }
  }

  boolean contains(long page) {
    long word = page >>> 6;
    return page >= 1
        && page <= count
        && word < bits.length
        && (bits[(int) word] & (1L << (page & 63))) != 0;
  }
}
