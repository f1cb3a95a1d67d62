package org.tiezheng.present.paper;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** On which page of a printed paper each line begins. Not thread-safe while it is filled. */
public final class LinePages {
  private int[] pages = new int[256];
  private int before;

  /**
   * Lines that begin on the same page; numbers between them that the paper does not print may be
   * among them.
   */
  public record Run(int first, int last, int page) {}

  /** The pages of lines as {@link #runs()} gave them. */
  public static LinePages of(List<Run> runs) {
    LinePages pages = new LinePages();
    for (Run run : runs) {
      for (int line = run.first(); line <= run.last(); line++) {
        pages.add(line, run.page());
      }
    }
    return pages;
  }

  /** All lines in the order of their numbers, gathered by page. */
  public List<Run> runs() {
    List<Run> runs = new ArrayList<>();
    for (int line = 1; line < pages.length; line++) {
      int page = of(line);
      if (page == 0) {
        continue;
      }
      Run last = runs.isEmpty() ? new Run(0, 0, 0) : runs.getLast();
      if (last.page() == page) {
        runs.set(runs.size() - 1, new Run(last.first(), line, page));
      } else {
        runs.add(new Run(line, line, page));
      }
    }
    return runs;
  }

  /** Notes a line. Pages count from 1 within the part of the paper that has the lines. */
  public void add(int line, int page) {
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
