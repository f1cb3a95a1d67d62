package org.tiezheng.collect.android;

import java.time.Instant;
import java.util.Optional;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.RecordedTime.Basis;
import org.tiezheng.evidence.RecordedTime.Precision;

/**
 * Times as Android's stores write them, from 1970 in UTC: SMS and calls in milliseconds, MMS in
 * seconds, and some programs one for the other.
 */
public final class PhoneTime {
  /** In seconds this is the year 5138, in milliseconds March 1973: no phone means the other one. */
  private static final long FIRST_MILLISECONDS = 100_000_000_000L;

  /** Years beyond 9999 have no ISO 8601 form that everybody reads. */
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  private PhoneTime() {}

  /**
   * The time, its unit told by its size; none if the store has 0, a negative number or no number.
   */
  public static Optional<RecordedTime> of(String raw, Basis basis) {
    try {
      long value = Long.parseLong(raw.strip());
      if (value <= 0) {
        return Optional.empty();
      }
      boolean seconds = value < FIRST_MILLISECONDS;
      Instant instant = seconds ? Instant.ofEpochSecond(value) : Instant.ofEpochMilli(value);
      // A service centre stamps whole seconds, which the store multiplies.
      boolean whole = seconds || (basis == Basis.SERVER && value % 1000 == 0);
      Precision precision = whole ? Precision.SECOND : Precision.MILLISECOND;
      return Optional.of(new RecordedTime(raw, storable(instant), precision, basis));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Whether a value that should count milliseconds is so small that it can only be seconds. */
  public static boolean countsSeconds(String raw) {
    try {
      long value = Long.parseLong(raw.strip());
      return value > 0 && value < FIRST_MILLISECONDS;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static Optional<Instant> storable(Instant instant) {
    return Optional.of(instant).filter(i -> i.isBefore(LAST));
  }
}
