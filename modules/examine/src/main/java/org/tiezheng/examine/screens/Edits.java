package org.tiezheng.examine.screens;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How exported words become what was read, in as few steps as possible.
 *
 * @param steps in order, without what stayed the same
 * @param covered exported characters that lie within what was read: all, unless the bubble is cut
 */
record Edits(List<Step> steps, int covered) {
  /** Longer words are compared by a person. */
  static final int LONGEST = 3_000;

  /**
   * A character that was replaced, left out or added.
   *
   * @param at number of the read character that it concerns or stands before
   */
  record Step(Optional<Mark> exported, Optional<Mark> read, int at) {}

  Edits {
    steps = List.copyOf(steps);
  }

  /**
   * Compares.
   *
   * @param cutTop whether exported words before the read ones may be missing
   * @param cutBottom whether words behind them may be
   */
  static Edits of(List<Mark> exported, List<Mark> read, boolean cutTop, boolean cutBottom) {
    int m = exported.size();
    int n = read.size();
    int[][] cost = new int[m + 1][n + 1];
    for (int i = 1; i <= m; i++) {
      cost[i][0] = cutTop ? 0 : i;
    }
    for (int j = 1; j <= n; j++) {
      cost[0][j] = j;
    }
    for (int i = 1; i <= m; i++) {
      for (int j = 1; j <= n; j++) {
        int change = exported.get(i - 1).sameAs(read.get(j - 1)) ? 0 : 1;
        int least = Math.min(cost[i - 1][j - 1] + change, cost[i][j - 1] + 1);
        cost[i][j] = Math.min(least, cost[i - 1][j] + 1);
      }
    }
    int end = m;
    if (cutBottom) {
      for (int i = m; i >= 0; i--) {
        end = cost[i][n] < cost[end][n] ? i : end;
      }
    }
    return walked(exported, read, cost, end, cutTop);
  }

  private static Edits walked(
      List<Mark> exported, List<Mark> read, int[][] cost, int end, boolean cutTop) {
    List<Step> steps = new ArrayList<>();
    int i = end;
    int j = read.size();
    while (j > 0 || (i > 0 && !cutTop)) {
      boolean both = i > 0 && j > 0;
      int change = both && exported.get(i - 1).sameAs(read.get(j - 1)) ? 0 : 1;
      if (both && cost[i][j] == cost[i - 1][j - 1] + change) {
        i--;
        j--;
        if (change == 1) {
          steps.add(new Step(Optional.of(exported.get(i)), Optional.of(read.get(j)), j));
        }
      } else if (i > 0 && cost[i][j] == cost[i - 1][j] + 1) {
        i--;
        steps.add(new Step(Optional.of(exported.get(i)), Optional.empty(), j));
      } else {
        j--;
        steps.add(new Step(Optional.empty(), Optional.of(read.get(j)), j));
      }
    }
    return new Edits(steps.reversed(), end - i);
  }

  /** From 0 for nothing in common to 1 for the same. */
  double likeness(int read) {
    int longest = Math.max(covered, read);
    return longest == 0 ? 0 : Math.max(0, 1 - (double) steps.size() / longest);
  }
}
