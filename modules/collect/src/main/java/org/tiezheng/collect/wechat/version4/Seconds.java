package org.tiezheng.collect.wechat.version4;

import java.time.Instant;
import java.util.Optional;
import org.tiezheng.collect.store.StoredRow;
import org.tiezheng.evidence.RecordedTime;

/** Times as the databases keep them: seconds since 1970, by whose clock they do not say. */
final class Seconds {
  private static final long LAST = 4_294_967_295L;

  private Seconds() {}

  /** The time of a column; raw alone if it is no plausible second, none if there is no number. */
  static RecordedTime of(StoredRow row, String column) {
    return row.number(column).map(Seconds::of).orElse(RecordedTime.none());
  }

  static RecordedTime of(long seconds) {
    return new RecordedTime(
        String.valueOf(seconds),
        seconds > 0 && seconds <= LAST
            ? Optional.of(Instant.ofEpochSecond(seconds))
            : Optional.empty(),
        RecordedTime.Precision.SECOND,
        RecordedTime.Basis.UNKNOWN);
  }
}
