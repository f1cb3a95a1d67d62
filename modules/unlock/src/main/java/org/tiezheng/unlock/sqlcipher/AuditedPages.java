package org.tiezheng.unlock.sqlcipher;

import java.lang.foreign.MemorySegment;
import java.util.BitSet;

/**
 * The pages of a main file whose authentication code an audit found right, so that it is not
 * computed again when they are read. A page is known by where its bytes lie and not by its number
 * alone: a frame of the log has the number of the page that it replaces. Thread-safe.
 */
final class AuditedPages {
  private final MemorySegment main;
  private final long start;
  private final int pageSize;
  private final BitSet authentic = new BitSet();

  /**
   * @param main the mapped file, which must stay as it is
   * @param start where page 1 begins
   */
  AuditedPages(MemorySegment main, long start, int pageSize) {
    this.main = main;
    this.start = start;
    this.pageSize = pageSize;
  }

  /** Notes that the code of a page is right; pages beyond 2^31 are not kept. */
  void authentic(long number) {
    if (number <= Integer.MAX_VALUE) {
      synchronized (authentic) {
        authentic.set((int) number);
      }
    }
  }

  /** Whether these bytes are those of an audited page, and its code is right. */
  boolean has(long number, MemorySegment stored) {
    return number <= Integer.MAX_VALUE
        && main.isNative()
        && stored.isNative()
        && stored.byteSize() == pageSize
        && stored.address() == main.address() + start + (number - 1) * pageSize
        && isAuthentic((int) number);
  }

  private boolean isAuthentic(int number) {
    synchronized (authentic) {
      return authentic.get(number);
    }
  }
}
