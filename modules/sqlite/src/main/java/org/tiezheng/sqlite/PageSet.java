package org.tiezheng.sqlite;

/**
 * A set of page numbers: one bit for each page, so that any walk visits a page once and ends, even
 * if pages point in circles. Not thread-safe.
 */
final class PageSet {
  private final long[] bits;
  private final long count;

  /**
   * @param count numbers 1 to this can be in the set
   */
  PageSet(long count) {
    this.count = count;
    bits = new long[Math.toIntExact((count + 64) >>> 6)];
  }

  /** Adds a page; false if it is out of range or was in the set before. */
  boolean add(long page) {
    if (page < 1 || page > count || contains(page)) {
      return false;
    }
    bits[(int) (page >>> 6)] |= 1L << (page & 63);
    return true;
  }

  boolean contains(long page) {
    return page >= 1 && page <= count && (bits[(int) (page >>> 6)] & (1L << (page & 63))) != 0;
  }
}
