package org.tiezheng.collect.ios;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.RecordedTime.Basis;
import org.tiezheng.evidence.RecordedTime.Precision;
import org.tiezheng.sqlite.Value;

/**
 * Times that count from the beginning of 2001, UTC: seconds in old stores, nanoseconds since iOS
 * 11, microseconds now and then. The number of digits tells which; between the ranges that can be
 * told apart nothing is guessed.
 */
public final class AppleTime {
  static final Instant EPOCH = Instant.parse("2001-01-01T00:00:00Z");

  /** The year 5138 in seconds; less than a month after the epoch in microseconds. */
  private static final long SECONDS_BELOW = 100_000_000_000L;

  private static final long MICROS_FROM = 100_000_000_000_000L;
  private static final long NANOS_FROM = 100_000_000_000_000_000L;
  private static final long UNIX_OFFSET = EPOCH.getEpochSecond();

  private AppleTime() {}

  /** The time in a column; none if it is NULL, 0 or no number. */
  public static RecordedTime of(Value value) {
    return switch (value) {
      case Value.Int whole when whole.value() != 0 -> of(whole.value());
      case Value.Real real when real.value() != 0 -> ofSeconds(real.value());
      case Value.Text text when !text.text().isBlank() ->
          new RecordedTime(text.text(), Optional.empty(), Precision.NONE, Basis.DEVICE);
      default -> RecordedTime.none();
    };
  }

  /** Whether a value is in microseconds or nanoseconds. */
  static boolean isFine(long value) {
    return value >= MICROS_FROM;
  }

  /** Seconds, microseconds or nanoseconds, by the number of digits. */
  static RecordedTime of(long value) {
    long size = value == Long.MIN_VALUE ? Long.MAX_VALUE : Math.abs(value);
    String raw = Long.toString(value);
    if (size < SECONDS_BELOW) {
      return time(raw, EPOCH.plusSeconds(value), Precision.SECOND);
    }
    if (size >= NANOS_FROM) {
      return time(raw, EPOCH.plusNanos(value), Precision.NANOSECOND);
    }
    if (size >= MICROS_FROM) {
      Instant instant =
          EPOCH
              .plusSeconds(Math.floorDiv(value, 1_000_000L))
              .plusNanos(Math.floorMod(value, 1_000_000L) * 1_000);
      return time(raw, instant, Precision.NANOSECOND);
    }
    return new RecordedTime(raw, Optional.empty(), Precision.NONE, Basis.DEVICE);
  }

  /**
   * Seconds with a fraction, as Core Data and property lists keep them; kept to the microsecond.
   */
  static RecordedTime ofSeconds(double seconds) {
    String raw = Double.toString(seconds);
    if (!(Math.abs(seconds) < SECONDS_BELOW)) {
      return new RecordedTime(raw, Optional.empty(), Precision.NONE, Basis.DEVICE);
    }
    long micros =
        new BigDecimal(seconds).movePointRight(6).setScale(0, RoundingMode.HALF_UP).longValue();
    Instant instant =
        EPOCH
            .plusSeconds(Math.floorDiv(micros, 1_000_000L))
            .plusNanos(Math.floorMod(micros, 1_000_000L) * 1_000);
    return time(raw, instant, micros % 1_000_000 == 0 ? Precision.SECOND : Precision.MILLISECOND);
  }

  /**
   * Seconds of a store from before iOS 6, which counts an SMS from 1970 and an iMessage from 2001.
   * Such a store ended before 2013, so that the two ranges do not meet.
   */
  static RecordedTime old(long seconds) {
    if (seconds >= UNIX_OFFSET && seconds < SECONDS_BELOW) {
      return time(Long.toString(seconds), Instant.ofEpochSecond(seconds), Precision.SECOND);
    }
    return seconds == 0 ? RecordedTime.none() : of(seconds);
  }

  private static RecordedTime time(String raw, Instant instant, Precision precision) {
    return new RecordedTime(raw, Optional.of(instant), precision, Basis.DEVICE);
  }
}
