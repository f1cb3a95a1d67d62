package org.tiezheng.examine.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far the times of the two copies are apart for messages that are certainly the same, by sender
 * and period: messages that one device stamps share that device's error. The offset is the median;
 * where it jumps and stays, a new period begins. Immutable.
 */
final class Clocks {
  static final long WINDOW_MILLIS = 120_000;
  static final long TIGHT_MILLIS = 5_000;
  private static final long JUMP_MILLIS = 30_000;

  /** A jump that lasts for fewer messages than this is a matter of these messages. */
  private static final int REACH = 6;

  private static final int ENOUGH = 5;
  private static final int POOLED = Integer.MIN_VALUE;

  /** Two rows that are certainly the same message. */
  record Anchor(int i, int j, int sender, long apart) {}

  /**
   * A period with one offset.
   *
   * @param first row of the left copy with which it begins
   * @param last row of the left copy that shows it
   * @param firstRight the row of the right copy that faces the first
   * @param lastRight the row of the right copy that faces the last
   * @param offset right time less left time, in milliseconds
   * @param spread median distance from the offset
   */
  record Period(
      int sender,
      int first,
      int last,
      int firstRight,
      int lastRight,
      long offset,
      long spread,
      int anchors) {}

  private final Map<Integer, List<Period>> periods = new TreeMap<>();

  Clocks(List<Anchor> anchors) {
    Map<Integer, List<Anchor>> series = new HashMap<>();
    for (Anchor anchor : anchors) {
      series.computeIfAbsent(POOLED, _ -> new ArrayList<>()).add(anchor);
      if (anchor.sender() != Interner.NONE) {
        series.computeIfAbsent(anchor.sender(), _ -> new ArrayList<>()).add(anchor);
      }
    }
    series.forEach((sender, own) -> {
      List<Period> found = periods(sender, own);
      if (!found.isEmpty()) {
        periods.put(sender, found);
      }
    });
  }

  private static List<Period> periods(int sender, List<Anchor> anchors) {
    List<Period> found = new ArrayList<>();
    if (anchors.size() < ENOUGH) {
      return found;
    }
    long[] smooth = smoothed(anchors);
    int from = 0;
    for (int k = 1; k <= smooth.length; k++) {
      boolean ends = k == smooth.length || Math.abs(smooth[k] - smooth[from]) > JUMP_MILLIS;
      if (ends) {
        period(sender, anchors.subList(from, k), found);
        from = k;
      }
    }
    return found;
  }

  private static void period(int sender, List<Anchor> anchors, List<Period> found) {
    long offset = median(anchors.stream().mapToLong(Anchor::apart).toArray());
    long[] off = anchors.stream().mapToLong(a -> Math.abs(a.apart() - offset)).toArray();
    long agreeing = Arrays.stream(off).filter(d -> d <= WINDOW_MILLIS).count();
    if (agreeing >= ENOUGH && agreeing * 2 > anchors.size()) {
      found.add(
          new Period(
              sender,
              anchors.getFirst().i(),
              anchors.getLast().i(),
              anchors.getFirst().j(),
              anchors.getLast().j(),
              offset,
              median(off),
              anchors.size()));
    }
  }

  /** A median over the neighbours keeps the edges of steps and drops what stands alone. */
  private static long[] smoothed(List<Anchor> anchors) {
    long[] apart = anchors.stream().mapToLong(Anchor::apart).toArray();
    long[] smooth = new long[apart.length];
    for (int k = 0; k < apart.length; k++) {
      int from = Math.max(0, Math.min(k - REACH, apart.length - 2 * REACH - 1));
      int to = Math.min(apart.length, Math.max(k + REACH + 1, 2 * REACH + 1));
      smooth[k] = median(Arrays.copyOfRange(apart, from, to));
    }
    return smooth;
  }

  private static long median(long[] values) {
    Arrays.sort(values);
    return values[(values.length - 1) / 2];
  }

  /** Every period, by sender; the pooled ones have no sender. */
  List<Period> all() {
    return periods.entrySet().stream()
        .filter(e -> e.getKey() != POOLED || periods.size() == 1)
        .flatMap(e -> e.getValue().stream())
        .toList();
  }

  /** Whether there were enough messages to estimate an offset; without it, it is taken as none. */
  boolean known() {
    return !periods.isEmpty();
  }

  /**
   * Offsets that may apply at a row of the left copy, the likeliest first: that of its sender's
   * period, the next one too if the row stands between the two, and those of all senders together,
   * which see a change of clock where one sender says too little.
   */
  long[] offsets(int i, Row row) {
    List<Period> pooled = periods.getOrDefault(POOLED, List.of());
    List<Period> own = row.sender() == Interner.NONE ? null : periods.get(row.sender());
    long[] found = new long[4];
    int n = own == null ? 0 : put(i, own, found, 0);
    n = put(i, pooled, found, n);
    return n == 0 ? new long[] {0} : Arrays.copyOf(found, n);
  }

  private static int put(int i, List<Period> all, long[] found, int count) {
    if (all.isEmpty()) {
      return count;
    }
    int low = 0;
    int high = all.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (all.get(middle).first() <= i) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    int n = add(all.get(low).offset(), found, count);
    boolean between = low + 1 < all.size() && i > all.get(low).last();
    return between ? add(all.get(low + 1).offset(), found, n) : n;
  }

  private static int add(long offset, long[] found, int count) {
    for (int k = 0; k < count; k++) {
      if (found[k] == offset) {
        return count;
      }
    }
    found[count] = offset;
    return count + 1;
  }

  /** How far apart the times are beyond the offset; both rows have one. */
  long off(int i, Row a, Row b) {
    long least = Long.MAX_VALUE;
    long signed = 0;
    for (long offset : offsets(i, a)) {
      long off = b.time() - a.time() - offset;
      if (Math.abs(off) < least) {
        least = Math.abs(off);
        signed = off;
      }
    }
    return signed;
  }

  /** Times that are no farther apart than this are as good as equal. */
  long tight(Row a, Row b) {
    return TIGHT_MILLIS + Math.max(a.unit(), b.unit());
  }

  long window(Row a, Row b) {
    return WINDOW_MILLIS + Math.max(a.unit(), b.unit());
  }
}
