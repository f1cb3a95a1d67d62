package org.tiezheng.examine.compare;

import java.util.function.IntPredicate;

/**
 * The stretch of one copy that the other copy covers too: from the first message that both hold to
 * the last. Nothing before or after it is ever called absent. In times of this copy; a row without
 * a time is placed by its neighbours.
 *
 * @param from place of the first row that both hold; -1 if there is none
 * @param to place of the last
 */
record Common(int from, int to, long first, long last) {
  /** Where a row stands. */
  enum Where {
    INSIDE,
    OUTSIDE
  }

  static Common of(Matching matching, IntPredicate shows, boolean left) {
    int from = -1;
    int to = -1;
    long first = Row.TIMELESS;
    long last = Row.TIMELESS;
    Copy copy = left ? matching.x() : matching.y();
    for (int k = 0; k < copy.size(); k++) {
      int i = left ? k : matching.facingY(k);
      if (i == Matching.FREE || !shows.test(i)) {
        continue;
      }
      from = from < 0 ? k : from;
      to = k;
      if (copy.row(k).timed()) {
        first = first == Row.TIMELESS ? copy.row(k).time() : first;
        last = copy.row(k).time();
      }
    }
    return new Common(from, to, first, last);
  }

  boolean empty() {
    return from < 0;
  }

  Where where(int place, Row row) {
    boolean inside = place > from && place < to;
    if (row.timed() && first != Row.TIMELESS) {
      inside &= row.time() > first && row.time() < last;
    }
    return inside && !empty() ? Where.INSIDE : Where.OUTSIDE;
  }
}
