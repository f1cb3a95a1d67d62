package org.tiezheng.unlock.ios;

import java.time.Instant;
import java.util.Optional;

/** Seconds since 1970, which a hostile list may have made absurd. */
final class UnixSeconds {
  private UnixSeconds() {}

  /** Empty for times that no calendar has. */
  static Optional<Instant> instant(long seconds) {
    return Math.abs(seconds) < 1L << 40
        ? Optional.of(Instant.ofEpochSecond(seconds))
        : Optional.empty();
  }

  static String text(long seconds) {
    return instant(seconds).map(Instant::toString).orElse(Long.toString(seconds));
  }
}
