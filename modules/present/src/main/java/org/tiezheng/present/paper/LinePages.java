package org.tiezheng.present.paper;

import java.util.Arrays;

/** On which page of a printed paper each line begins. Not thread-safe while it is filled. */
public final class LinePages {
  private int[] pages = new int[256];
  private int before;

  /** Notes a line. Pages count from 1 within the part of the paper that has the lines. */
  void add(int line, int page) {
    if (line >= pages.length) {
      pages = Arrays.copyOf(pages, Math.max(line + 1, pages.length * 2));
    }
    pages[line] = page;
  }

  /** Says how many pages are bound before that part. */
  LinePages after(int bound) {
    before = bound;
    return this;
  }

  /** The page of the paper, from 1; 0 for a line that is not printed. */
  public int of(int line) {
    return line < 1 || line >= pages.length || pages[line] == 0 ? 0 : pages[line] + before;
  }
}
