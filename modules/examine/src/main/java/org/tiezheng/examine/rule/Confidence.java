package org.tiezheng.examine.rule;

import org.tiezheng.evidence.Text;

/** How well a rule's source was checked; shown to the user. */
public enum Confidence {
  /** The cited article was read in a checked copy. */
  VERIFIED("已核对法条", "source verified"),
  /** Known from a secondary text only. */
  SECONDARY("据二手资料", "secondary source"),
  UNVERIFIED("未核实", "unverified");

  private final Text title;

  Confidence(String zh, String en) {
    this.title = new Text(zh, en);
  }

  /** The name that people read. */
  public Text title() {
    return title;
  }
}
