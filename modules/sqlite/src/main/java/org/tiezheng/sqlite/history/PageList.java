package org.tiezheng.sqlite.history;

import java.util.Arrays;
import java.util.function.LongConsumer;

/** Page numbers in a row that grows, without an object for each. Not thread-safe. */
final class PageList {
  private long[] pages = new long[8];
  private int size;

  void add(long page) {
    if (size == pages.length) {
      pages = Arrays.copyOf(pages, 2 * size);
    }
    pages[size++] = page;
  }

  long get(int index) {
    return pages[index];
  }

  int size() {
    return size;
  }

  boolean isEmpty() {
    return size == 0;
  }

  void forEach(LongConsumer action) {
    for (int i = 0; i < size; i++) {
      action.accept(pages[i]);
    }
  }

  /** Takes the last page away. */
  long removeLast() {
    return pages[--size];
  }
}
