package org.tiezheng.examine.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The longest common order of two sequences of numbers: patience over what occurs once, and
 * Hirschberg's method on the stretches between, in linear space. A stretch that would take too long
 * is left alone.
 */
final class Align {
  private static final long FEW_CELLS = 10_000;
  private static final long MOST_CELLS = 4_000_000;
  private static final int DEEPEST = 64;

  private final int[] a;
  private final int[] b;
  private final int[] facing;

  private Align(int[] a, int[] b) {
    this.a = a;
    this.b = b;
    facing = new int[a.length];
    Arrays.fill(facing, -1);
  }

  /**
   * For each place of the left sequence, the place of the right one that it faces, or -1. Negative
   * numbers face nothing.
   */
  static int[] of(int[] a, int[] b) {
    Align align = new Align(a, b);
    align.stretch(0, a.length, 0, b.length, 0);
    return align.facing;
  }

  private void stretch(int a0, int a1, int b0, int b1, int depth) {
    int from = a0;
    int fromB = b0;
    while (from < a1 && fromB < b1 && equal(from, fromB)) {
      facing[from++] = fromB++;
    }
    int to = a1;
    int toB = b1;
    while (to > from && toB > fromB && equal(to - 1, toB - 1)) {
      facing[--to] = --toB;
    }
    if (from == to || fromB == toB) {
      return;
    }
    long cells = (long) (to - from) * (toB - fromB);
    if (cells <= FEW_CELLS) {
      hirschberg(from, to, fromB, toB);
      return;
    }
    List<int[]> anchors = depth < DEEPEST ? patience(from, to, fromB, toB) : List.of();
    if (anchors.isEmpty()) {
      if (cells <= MOST_CELLS) {
        hirschberg(from, to, fromB, toB);
      }
      return;
    }
    int lastA = from;
    int lastB = fromB;
    for (int[] anchor : anchors) {
      stretch(lastA, anchor[0], lastB, anchor[1], depth + 1);
      facing[anchor[0]] = anchor[1];
      lastA = anchor[0] + 1;
      lastB = anchor[1] + 1;
    }
    stretch(lastA, to, lastB, toB, depth + 1);
  }

  private boolean equal(int i, int j) {
    return a[i] >= 0 && a[i] == b[j];
  }

  private List<int[]> patience(int a0, int a1, int b0, int b1) {
    Map<Integer, Integer> left = once(a, a0, a1);
    Map<Integer, Integer> right = once(b, b0, b1);
    List<int[]> both = new ArrayList<>();
    for (int i = a0; i < a1; i++) {
      Integer there = a[i] < 0 || left.getOrDefault(a[i], -1) != i ? null : right.get(a[i]);
      if (there != null && there >= 0) {
        both.add(new int[] {i, there});
      }
    }
    return rising(both);
  }

  /** Where each number stands that occurs once; -1 for those that occur more often. */
  private static Map<Integer, Integer> once(int[] all, int from, int to) {
    Map<Integer, Integer> places = new HashMap<>();
    for (int i = from; i < to; i++) {
      places.merge(all[i], i, (_, _) -> -1);
    }
    return places;
  }

  /** The longest part of the pairs, given by rising first places, whose second places rise too. */
  static List<int[]> rising(List<int[]> pairs) {
    int[] tails = new int[pairs.size()];
    int[] before = new int[pairs.size()];
    int length = 0;
    for (int k = 0; k < pairs.size(); k++) {
      int low = 0;
      int high = length;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (pairs.get(tails[middle])[1] < pairs.get(k)[1]) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      before[k] = low == 0 ? -1 : tails[low - 1];
      tails[low] = k;
      length = Math.max(length, low + 1);
    }
    List<int[]> rising = new ArrayList<>();
    for (int k = length == 0 ? -1 : tails[length - 1]; k >= 0; k = before[k]) {
      rising.add(pairs.get(k));
    }
    return rising.reversed();
  }

  private void hirschberg(int a0, int a1, int b0, int b1) {
    if (a1 - a0 == 1) {
      for (int j = b0; j < b1; j++) {
        if (equal(a0, j)) {
          facing[a0] = j;
          return;
        }
      }
      return;
    }
    if (a0 >= a1 || b0 >= b1) {
      return;
    }
    int middle = (a0 + a1) >>> 1;
    int[] forward = lengths(a0, middle, b0, b1, true);
    int[] backward = lengths(middle, a1, b0, b1, false);
    int best = 0;
    for (int k = 0; k <= b1 - b0; k++) {
      if (forward[k] + backward[k] > forward[best] + backward[best]) {
        best = k;
      }
    }
    hirschberg(a0, middle, b0, b0 + best);
    hirschberg(middle, a1, b0 + best, b1);
  }

  /** Lengths of the common order with each beginning (or each end) of the right stretch. */
  private int[] lengths(int a0, int a1, int b0, int b1, boolean ahead) {
    int n = b1 - b0;
    int[] row = new int[n + 1];
    for (int step = 0; step < a1 - a0; step++) {
      int i = ahead ? a0 + step : a1 - 1 - step;
      int diagonal = 0;
      for (int k = 1; k <= n; k++) {
        int at = ahead ? k : n - k;
        int next = ahead ? at - 1 : at + 1;
        int up = row[at];
        row[at] = equal(i, ahead ? b0 + k - 1 : b1 - k) ? diagonal + 1 : Math.max(up, row[next]);
        diagonal = up;
      }
    }
    return row;
  }
}
