package org.tiezheng.examine.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Pairs what neither id nor time could: rows that stand between the same neighbours in both copies.
 * Not thread-safe.
 */
final class OrderMatch {
  static final long DAY_MILLIS = 86_400_000;

  private final Matching matching;
  private final Keys keys;
  private final Clocks clocks;
  private final Senders senders;
  private final IdMatch ids;

  OrderMatch(Matching matching, Keys keys, Clocks clocks, Senders senders, IdMatch ids) {
    this.matching = matching;
    this.keys = keys;
    this.clocks = clocks;
    this.senders = senders;
    this.ids = ids;
  }

  void run() {
    List<int[]> pairs = new ArrayList<>();
    for (int i = 0; i < matching.x().size(); i++) {
      if (!matching.freeX(i)) {
        pairs.add(new int[] {i, matching.facingX(i)});
      }
    }
    int lastX = -1;
    int lastY = -1;
    for (int[] pair : Align.rising(pairs)) {
      gap(lastX + 1, pair[0], lastY + 1, pair[1]);
      lastX = pair[0];
      lastY = pair[1];
    }
    gap(lastX + 1, matching.x().size(), lastY + 1, matching.y().size());
  }

  private void gap(int x0, int x1, int y0, int y1) {
    if (x0 >= x1 || y0 >= y1) {
      return;
    }
    int[] left = free(x0, x1, true);
    int[] right = free(y0, y1, false);
    if (left.length == 0 || right.length == 0) {
      return;
    }
    int[] a = Arrays.stream(left).map(keys::left).toArray();
    int[] b = Arrays.stream(right).map(keys::right).toArray();
    Map<Integer, Integer> here = counts(a);
    Map<Integer, Integer> there = counts(b);
    int[] facing = Align.of(a, b);
    for (int k = 0; k < facing.length; k++) {
      if (facing[k] >= 0) {
        boolean once = here.getOrDefault(a[k], 0) == 1 && there.getOrDefault(a[k], 0) == 1;
        offer(left[k], right[facing[k]], once);
      }
    }
  }

  private int[] free(int from, int to, boolean left) {
    int[] free = new int[to - from];
    int n = 0;
    for (int i = from; i < to; i++) {
      if (left ? matching.freeX(i) : matching.freeY(i)) {
        free[n++] = i;
      }
    }
    return Arrays.copyOf(free, n);
  }

  private static Map<Integer, Integer> counts(int[] all) {
    Map<Integer, Integer> counts = new HashMap<>();
    for (int key : all) {
      counts.merge(key, 1, Integer::sum);
    }
    return counts;
  }

  private void offer(int i, int j, boolean once) {
    Row a = matching.x().row(i);
    Row b = matching.y().row(j);
    if (!senders.agree(a, b) || ids.conflict(a, b)) {
      return;
    }
    if (!a.timed() || !b.timed()) {
      matching.pair(i, j, Basis.ORDER);
      return;
    }
    long off = Math.abs(clocks.off(i, a, b));
    boolean near = off <= clocks.window(a, b);
    if (near || (once && Keys.telling(a) && off <= DAY_MILLIS)) {
      matching.pair(i, j, Basis.ORDER);
    }
  }
}
