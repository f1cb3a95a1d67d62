package org.tiezheng.sqlite.recover;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.tiezheng.sqlite.Affinity;

/**
 * How probable each serial type is in one field: what the declaration lets expect, corrected by the
 * live rows that were seen. Costs are natural logarithms of probabilities. What was never seen
 * takes no memory of its own: schemas have thousands of columns, most tables few rows. Not
 * thread-safe until {@link #settle}.
 */
final class ColumnModel {
  /** Classes of serial types: 0 to 9 as in the format, 10 text, 11 blob. */
  private static final int CLASSES = 12;

  private static final int TEXT = 10;
  private static final int BLOB = 11;

  /** Types below this have their cost ready. */
  private static final int USUAL = 512;

  /** Fewer first bytes than these teach nothing. */
  private static final int LEAST_FIRSTS = 20;

  private static final double NEVER = Double.NEGATIVE_INFINITY;
  private static final int[] UNCOUNTED = {};
  private static final double[] UNSCORED = {};
  private static final Map<Declared, Costs> UNTAUGHT = new ConcurrentHashMap<>();

  private final Declared declared;
  private int[] seen = UNCOUNTED;
  private Lengths text = Lengths.UNTAUGHT;
  private Lengths blob = Lengths.UNTAUGHT;
  private final int[][] firsts = new int[CLASSES][];
  private final double[][] firstScore = new double[CLASSES][];
  private Costs costs;

  ColumnModel(Affinity affinity, boolean notNull, boolean alwaysNull) {
    declared = new Declared(affinity, notNull, alwaysNull);
    Arrays.fill(firsts, UNCOUNTED);
    Arrays.fill(firstScore, UNSCORED);
    costs = untaught();
  }

  /** What the schema says about a column; columns of which no more is known share their costs. */
  private record Declared(Affinity affinity, boolean notNull, boolean alwaysNull) {
    double[] expected() {
      double[] expected = alwaysNull ? only(0) : shares(affinity);
      if (notNull && !alwaysNull) {
        expected[0] = 0;
      }
      return expected;
    }
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

  private Costs untaught() {
    return UNTAUGHT.computeIfAbsent(
        declared,
        each -> new Costs(new int[CLASSES], each.expected(), Lengths.UNTAUGHT, Lengths.UNTAUGHT));
  }

  /** Learns the first byte of a value. */
  void learnFirst(long type, int first) {
    int c = classOf(type);
    if (c >= 0) {
      if (firsts[c].length == 0) {
        firsts[c] = new int[256];
      }
      firsts[c][first & 0xff]++;
    }
  }

  /**
   * How much better a first byte is explained by what was learned than by chance; logarithm of the
   * ratio, within bounds, as what is new must not be excluded.
   */
  double firstByte(long type, int first) {
    int c = classOf(type);
    return c < 0 || firstScore[c].length == 0 ? 0 : firstScore[c][first & 0xff];
  }

  void learn(long type) {
    int c = classOf(type);
    if (c < 0) {
      return;
    }
    if (seen.length == 0) {
      seen = new int[CLASSES];
    }
    seen[c]++;
    if (c == TEXT) {
      text = text.learned((type - 12) >>> 1);
    } else if (c == BLOB) {
      blob = blob.learned((type - 12) >>> 1);
    }
  }

  /** Turns what was learned into costs. */
  void settle() {
    if (seen.length == 0) {
      return;
    }
    text.settle();
    blob.settle();
    costs = new Costs(seen, declared.expected(), text, blob);
    for (int c = 0; c < CLASSES; c++) {
      firstScore[c] = scores(firsts[c], c == TEXT ? 90 : 256);
    }
  }

  private static double[] scores(int[] counts, int alphabet) {
    int total = sum(counts);
    if (total < LEAST_FIRSTS) {
      return UNSCORED;
    }
    int distinct = 0;
    for (int count : counts) {
      distinct += count > 0 ? 1 : 0;
    }
    double all = total + distinct;
    double[] score = new double[counts.length];
    for (int i = 0; i < counts.length; i++) {
      double share = (counts[i] + distinct / 256.0) / all;
      score[i] = Math.clamp(Math.log(share * alphabet), -3, 4);
    }
    return score;
  }

  static int sum(int[] counts) {
    int total = 0;
    for (int count : counts) {
      total += count;
    }
    return total;
  }

  /** Logarithm of the probability of a type; negative infinity if it cannot be. */
  double cost(long type) {
    return costs.of(type);
  }

  /** The types of one byte that the field can have. */
  LikelyTypes likely() {
    return costs.likely();
  }

  static int classOf(long type) {
    if (type < 0 || type == 10 || type == 11) {
      return -1;
    }
    return type < 10 ? (int) type : (type & 1) == 1 ? TEXT : BLOB;
  }

  /** The cost of each type, ready for those that are usual. */
  private static final class Costs {
    private final double[] cost = new double[CLASSES];
    private final double[] usual = new double[USUAL];
    private final Lengths text;
    private final Lengths blob;
    private @Nullable LikelyTypes likely;

    Costs(int[] seen, double[] expected, Lengths text, Lengths blob) {
      this.text = text;
      this.blob = blob;
      int total = sum(seen);
      double weight = 2 + 0.03 * total;
      for (int c = 0; c < CLASSES; c++) {
        double share = (seen[c] + weight * expected[c]) / (total + weight);
        cost[c] = share > 0 ? Math.log(share) : NEVER;
      }
      Arrays.setAll(usual, this::slow);
    }

    double of(long type) {
      return type >= 0 && type < USUAL ? usual[(int) type] : slow(type);
    }

    /** Made when first wanted; it does not matter if two threads make it. */
    LikelyTypes likely() {
      LikelyTypes made = likely;
      if (made == null) {
        made = new LikelyTypes(this::of);
        likely = made;
      }
      return made;
    }

    private double slow(long type) {
      int c = classOf(type);
      if (c < 0) {
        return NEVER;
      }
      if (c == TEXT) {
        return cost[c] + text.cost((type - 12) >>> 1);
      }
      return c == BLOB ? cost[c] + blob.cost((type - 12) >>> 1) : cost[c];
    }
  }
}
