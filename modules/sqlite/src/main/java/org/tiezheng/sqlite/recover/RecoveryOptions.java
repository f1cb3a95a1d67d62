package org.tiezheng.sqlite.recover;

/**
 * How to search.
 *
 * @param threads how many threads read pages
 * @param leastConfidence rows below this are counted, not delivered; from 0 to 1
 * @param staleCopies whether copies of live rows are delivered too (they are always counted)
 * @param mostSources how many places of one row are listed; all are counted
 */
public record RecoveryOptions(
    int threads, double leastConfidence, boolean staleCopies, int mostSources) {
  /** All that is likely, on two threads, without copies of live rows. */
  public static final RecoveryOptions USUAL = new RecoveryOptions(2, 0.9, false, 64);

  public RecoveryOptions {
    if (threads < 1 || mostSources < 1 || !(leastConfidence >= 0 && leastConfidence <= 1)) {
      throw new IllegalArgumentException("threads and sources from 1, confidence from 0 to 1");
    }
  }
}
