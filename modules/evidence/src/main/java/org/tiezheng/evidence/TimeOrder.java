package org.tiezheng.evidence;

import java.time.Instant;
import java.util.Optional;

/**
 * Counts in a list of records those whose time is earlier than that of one before them: what a
 * person who reads the list should know, since a source keeps its own order. Not thread-safe.
 */
public final class TimeOrder {
  private Optional<Instant> latest = Optional.empty();
  private long early;

  /** Takes the time of the next record; one without a time counts neither way. */
  public void add(Optional<Instant> time) {
    if (time.isPresent()) {
      if (latest.isPresent() && time.get().isBefore(latest.get())) {
        early++;
      } else {
        latest = time;
      }
    }
  }

  /** How many are earlier than one before them. */
  public long early() {
    return early;
  }
}
