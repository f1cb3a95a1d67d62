package org.tiezheng.examine.rule;

import org.tiezheng.evidence.Text;

/**
 * What a rule is about. Declared in the order of evaluation: authenticity first, then legality,
 * then relevance (SEED-JUD-06).
 */
public enum Property {
  AUTH("真实性", "authenticity"),
  LEGAL("合法性", "legality"),
  REL("关联性", "relevance"),
  INTEG("完整性", "integrity"),
  WEIGHT("证明力", "weight"),
  FORM("形式", "form");

  private final Text title;

  Property(String zh, String en) {
    this.title = new Text(zh, en);
  }

  /** The name that people read. */
  public Text title() {
    return title;
  }
}
