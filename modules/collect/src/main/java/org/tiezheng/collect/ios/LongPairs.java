package org.tiezheng.collect.ios;

import java.util.Arrays;
import org.tiezheng.collect.ReadingSession;

/**
 * Pairs of numbers, found by the first: a join table in 16 bytes a row. Pairs with the same first
 * number keep the order in which they were added. Not thread-safe.
 */
final class LongPairs {
  /** More rows than any phone has; the rest is not kept, and said so. */
  private static final int MOST = 1 << 25;

  private long[] keys = new long[64];
  private long[] values = new long[64];
  private int size;
  private boolean sorted = true;
  private boolean full;

  void add(long key, long value) {
    if (size == MOST) {
      full = true;
      return;
    }
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, 2 * size);
      values = Arrays.copyOf(values, 2 * size);
    }
    sorted &= size == 0 || keys[size - 1] <= key;
    keys[size] = key;
    values[size++] = value;
  }

  /** Says in the notes that rows were left out, if some were. */
  void note(ReadingSession session, String table) {
    if (full) {
      session.note(
          "表 " + table + " 过大,超出部分未与记录关联",
          "Table " + table + " is too large; the rest of it is not joined to the records");
    }
  }

  /** The second numbers of at most {@code most} pairs with this first one. */
  long[] of(long key, int most) {
    if (!sorted) {
      sort();
      sorted = true;
    }
    int from = 0;
    for (int end = size; from < end; ) {
      int middle = (from + end) >>> 1;
      if (keys[middle] < key) {
        from = middle + 1;
      } else {
        end = middle;
      }
    }
    int to = from;
    while (to < size && to - from < most && keys[to] == key) {
      to++;
    }
    return Arrays.copyOfRange(values, from, to);
  }

  /** Merges ever longer runs: stable, and never slow whatever the numbers are. */
  private void sort() {
    long[] otherKeys = new long[size];
    long[] otherValues = new long[size];
    for (int width = 1; width < size; width = width > size / 2 ? size : 2 * width) {
      for (int from = 0; from < size; from += 2 * width) {
        int middle = Math.min(from + width, size);
        int end = Math.min(middle + width, size);
        int left = from;
        int right = middle;
        for (int to = from; to < end; to++) {
          boolean takeLeft = left < middle && (right >= end || keys[left] <= keys[right]);
          int taken = takeLeft ? left++ : right++;
          otherKeys[to] = keys[taken];
          otherValues[to] = values[taken];
        }
      }
      long[] spareKeys = keys;
      long[] spareValues = values;
      keys = otherKeys;
      values = otherValues;
      otherKeys = spareKeys;
      otherValues = spareValues;
    }
  }
}
