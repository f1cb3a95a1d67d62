package org.tiezheng.testkit.talk;

import java.time.Instant;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;

/** Makes message ids of 19 digits, as a messenger's server gives them: unique, without order. */
public final class MessageIds {
  private final Random random;
  private final Set<String> given = new HashSet<>();

  public MessageIds(Random random) {
    this.random = random;
  }

  /** A new id for a message of that time. */
  public String next(Instant time) {
    while (true) {
      long noise = random.nextLong() >>> 3;
      String id =
          Long.toUnsignedString(1_000_000_000_000_000_000L + (noise ^ time.getEpochSecond()));
      if (given.add(id)) {
        return id;
      }
    }
  }
}
