package org.tiezheng.collect.capture;

import org.tiezheng.evidence.Text;

/** Something about a capture that a person must know before resting anything on it. */
public record Flaw(Kind kind, Text sentence) {
  /** What it is about. */
  public enum Kind {
    /** Bytes, records or lines are not those that were digested when they came. */
    BROKEN,
    /** Something that was announced, or has to be there, did not come. */
    MISSING,
    /** Something came, or was deposited, later than within seconds. */
    LATE,
    /** The clocks were not compared, are far apart, or one of them jumped. */
    CLOCK,
    /** The browser said that something could not be done or was interrupted. */
    TROUBLE
  }

  static Flaw of(Kind kind, String zh, String en) {
    return new Flaw(kind, new Text(zh, en));
  }
}
