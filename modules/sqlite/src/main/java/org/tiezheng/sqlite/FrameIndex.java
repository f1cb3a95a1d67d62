package org.tiezheng.sqlite;

import java.util.Arrays;

/**
 * Finds the newest image of a page among numbered ones: eight bytes for each image. Immutable and
 * thread-safe.
 */
final class FrameIndex {
  private final long[] keys;

  /**
   * @param keys of each image, see {@link #key}; sorted here
   */
  FrameIndex(long[] keys) {
    this.keys = keys;
    Arrays.sort(keys);
  }

  static long key(long page, long image) {
    return page << 32 | image;
  }

  /** Number of the last image of a page that is not later than a limit; -1 if there is none. */
  long newest(long page, long limit) {
    int found = Arrays.binarySearch(keys, key(page, limit));
    int at = found >= 0 ? found : -found - 2;
    return at >= 0 && keys[at] >>> 32 == page ? keys[at] & 0xffff_ffffL : -1;
  }

  /** Number of the first image of a page; -1 if there is none. */
  long oldest(long page) {
    int found = Arrays.binarySearch(keys, key(page, 0));
    int at = found >= 0 ? found : -found - 1;
    return at < keys.length && keys[at] >>> 32 == page ? keys[at] & 0xffff_ffffL : -1;
  }
}
