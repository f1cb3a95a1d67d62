package org.tiezheng.examine.bills;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tiezheng.evidence.Payment;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.RecordedTime.Precision;

/** How far times lie apart. A row that states only its day or minute stands for all of it. */
final class Closeness {
  /** Of a row or a movement without a time. */
  static final Duration UNKNOWN = Duration.ofDays(365_000);

  private Closeness() {}

  /** From the nearest of the times to the row; zero within the day or minute that it states. */
  static Duration apart(List<Instant> times, Payment row) {
    return times.stream()
        .map(t -> apart(t, row.time()))
        .min(Comparator.naturalOrder())
        .orElse(UNKNOWN);
  }

  private static Duration apart(Instant time, RecordedTime of) {
    Optional<Instant> stated = of.instant();
    if (stated.isEmpty()) {
      return UNKNOWN;
    }
    Instant first = stated.get();
    Instant last = first.plus(span(of.precision()));
    if (time.isBefore(first)) {
      return Duration.between(time, first);
    }
    return time.isAfter(last) ? Duration.between(last, time) : Duration.ZERO;
  }

  /** How long the smallest unit is that a time states; the last second of it is not rounded up. */
  static Duration span(Precision precision) {
    return switch (precision) {
      case DAY -> Duration.ofDays(1).minusSeconds(1);
      case MINUTE -> Duration.ofSeconds(59);
      case SECOND, MILLISECOND, NANOSECOND, NONE -> Duration.ZERO;
    };
  }
}
