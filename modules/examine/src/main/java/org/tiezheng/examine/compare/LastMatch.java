package org.tiezheng.examine.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks at what stayed free for what it may still be: an altered message at the same moment, the
 * same words at another time, a recalled message. Where that is not sure, it says so instead of
 * letting the row count as absent. Not thread-safe.
 */
final class LastMatch {
  private static final long RECALL_MILLIS = 130_000;
  private static final int LONG_WORDS = 8;

  /** Words that long, and nowhere else in either copy, are the same message at any time. */
  private static final int OWN_WORDS = 12;

  private static final int LOOKED_AT = 64;

  private final Matching matching;
  private final Keys keys;
  private final Clocks clocks;
  private final Senders senders;
  private final IdMatch ids;

  LastMatch(Matching matching, Keys keys, Clocks clocks, Senders senders, IdMatch ids) {
    this.matching = matching;
    this.keys = keys;
    this.clocks = clocks;
    this.senders = senders;
    this.ids = ids;
  }

  void run() {
    altered();
    moved();
    recalled();
  }

  private int[] freeTimed(boolean left) {
    Copy copy = left ? matching.x() : matching.y();
    int[] free = new int[copy.size()];
    int n = 0;
    for (int i = 0; i < copy.size(); i++) {
      Row row = copy.row(i);
      boolean is = left ? matching.freeX(i) : matching.freeY(i);
      if (is && row.timed()) {
        free[n++] = i;
      }
    }
    return Arrays.copyOf(free, n);
  }

  private boolean may(int i, int j) {
    Row a = matching.x().row(i);
    Row b = matching.y().row(j);
    return senders.agree(a, b) && !ids.conflict(a, b);
  }

  /** Free rows of the right copy within a span around the time expected there. */
  private List<Integer> around(int i, int[] right, long before, long after) {
    Row a = matching.x().row(i);
    List<Integer> near = new ArrayList<>();
    for (long offset : clocks.offsets(i, a)) {
      int low = 0;
      int high = right.length;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (matching.y().row(right[middle]).time() < a.time() + offset - before) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      int end = Math.min(right.length, low + LOOKED_AT);
      for (int k = low; k < end; k++) {
        int j = right[k];
        if (matching.y().row(j).time() > a.time() + offset + after) {
          break;
        }
        if (!near.contains(j)) {
          near.add(j);
        }
      }
    }
    return near;
  }

  private record Two(int i, int j) {}

  private void altered() {
    int[] right = freeTimed(false);
    List<Two> all = new ArrayList<>();
    for (int i : freeTimed(true)) {
      Row a = matching.x().row(i);
      long tight = Clocks.TIGHT_MILLIS + a.unit();
      for (int j : around(i, right, tight, tight)) {
        Row b = matching.y().row(j);
        if (a.kind() == b.kind() && !a.kind().ownWords() && may(i, j)) {
          all.add(new Two(i, j));
        }
      }
    }
    List<Two> similar = all.stream().filter(t -> transfers(t) || similar(t)).toList();
    settle(similar, false);
    settle(all.stream().filter(t -> matching.freeX(t.i()) && matching.freeY(t.j())).toList(), true);
  }

  /** Of transfers an exporter may state little more than the amount. */
  private boolean transfers(Two two) {
    return matching.x().row(two.i()).kind() == ContentKind.TRANSFER;
  }

  private boolean similar(Two two) {
    Row a = matching.x().row(two.i());
    Row b = matching.y().row(two.j());
    return Similar.lines(a.line(), b.line());
  }

  /** Pairs those that have only each other; the others cannot be told. */
  private void settle(List<Two> candidates, boolean doubtful) {
    Map<Integer, Integer> here = new HashMap<>();
    Map<Integer, Integer> there = new HashMap<>();
    candidates.forEach(t -> {
      here.merge(t.i(), 1, Integer::sum);
      there.merge(t.j(), 1, Integer::sum);
    });
    for (Two t : candidates) {
      if (here.getOrDefault(t.i(), 0) == 1 && there.getOrDefault(t.j(), 0) == 1) {
        matching.pair(t.i(), t.j(), Basis.ORDER);
        if (doubtful) {
          matching.doubtX(t.i(), Remark.SAME_MOMENT);
        }
      } else {
        matching.doubtX(t.i(), Remark.SAME_MOMENT);
        matching.doubtY(t.j(), Remark.SAME_MOMENT);
      }
    }
  }

  private void moved() {
    Map<Integer, List<Integer>> there = new HashMap<>();
    Map<Integer, Integer> here = new HashMap<>();
    for (int j : freeTimed(false)) {
      if (keys.right(j) != Keys.NONE) {
        there.computeIfAbsent(keys.right(j), _ -> new ArrayList<>()).add(j);
      }
    }
    int[] left = freeTimed(true);
    for (int i : left) {
      here.merge(keys.left(i), 1, Integer::sum);
    }
    for (int i : left) {
      List<Integer> same = there.getOrDefault(keys.left(i), List.of());
      boolean once = same.size() == 1 && here.getOrDefault(keys.left(i), 0) == 1;
      for (int j : same.subList(0, Math.min(same.size(), LOOKED_AT))) {
        if (matching.freeX(i) && matching.freeY(j) && may(i, j)) {
          moved(i, j, once);
        }
      }
    }
  }

  private void moved(int i, int j, boolean once) {
    Row a = matching.x().row(i);
    long off = Math.abs(clocks.off(i, a, matching.y().row(j)));
    boolean sure = once && keys.unique(keys.left(i)) && Keys.telling(a);
    boolean own = a.kind() == ContentKind.WORDS && a.length() >= OWN_WORDS;
    if (sure && (own || off <= OrderMatch.DAY_MILLIS)) {
      matching.pair(i, j, Basis.ORDER);
    } else if (off <= OrderMatch.DAY_MILLIS || (sure && a.length() >= LONG_WORDS)) {
      matching.doubtX(i, Remark.MOVED);
      matching.doubtY(j, Remark.MOVED);
    }
  }

  private void recalled() {
    int[] left = freeTimed(true);
    int[] right = freeTimed(false);
    for (int i : left) {
      boolean notice = matching.x().row(i).kind() == ContentKind.RECALL;
      long before = notice ? RECALL_MILLIS : Clocks.TIGHT_MILLIS;
      long after = notice ? Clocks.TIGHT_MILLIS : RECALL_MILLIS;
      for (int j : around(i, right, before, after)) {
        boolean other = matching.y().row(j).kind() == ContentKind.RECALL;
        if (notice != other) {
          matching.doubtX(i, Remark.RECALL);
          matching.doubtY(j, Remark.RECALL);
        }
      }
    }
  }
}
