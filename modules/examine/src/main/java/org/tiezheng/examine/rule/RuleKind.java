package org.tiezheng.examine.rule;

import org.tiezheng.evidence.Text;

/** Who answers a rule. */
public enum RuleKind {
  /** A check computes the outcome from what is stored. */
  AUTO("自动", "automatic"),
  /** A check reads what a person has filled in. */
  FIELD("填报", "field"),
  /** A person signs. */
  ATTEST("签署", "attested"),
  MANUAL("人工", "manual");

  private final Text title;

  RuleKind(String zh, String en) {
    this.title = new Text(zh, en);
  }

  /** The name that people read. */
  public Text title() {
    return title;
  }
}
