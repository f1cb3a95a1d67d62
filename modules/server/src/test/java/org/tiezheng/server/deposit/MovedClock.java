package org.tiezheng.server.deposit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The system's clock, moved. */
final class MovedClock extends Clock {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  volatile Duration ahead = Duration.ZERO;

  /** To this hour of the day after the one it shows, where the service counts its days. */
  void toTomorrow(int hour) {
    Instant then =
        LocalDate.ofInstant(instant(), SHANGHAI)
            .plusDays(1)
            .atTime(hour, 0)
            .atZone(SHANGHAI)
            .toInstant();
    ahead = ahead.plus(Duration.between(instant(), then));
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }

  @Override
  public Instant instant() {
    return Clock.systemUTC().instant().plus(ahead);
  }
}
