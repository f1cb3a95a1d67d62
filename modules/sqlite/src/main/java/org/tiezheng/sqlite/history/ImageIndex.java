package org.tiezheng.sqlite.history;

import java.util.Arrays;

/** Finds images of a page by their position in time: eight bytes for each image. Immutable. */
final class ImageIndex {
  private static final long TIME = 0xffff_ffffL;

  private final long[] keys;

  ImageIndex(long[] keys) {
    this.keys = keys;
    Arrays.sort(keys);
  }

  static long key(long page, long time) {
    return page << 32 | time;
  }

  /** Time of the newest image of a page up to a time; -1 if there is none. */
  long newest(long page, long time) {
    if (time < 0) {
      return -1;
    }
    int found = Arrays.binarySearch(keys, key(page, time));
    int at = found >= 0 ? found : -found - 2;
    return at >= 0 && keys[at] >>> 32 == page ? keys[at] & TIME : -1;
  }

  /** Time of the first image of a page after a time; -1 if there is none. */
  long next(long page, long time) {
    int found = Arrays.binarySearch(keys, key(page, time + 1));
    int at = found >= 0 ? found : -found - 1;
    return at < keys.length && keys[at] >>> 32 == page ? keys[at] & TIME : -1;
  }
}
