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

  /** Types below this have their cost ready. */
  private static final int USUAL = 512;

  private static final double NEVER = Double.NEGATIVE_INFINITY;

  private final double[] expected;
  private final int[] seen = new int[CLASSES];
  private final Lengths text = new Lengths();
  private final Lengths blob = new Lengths();
  private final int[][] firsts = new int[CLASSES][256];
  private final double[][] firstScore = new double[CLASSES][256];
  private final double[] cost = new double[CLASSES];
  private final double[] usual = new double[USUAL];

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

  /** Learns the first byte of a value. */
  void learnFirst(long type, int first) {
    int c = classOf(type);
    if (c >= 0) {
      firsts[c][first & 0xff]++;
    }
  }

  /**
   * How much better a first byte is explained by what was learned than by chance; logarithm of the
   * ratio, within bounds, as what is new must not be excluded.
   */
  double firstByte(long type, int first) {
    int c = classOf(type);
    return c < 0 ? 0 : firstScore[c][first & 0xff];
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
    for (int type = 0; type < USUAL; type++) {
      usual[type] = slowCost(type);
    }
    for (int c = 0; c < CLASSES; c++) {
      settleFirsts(firsts[c], firstScore[c], c == TEXT ? 90 : 256);
    }
  }

  private double slowCost(long type) {
    int c = classOf(type);
    if (c < 0) {
      return NEVER;
    }
    if (c == TEXT) {
      return cost[c] + text.cost((type - 12) >>> 1);
    }
    return c == BLOB ? cost[c] + blob.cost((type - 12) >>> 1) : cost[c];
  }

  private static void settleFirsts(int[] counts, double[] score, int alphabet) {
    int total = sum(counts);
    int distinct = 0;
    for (int count : counts) {
      distinct += count > 0 ? 1 : 0;
    }
    for (int i = 0; i < counts.length; i++) {
      double all = total + distinct;
      double share = all == 0 ? 1.0 / alphabet : (counts[i] + distinct / 256.0) / all;
      score[i] = total < 20 ? 0 : Math.clamp(Math.log(share * alphabet), -3, 4);
    }
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
    return type >= 0 && type < USUAL ? usual[(int) type] : slowCost(type);
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
    private double unseen;

    void learn(long length) {
      magnitudes[magnitude(length)]++;
      if (length < SHORT) {
        exact[(int) length]++;
      }
    }

    void settle() {
      int total = sum(magnitudes);
      double weight = 4 + 0.1 * total;
      for (int i = 0; i < BUCKETS; i++) {
        // Without experience, short is likelier than long.
        double usual = i < 8 ? 0.1 : 0.2 / (BUCKETS - 8);
        magnitudeShare[i] = (magnitudes[i] + weight * usual) / (total + weight) / (1L << i);
      }
      int distinct = 0;
      for (int count : exact) {
        distinct += count > 0 ? 1 : 0;
      }
      // The more different lengths were seen, the likelier is one that was not.
      double all = total + distinct;
      unseen = total == 0 ? 1 : distinct / all;
      for (int i = 0; i < SHORT; i++) {
        exactShare[i] = total == 0 ? 0 : exact[i] / all;
      }
    }

    double cost(long length) {
      double rough = magnitudeShare[magnitude(length)];
      return Math.log(length < SHORT ? exactShare[(int) length] + unseen * rough : rough);
    }

    private static int magnitude(long length) {
      return Math.min(BUCKETS - 1, 63 - Long.numberOfLeadingZeros(length + 1));
    }
  }
}
