package org.tiezheng.verify;

import java.security.SecureRandom;
import java.util.SplittableRandom;

/** Random numbers that are the same in every run. */
final class SeededRandom extends SecureRandom {
  private final transient SplittableRandom source;

  SeededRandom(long seed) {
    source = new SplittableRandom(seed);
  }

  @Override
  public synchronized void nextBytes(byte[] bytes) {
    source.nextBytes(bytes);
  }
}
