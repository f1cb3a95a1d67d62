package org.tiezheng.evidence;

import java.time.Instant;
import java.util.Optional;

/**
 * A time as a source gives it. The raw value is kept; what it means is said beside it.
 *
 * @param raw the source's own value, unchanged
 * @param instant the moment it denotes, if that is known
 * @param precision the smallest unit that the source gives
 * @param basis whose clock and zone it is
 */
public record RecordedTime(
    String raw, Optional<Instant> instant, Precision precision, Basis basis) {

  public enum Precision {
    DAY,
    MINUTE,
    SECOND,
    MILLISECOND,
    NANOSECOND,
    NONE
  }

  /** Where the time comes from. */
  public enum Basis {
    /** The server's or provider's clock. */
    SERVER,
    /** The clock of the device that made the data. */
    DEVICE,
    /** Local time without a stated zone; the zone assumed is in the reading's notes. */
    LOCAL_ASSUMED_ZONE,
    UNKNOWN
  }

  /** A time that the source does not state. */
  public static RecordedTime none() {
    return new RecordedTime("", Optional.empty(), Precision.NONE, Basis.UNKNOWN);
  }
}
