package org.tiezheng.sqlite.recover;

import org.tiezheng.sqlite.Affinity;

/**
 * How probable each serial type is in one field: what the declaration lets expect, corrected by the
 * live rows that were seen. Costs are natural logarithms of probabilities. Not thread-safe until
 * {@link #settle}.
 */
final class ColumnModel {
  /** Classes of serial types: 0 to 9 as in the format, 10 text, 11 blob. */
  private static final int CLASSES = 12;

  private static final int TEXT = 10;
  private static final int BLOB = 11;
  private static final int BUCKETS = 31;
  private static final int SHORT = 64;
  private static final double NEVER = Double.NEGATIVE_INFINITY;

  private final double[] expected;
  private final int[] seen = new int[CLASSES];
  private final Lengths text = new Lengths();
  private final Lengths blob = new Lengths();
  private final double[] cost = new double[CLASSES];

  ColumnModel(Affinity affinity, boolean notNull, boolean alwaysNull) {
    expected = alwaysNull ? only(0) : shares(affinity);
    if (notNull && !alwaysNull) {
      expected[0] = 0;
    }
    settle();
  }

  private static double[] only(int type) {
    double[] shares = new double[CLASSES];
    shares[type] = 1;
    return shares;
  }

  /** Shares by affinity. A zero is what the conversion rules of the affinity exclude. */
  private static double[] shares(Affinity affinity) {
    return switch (affinity) {
      case INTEGER -> shares(.15, .1, .1, .006, .01, .004);
      case TEXT -> shares(.2, 0, 0, 0, .79, .01);
      case REAL -> shares(.15, .02, .05, .6, .01, .004);
      case NUMERIC -> shares(.15, .07, .06, .15, .1, .01);
      case BLOB -> shares(.2, .05, .05, .05, .2, .2);
    };
  }

  private static double[] shares(
      double none, double integer, double constant, double real, double text, double blob) {
    return new double[] {
      none, integer, integer, integer, integer, integer, integer, real, constant, constant, text,
      blob
    };
  }

  void learn(long type) {
    int c = classOf(type);
    if (c < 0) {
      return;
    }
    seen[c]++;
    if (c == TEXT) {
      text.learn((type - 12) >>> 1);
    } else if (c == BLOB) {
      blob.learn((type - 12) >>> 1);
    }
  }

  /** Turns what was learned into costs. */
  void settle() {
    int total = sum(seen);
    double weight = 2 + 0.03 * total;
    for (int c = 0; c < CLASSES; c++) {
      double share = (seen[c] + weight * expected[c]) / (total + weight);
      cost[c] = share > 0 ? Math.log(share) : NEVER;
    }
    text.settle();
    blob.settle();
  }

  private static int sum(int[] counts) {
    int total = 0;
    for (int count : counts) {
      total += count;
    }
    return total;
  }

  /** Logarithm of the probability of a type; negative infinity if it cannot be. */
  double cost(long type) {
    int c = classOf(type);
    if (c < 0) {
      return NEVER;
    }
    if (c == TEXT) {
      return cost[c] + text.cost((type - 12) >>> 1);
    }
    return c == BLOB ? cost[c] + blob.cost((type - 12) >>> 1) : cost[c];
  }

  static int classOf(long type) {
    if (type < 0 || type == 10 || type == 11) {
      return -1;
    }
    return type < 10 ? (int) type : (type & 1) == 1 ? TEXT : BLOB;
  }

  /** How probable each length is: short ones one by one, and all by their order of magnitude. */
  private static final class Lengths {
    private final int[] exact = new int[SHORT];
    private final int[] magnitudes = new int[BUCKETS];
    private final double[] exactShare = new double[SHORT];
    private final double[] magnitudeShare = new double[BUCKETS];
    private boolean learned;

    void learn(long length) {
      magnitudes[magnitude(length)]++;
      if (length < SHORT) {
        exact[(int) length]++;
      }
    }

    void settle() {
      int total = sum(magnitudes);
      double weight = 4 + 0.1 * total;
      learned = total > 0;
      for (int i = 0; i < BUCKETS; i++) {
        // Without experience, short is likelier than long.
        double usual = i < 8 ? 0.1 : 0.2 / (BUCKETS - 8);
        magnitudeShare[i] = (magnitudes[i] + weight * usual) / (total + weight) / (1L << i);
      }
      for (int i = 0; i < SHORT; i++) {
        exactShare[i] = total == 0 ? 0 : (double) exact[i] / total;
      }
    }

    double cost(long length) {
      double rough = magnitudeShare[magnitude(length)];
      double share = length < SHORT && learned ? (rough + exactShare[(int) length]) / 2 : rough;
      return Math.log(share);
    }

    private static int magnitude(long length) {
      return Math.min(BUCKETS - 1, 63 - Long.numberOfLeadingZeros(length + 1));
    }
  }
}
