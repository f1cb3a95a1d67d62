package org.tiezheng.seal.keys;

import java.security.SecureRandom;
import java.util.SplittableRandom;

/** Random numbers that are the same in every run; for tests only. */
public final class SeededRandom extends SecureRandom {
  private final transient SplittableRandom source;

  public SeededRandom(long seed) {
    source = new SplittableRandom(seed);
  }

  @Override
  public synchronized void nextBytes(byte[] bytes) {
    source.nextBytes(bytes);
  }
}
