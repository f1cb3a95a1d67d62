package org.tiezheng.evidence;

/** The outcome of a check. {@link #UNKNOWN} never counts as {@link #PASS}. */
public enum Outcome {
  PASS,
  WARN,
  FAIL,
  /** Something the check needs is missing; the finding says what. */
  UNKNOWN,
  /** Not applicable: the rule does not speak of this item. */
  NA
}
