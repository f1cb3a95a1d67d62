package org.tiezheng.examine.rule;

import org.tiezheng.evidence.Text;

/** How much a failed rule matters, heaviest first. */
public enum Severity {
  /** Stops the export until it is cured or overridden with a reason. */
  BLOCK("阻断", "block"),
  HIGH("高", "high"),
  MED("中", "medium"),
  LOW("低", "low"),
  INFO("提示", "info");

  private final Text title;

  Severity(String zh, String en) {
    this.title = new Text(zh, en);
  }

  /** The name that people read. */
  public Text title() {
    return title;
  }
}
