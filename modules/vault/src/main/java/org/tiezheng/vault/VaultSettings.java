package org.tiezheng.vault;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;

/**
 * What a vault gets from outside.
 *
 * @param clock our own clock; its time is a statement, never trusted time
 * @param random for keys and salts
 * @param clockSetBack what to do at opening when the clock is behind what the vault has recorded
 */
public record VaultSettings(InstantSource clock, SecureRandom random, ClockSetBack clockSetBack) {
  /** So far a clock may step back without a question: network time corrects itself by less. */
  public static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(5);

  /** What to do about a clock that was set back. */
  public enum ClockSetBack {
    /** Open for reading only; writing is refused with {@link ClockSetBackException}. */
    REFUSE,
    /**
     * Go on, after a person has looked at the clock; for the case that it was ahead when the last
     * event was written. The next event must then be a {@code NOTE} in which that person says so;
     * the newest time before it is added as {@code clockWasAheadAt}.
     */
    NOTE
  }

  public VaultSettings(InstantSource clock, SecureRandom random) {
    this(clock, random, ClockSetBack.REFUSE);
  }
}
