package org.tiezheng.sqlite.history;

import java.util.Arrays;

/**
 * What pages belonged to after each transaction, if it was something else before: eight bytes for
 * each change. Written from the last transaction to the first. Not thread-safe.
 */
final class Moves {
  /** Is told a page with its owners. */
  interface Move {
    void page(long page, int before, int after);
  }

  private final int[] starts;
  private final int[] ends;
  private int[] pages = new int[64];
  private int[] owners = new int[64];
  private int size;

  Moves(int steps) {
    starts = new int[steps];
    ends = new int[steps];
  }

  void begin(int step) {
    starts[step] = size;
    ends[step] = size;
  }

  void add(int step, long page, int after) {
    if (size == pages.length) {
      pages = Arrays.copyOf(pages, 2 * size);
      owners = Arrays.copyOf(owners, 2 * size);
    }
    pages[size] = (int) page;
    owners[size++] = after;
    ends[step] = size;
  }

  /** Brings the owners from before a transaction to after it. */
  void apply(int step, Ownership owners, Move sink) {
    for (int i = starts[step]; i < ends[step]; i++) {
      int before = owners.owner(pages[i]);
      owners.own(pages[i], this.owners[i]);
      sink.page(pages[i], before, this.owners[i]);
    }
  }
}
