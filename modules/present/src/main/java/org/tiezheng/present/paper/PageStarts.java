package org.tiezheng.present.paper;

import java.util.Arrays;

/** Where pages begin in the text of a paper. Immutable. */
public final class PageStarts {
  private final int[] starts;

  /**
   * @param starts in ascending order; a page without text begins where the next one does
   */
  public PageStarts(int[] starts) {
    this.starts = starts.clone();
  }

  /** The page, from 1, on which a place of the text lies. */
  public int pageOf(int place) {
    int found = Arrays.binarySearch(starts, place);
    int page = found >= 0 ? found : -found - 2;
    while (page + 1 < starts.length && starts[page + 1] == starts[page]) {
      page++;
    }
    return page + 1;
  }
}
