package org.tiezheng.examine.rule;

import org.tiezheng.evidence.Text;

/**
 * The legal consequence that a rule's source attaches; apart from severity, empty unless the source
 * states one.
 */
public enum Effect {
  CANNOT_STAND_ALONE("不得单独作为认定依据", "cannot stand alone"),
  NEED_ORIGINAL("须提供原件", "the original is needed"),
  NEED_CORROBORATION("须补强", "corroboration is needed"),
  EXCLUDE_RISK("可能被排除", "may be excluded"),
  PRESUMPTION("可推定", "presumption"),
  DEADLINE("期限", "deadline");

  private final Text title;

  Effect(String zh, String en) {
    this.title = new Text(zh, en);
  }

  /** The name that people read. */
  public Text title() {
    return title;
  }
}
