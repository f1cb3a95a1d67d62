package org.tiezheng.sqlite.recover;

/**
 * How probable each length of a value is: short ones one by one, and all by their order of
 * magnitude. Not thread-safe until settled.
 */
final class Lengths {
  /** Of what nothing is known; never changed. */
  static final Lengths UNTAUGHT = new Lengths();

  private static final int BUCKETS = 31;
  private static final int SHORT = 64;

  private final int[] exact = new int[SHORT];
  private final int[] magnitudes = new int[BUCKETS];
  private final double[] exactShare = new double[SHORT];
  private final double[] magnitudeShare = new double[BUCKETS];
  private double unseen;

  private Lengths() {
    compute();
  }

  /** Counts a length; returns what counted it, which the untaught does not. */
  Lengths learned(long length) {
    if (this == UNTAUGHT) {
      return new Lengths().learned(length);
    }
    magnitudes[magnitude(length)]++;
    if (length < SHORT) {
      exact[(int) length]++;
    }
    return this;
  }

  /** Turns what was counted into shares. */
  void settle() {
    if (this != UNTAUGHT) {
      compute();
    }
  }

  private void compute() {
    int total = ColumnModel.sum(magnitudes);
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
