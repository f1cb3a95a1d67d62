package org.tiezheng.examine.gaps;

import java.time.Instant;
import java.util.Optional;
import org.tiezheng.evidence.Provenance;

/**
 * A place in the files that shows a sign.
 *
 * @param about what the place has to do with the sign
 * @param provenance the row, line or element
 * @param serverId of the message that the place speaks of
 * @param time of the message that the place speaks of
 * @param shown the message or the words, shortened
 */
public record GapPlace(
    About about,
    Provenance provenance,
    Optional<String> serverId,
    Optional<Instant> time,
    String shown) {
  private static final int SHOWN = 120;

  /** What a place has to do with a sign. */
  public enum About {
    /** The last message before what is not there. */
    BEFORE,
    /** The first message after what is not there. */
    AFTER,
    /** The message itself that stands out. */
    ROW,
    /** Another place that speaks of a message: an index, a quote, remains in the file. */
    WITNESS
  }

  public GapPlace {
    if (shown.codePointCount(0, shown.length()) > SHOWN) {
      shown = shown.substring(0, shown.offsetByCodePoints(0, SHOWN)) + "…";
    }
  }
}
