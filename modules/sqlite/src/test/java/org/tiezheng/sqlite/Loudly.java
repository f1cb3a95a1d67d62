package org.tiezheng.sqlite;

import org.junit.jupiter.api.Assumptions;

/** Skips a test that lacks what it needs, and says so where a person who reads the run sees it. */
public final class Loudly {
  private Loudly() {}

  /** Goes on only if what is needed is there. */
  public static void need(boolean there, String what) {
    if (!there) {
      System.out.println("SKIPPED: " + what);
    }
    Assumptions.assumeTrue(there, what);
  }
}
