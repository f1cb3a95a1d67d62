package org.tiezheng.casework.team;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How often somebody may try to sign in. Tries for a name from an address, and all tries from an
 * address, wait longer with each failure. Failures for a name from elsewhere only slow a try down
 * by some seconds and never refuse it: nobody can lock another out by trying for him. Names that do
 * not exist are paced as those that do. In memory; safe for use by many threads.
 */
public final class SignInPace {
  private static final int MOST = 20_000;

  /** So many failures wait for nothing. */
  private static final int FREE_OF_PAIR = 5;

  /** People of one house share an address. */
  private static final int FREE_OF_ADDRESS = 30;

  private static final int FREE_OF_NAME = 10;
  private static final Duration FORGOTTEN = Duration.ofHours(1);
  private static final Duration MOST_OF_PAIR = Duration.ofMinutes(5);
  private static final Duration MOST_OF_ADDRESS = Duration.ofMinutes(1);
  private static final Duration MOST_OF_NAME = Duration.ofSeconds(3);

  private final InstantSource clock;
  private final Map<String, Failures> failures = oldestLeave();

  /** Addresses from which a name has signed in. */
  private final Map<String, Instant> proven = oldestLeave();

  public SignInPace(InstantSource clock) {
    this.clock = clock;
  }

  private record Failures(int count, Instant last) {}

  private static <T> Map<String, T> oldestLeave() {
    return new LinkedHashMap<>(16, 0.75f, true) {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
        return size() > MOST;
      }
    };
  }

  /**
   * Answer to somebody who wants to try.
   *
   * @param refused how long to wait before the next try; empty if this one is looked at
   * @param pause how long it is held back before it is looked at
   */
  public record Turn(Optional<Duration> refused, Duration pause) {}

  /**
   * Begins a try, which counts as a failure until {@link #succeeded} is called: so that many at the
   * same time are not one.
   */
  public synchronized Turn begin(String name, String address) {
    Instant now = clock.instant();
    String pair = "pair " + address + " " + name;
    String house = "address " + address;
    Duration wait =
        longer(
            left(pair, FREE_OF_PAIR, MOST_OF_PAIR, now),
            left(house, FREE_OF_ADDRESS, MOST_OF_ADDRESS, now));
    if (wait.isPositive()) {
      return new Turn(Optional.of(wait), Duration.ZERO);
    }
    Duration pause =
        proven.containsKey(pair)
            ? Duration.ZERO
            : delay(count("name " + name, now), FREE_OF_NAME, MOST_OF_NAME);
    add(pair, now);
    add(house, now);
    add("name " + name, now);
    return new Turn(Optional.empty(), pause);
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) > 0 ? a : b;
  }

  private Duration left(String key, int free, Duration most, Instant now) {
    Failures there = failures.get(key);
    if (there == null) {
      return Duration.ZERO;
    }
    Instant next = there.last().plus(delay(count(key, now), free, most));
    return next.isAfter(now) ? Duration.between(now, next) : Duration.ZERO;
  }

  private int count(String key, Instant now) {
    Failures there = failures.get(key);
    return there == null || there.last().plus(FORGOTTEN).isBefore(now) ? 0 : there.count();
  }

  private static Duration delay(int count, int free, Duration most) {
    if (count < free) {
      return Duration.ZERO;
    }
    Duration grown = Duration.ofSeconds(1L << Math.min(count - free, 20));
    return grown.compareTo(most) > 0 ? most : grown;
  }

  private void add(String key, Instant now) {
    failures.put(key, new Failures(count(key, now) + 1, now));
  }

  /** The try was right: it, and earlier failures for the name from there, count no more. */
  public synchronized void succeeded(String name, String address) {
    Instant now = clock.instant();
    String pair = "pair " + address + " " + name;
    failures.remove(pair);
    less("address " + address, now);
    less("name " + name, now);
    proven.put(pair, now);
  }

  private void less(String key, Instant now) {
    int left = count(key, now) - 1;
    if (left > 0) {
      failures.put(key, new Failures(left, now));
    } else {
      failures.remove(key);
    }
  }
}
