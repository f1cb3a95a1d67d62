package org.tiezheng.verify;

import org.tiezheng.evidence.Text;

/** What came out of a step. Not checked is never shown as good. */
public enum Result {
  PASSED("通过", "passed"),
  FAILED("未通过", "failed"),
  NOT_CHECKED("未检查", "not checked");

  private final Text label;

  Result(String zh, String en) {
    label = new Text(zh, en);
  }

  public Text label() {
    return label;
  }

  /** The worse of two: failed, then not checked, then passed. */
  Result and(Result other) {
    if (this == FAILED || other == FAILED) {
      return FAILED;
    }
    return this == NOT_CHECKED ? this : other;
  }
}
