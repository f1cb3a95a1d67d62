package org.tiezheng.examine.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/**
 * Pairs free rows that are near in time, the nearest first. Each row looks at a bounded number of
 * others, so that a flood of equal messages costs no more than it holds. Not thread-safe.
 */
final class Nearby {
  private static final int LOOKED_AT = 32;

  private final Matching matching;
  private final Clocks clocks;
  private final long unit;

  /** Whether two rows may face each other at all. */
  interface Candidate {
    boolean may(int i, int j);
  }

  private record Near(int i, int j, long off) {}

  Nearby(Matching matching, Clocks clocks) {
    this.matching = matching;
    this.clocks = clocks;
    this.unit =
        Stream.of(matching.x(), matching.y())
            .flatMap(copy -> copy.rows().stream())
            .mapToLong(Row::unit)
            .max()
            .orElse(0);
  }

  /**
   * @param left rows of the left copy, in the order of the copy
   * @param right rows of the right copy, in the order of the copy
   * @param window in milliseconds; the unit of the times is added
   */
  void pair(int[] left, int[] right, long window, Candidate candidate, Basis basis) {
    int[] timed = timed(right);
    List<Near> found = new ArrayList<>();
    for (int i : left) {
      Row a = matching.x().row(i);
      if (a.timed() && matching.freeX(i)) {
        look(i, a, timed, window, candidate, found);
      }
    }
    found.sort(
        Comparator.comparingLong(Near::off).thenComparingInt(Near::i).thenComparingInt(Near::j));
    for (Near near : found) {
      if (matching.freeX(near.i()) && matching.freeY(near.j())) {
        matching.pair(near.i(), near.j(), basis);
      }
    }
  }

  private int[] timed(int[] rows) {
    int[] timed = new int[rows.length];
    int n = 0;
    for (int j : rows) {
      if (matching.y().row(j).timed() && matching.freeY(j)) {
        timed[n++] = j;
      }
    }
    return Arrays.copyOf(timed, n);
  }

  private void look(int i, Row a, int[] right, long window, Candidate candidate, List<Near> found) {
    for (long offset : clocks.offsets(i, a)) {
      long expected = a.time() + offset;
      long reach = window + unit;
      int at = first(right, expected - reach);
      for (int k = at; k < Math.min(right.length, at + LOOKED_AT); k++) {
        Row b = matching.y().row(right[k]);
        long off = Math.abs(b.time() - expected);
        if (b.time() - expected > reach) {
          break;
        }
        if (off <= window + Math.max(a.unit(), b.unit()) && candidate.may(i, right[k])) {
          found.add(new Near(i, right[k], off));
        }
      }
    }
  }

  /**
   * Rows at the same moment as one of the left copy, or of which that cannot be said.
   *
   * @param right all with a time, or all without
   */
  List<Integer> tight(int i, int[] right, Candidate candidate) {
    Row a = matching.x().row(i);
    List<Integer> near = new ArrayList<>();
    for (long offset : a.timed() ? clocks.offsets(i, a) : new long[] {0}) {
      long expected = a.time() + offset;
      boolean search = a.timed() && right.length > 0 && matching.y().row(right[0]).timed();
      int at = search ? first(right, expected - Clocks.TIGHT_MILLIS - unit) : 0;
      for (int k = at; k < Math.min(right.length, at + LOOKED_AT); k++) {
        Row b = matching.y().row(right[k]);
        boolean untold = !a.timed() || !b.timed();
        boolean same = untold || Math.abs(b.time() - expected) <= clocks.tight(a, b);
        if (same && candidate.may(i, right[k])) {
          near.add(right[k]);
        }
      }
    }
    return near;
  }

  /**
   * Takes every row at the same moment as one of the left copy once, over all calls with the same
   * {@code next}: what has been taken is skipped, so that a flood costs no more than its length.
   *
   * @param right all with a time, or all without
   * @param next for each place the next one that may not have been taken; at first its own, one
   *     longer than the rows
   */
  void takeTight(int i, int[] right, int[] next, Candidate candidate, IntConsumer taken) {
    Row a = matching.x().row(i);
    for (long offset : a.timed() ? clocks.offsets(i, a) : new long[] {0}) {
      long expected = a.time() + offset;
      boolean search = a.timed() && right.length > 0 && matching.y().row(right[0]).timed();
      int k = left(next, search ? first(right, expected - Clocks.TIGHT_MILLIS - unit) : 0);
      int refused = 0;
      while (k < right.length && refused < LOOKED_AT) {
        Row b = matching.y().row(right[k]);
        if (search && b.time() > expected + Clocks.TIGHT_MILLIS + unit) {
          break;
        }
        boolean same = !search || Math.abs(b.time() - expected) <= clocks.tight(a, b);
        if (same && candidate.may(i, right[k])) {
          taken.accept(right[k]);
          next[k] = k + 1;
        } else {
          refused++;
        }
        k = left(next, k + 1);
      }
    }
  }

  /** The first place from one on that was not taken; shortens the way for the next who asks. */
  private static int left(int[] next, int from) {
    int end = from;
    while (next[end] != end) {
      end = next[end];
    }
    for (int k = from; next[k] != end && k != end; ) {
      int after = next[k];
      next[k] = end;
      k = after;
    }
    return end;
  }

  /** The first of the rows that is not before a time. */
  private int first(int[] rows, long time) {
    int low = 0;
    int high = rows.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (matching.y().row(rows[middle]).time() < time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
