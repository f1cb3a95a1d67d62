package org.tiezheng.collect;

import org.tiezheng.evidence.Kind;

/**
 * An importer's answer to a {@link Probe}.
 *
 * @param kind what the source would be as an item of evidence
 * @param container whether the source holds other material (archive, mailbox) and therefore stays
 *     in the case when a bundle leaves it
 */
public record Match(Confidence confidence, Kind kind, boolean container) {
  private static final Match NONE = new Match(Confidence.NONE, Kind.OTHER, false);

  /** Not recognised. */
  public static Match none() {
    return NONE;
  }

  /** Recognised as a source that holds nothing but itself. */
  public static Match of(Confidence confidence, Kind kind) {
    return new Match(confidence, kind, false);
  }

  public boolean recognised() {
    return confidence != Confidence.NONE;
  }
}
