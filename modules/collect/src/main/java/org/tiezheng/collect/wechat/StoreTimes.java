package org.tiezheng.collect.wechat;

import java.time.Instant;
import java.util.Optional;
import org.tiezheng.evidence.RecordedTime;

/** Times as the stores hold them: numbers since 1970, which do not say whose clock gave them. */
public final class StoreTimes {
  private static final long LAST_SECOND = 4_294_967_295L;

  private StoreTimes() {}

  /** A time in seconds; a number that cannot be one is kept raw. */
  public static RecordedTime seconds(Optional<Long> number) {
    return number
        .map(s ->
            time(
                s,
                s > 0 && s <= LAST_SECOND
                    ? Optional.of(Instant.ofEpochSecond(s))
                    : Optional.empty(),
                RecordedTime.Precision.SECOND))
        .orElse(RecordedTime.none());
  }

  /** A time in milliseconds; a number that cannot be one is kept raw. */
  public static RecordedTime millis(Optional<Long> number) {
    return number
        .map(ms ->
            time(
                ms,
                ms > LAST_SECOND && ms <= LAST_SECOND * 1000
                    ? Optional.of(Instant.ofEpochMilli(ms))
                    : Optional.empty(),
                RecordedTime.Precision.MILLISECOND))
        .orElse(RecordedTime.none());
  }

  private static RecordedTime time(
      long raw, Optional<Instant> instant, RecordedTime.Precision precision) {
    return new RecordedTime(String.valueOf(raw), instant, precision, RecordedTime.Basis.UNKNOWN);
  }
}
