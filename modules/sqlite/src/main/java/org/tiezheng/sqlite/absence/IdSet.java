package org.tiezheng.sqlite.absence;

import java.util.Arrays;

/**
 * Rowids as runs of consecutive numbers: sixteen bytes for each run, however many rows there are.
 * Ids come in ascending order from an orderly b-tree; others are put in place afterwards. Not
 * thread-safe.
 */
final class IdSet {
  private long[] runs = new long[16];
  private int length;
  private long size;
  private boolean sorted = true;

  void add(long id) {
    size++;
    if (length > 0 && runs[length - 1] != Long.MAX_VALUE && runs[length - 1] + 1 == id) {
      runs[length - 1] = id;
      return;
    }
    sorted &= length == 0 || id > runs[length - 1];
    if (length == runs.length) {
      runs = Arrays.copyOf(runs, 2 * length);
    }
    runs[length++] = id;
    runs[length++] = id;
  }

  /** How many ids were added. */
  long size() {
    return size;
  }

  int runs() {
    sort();
    return length / 2;
  }

  long first(int run) {
    sort();
    return runs[2 * run];
  }

  long last(int run) {
    sort();
    return runs[2 * run + 1];
  }

  boolean contains(long id) {
    int low = 0;
    int high = runs() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (id < runs[2 * middle]) {
        high = middle - 1;
      } else if (id > runs[2 * middle + 1]) {
        low = middle + 1;
      } else {
        return true;
      }
    }
    return false;
  }

  /** Runs that a broken b-tree gave out of order; overlapping ones become one. */
  private void sort() {
    if (sorted) {
      return;
    }
    Integer[] order = new Integer[length / 2];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Long.compare(runs[2 * a], runs[2 * b]));
    long[] merged = new long[length];
    int end = 0;
    for (int i : order) {
      long first = runs[2 * i];
      long last = runs[2 * i + 1];
      if (end > 0 && (first <= merged[end - 1] || first - 1 == merged[end - 1])) {
        merged[end - 1] = Math.max(merged[end - 1], last);
      } else {
        merged[end++] = first;
        merged[end++] = last;
      }
    }
    runs = merged;
    length = end;
    sorted = true;
  }
}
