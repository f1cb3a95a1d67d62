package org.tiezheng.examine.rule;

import org.tiezheng.evidence.Text;

/** The step of the work at which a rule can be examined. */
public enum Phase {
  COLLECT("取证", "collect"),
  PRESERVE("存证", "preserve"),
  EXAMINE("审查", "examine"),
  PRESENT("举证", "present"),
  VERIFY("验证", "verify");

  private final Text title;

  Phase(String zh, String en) {
    this.title = new Text(zh, en);
  }

  /** The name that people read. */
  public Text title() {
    return title;
  }
}
