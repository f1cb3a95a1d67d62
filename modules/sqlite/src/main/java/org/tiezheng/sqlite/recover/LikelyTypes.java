package org.tiezheng.sqlite.recover;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.tiezheng.sqlite.RecordView;

/** The types of one byte that a field can have at all, with their costs. Immutable. */
final class LikelyTypes {
  /** The length of the longest field whose type is one byte. */
  static final int LONGEST = 57;

  private static final int ONE_BYTE = 128;
  private static final double LEAST = -14;

  private final int[] types;
  private final int[] lengths;
  private final double[] costs;
  private final int[][] byLength = new int[LONGEST + 1][];
  private final double best;
  private final int[] usual;

  LikelyTypes(IntToDoubleFunction cost) {
    int[] found = new int[ONE_BYTE];
    int here = 0;
    for (int type = 0; type < ONE_BYTE; type++) {
      if (cost.applyAsDouble(type) > LEAST) {
        found[here++] = type;
      }
    }
    int count = here;
    types = Arrays.copyOf(found, count);
    lengths = Arrays.stream(types).map(type -> (int) RecordView.fieldLength(type)).toArray();
    costs = Arrays.stream(types).mapToDouble(cost).toArray();
    usual = IntStream.range(0, count).filter(i -> costs[i] >= Overwriting.LEAST_GUESS).toArray();
    best = Arrays.stream(costs).max().orElse(Double.NEGATIVE_INFINITY);
    for (int length = 0; length <= LONGEST; length++) {
      int each = length;
      byLength[length] = IntStream.range(0, count).filter(i -> lengths[i] == each).toArray();
    }
  }

  /** Those that are not improbable, a few dozen at most, by their numbers here. */
  int[] usual() {
    return usual;
  }

  /** The cost of the likeliest. */
  double best() {
    return best;
  }

  /** Those whose fields have a length, by their numbers here. */
  int[] ofLength(int length) {
    return byLength[length];
  }

  int count() {
    return types.length;
  }

  int type(int index) {
    return types[index];
  }

  int length(int index) {
    return lengths[index];
  }

  double cost(int index) {
    return costs[index];
  }
}
