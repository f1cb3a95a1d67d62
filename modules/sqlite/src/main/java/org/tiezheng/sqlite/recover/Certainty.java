package org.tiezheng.sqlite.recover;

/** What is known about the value of one column of a recovered row. */
public enum Certainty {
  /** Its type and all its bytes are there. */
  CERTAIN,
  /** Its bytes are there, but its type had to be concluded, and others are possible. */
  CONCLUDED,
  /** A part of its bytes is missing or may belong to something else. */
  PARTIAL,
  /** The row was stored without it (the column was added later): the value is the default. */
  DEFAULT,
  /** Nothing of it is left. */
  LOST
}
