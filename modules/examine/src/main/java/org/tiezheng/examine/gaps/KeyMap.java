package org.tiezheng.examine.gaps;

import java.util.Arrays;

/** From keys to numbers of rows, twelve bytes an entry and no object. */
final class KeyMap {
  private long[] keys = new long[1 << 10];
  private int[] rows = new int[1 << 10];
  private int size;

  KeyMap() {
    Arrays.fill(rows, -1);
  }

  /** Puts it unless the key is there; gives the row that is there, or -1. */
  int putIfAbsent(long key, int row) {
    int at = at(key);
    if (rows[at] >= 0) {
      return rows[at];
    }
    keys[at] = key;
    rows[at] = row;
    if (++size * 3L > keys.length * 2L) {
      grow();
    }
    return -1;
  }

  /** The row of a key, -1 if there is none. */
  int get(long key) {
    return rows[at(key)];
  }

  private int at(long key) {
    int at = Long.hashCode(key * 0x9E3779B97F4A7C15L) & (keys.length - 1);
    while (rows[at] >= 0 && keys[at] != key) {
      at = (at + 1) & (keys.length - 1);
    }
    return at;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldRows = rows;
    keys = new long[2 * oldKeys.length];
    rows = new int[2 * oldRows.length];
    Arrays.fill(rows, -1);
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldRows[i] >= 0) {
        int at = at(oldKeys[i]);
        keys[at] = oldKeys[i];
        rows[at] = oldRows[i];
      }
    }
  }
}
