package org.tiezheng.examine.compare;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Brings the rows of both copies into one order: that of the left, with the right's between. */
final class Order {
  private final Matching matching;
  private final Clocks clocks;
  private final int[] order;
  private int used;
  private int nextY;

  private Order(Matching matching, Clocks clocks) {
    this.matching = matching;
    this.clocks = clocks;
    this.order = new int[matching.x().size() + matching.y().size() - matching.pairs()];
  }

  /** Rows of the left copy by their place; single rows of the right one as -1 less their place. */
  static int[] of(Matching matching, Clocks clocks) {
    return new Order(matching, clocks).merged();
  }

  private int[] merged() {
    List<int[]> pairs = new ArrayList<>();
    for (int i = 0; i < matching.x().size(); i++) {
      if (!matching.freeX(i)) {
        pairs.add(new int[] {i, matching.facingX(i)});
      }
    }
    Set<Integer> inOrder = new HashSet<>();
    Align.rising(pairs).forEach(pair -> inOrder.add(pair[0]));
    int end = matching.y().size();
    for (int i = 0; i < matching.x().size(); i++) {
      if (inOrder.contains(i)) {
        singlesBefore(matching.facingX(i), Long.MAX_VALUE);
      } else if (matching.x().row(i).timed()) {
        long offset = clocks.offsets(i, matching.x().row(i))[0];
        singlesBefore(end, matching.x().row(i).time() + offset);
      }
      order[used++] = i;
    }
    singlesBefore(end, Long.MAX_VALUE);
    return order;
  }

  /** Single rows of the right copy up to a place, as long as they are before a time. */
  private void singlesBefore(int place, long time) {
    while (nextY < place) {
      Row row = matching.y().row(nextY);
      boolean later = time != Long.MAX_VALUE && row.timed() && row.time() >= time;
      // A pair that keeps the order is a fence: nothing behind it comes before.
      if (later || (time != Long.MAX_VALUE && !matching.freeY(nextY))) {
        return;
      }
      if (matching.freeY(nextY)) {
        order[used++] = -1 - nextY;
      }
      nextY++;
    }
  }
}
