package org.tiezheng.examine.screens;

import org.tiezheng.evidence.Text;

/** What holding a bubble against the export gave; the order is that of attention. */
public enum Verdict {
  DIFFERS("✗", "不同", "differs"),
  ONLY_SCREEN("▲", "仅截图有", "only on the screen"),
  ONLY_EXPORT("▼", "仅导出记录有", "only in the export"),
  PERSON("?", "待人核", "for a person"),
  WITHIN("≈", "识别误差内", "within the tolerance of reading"),
  SAME("=", "一致", "same"),
  /** Neither side has words to compare. */
  NOT_COMPARED("·", "未比对", "not compared");

  private final String mark;
  private final Text title;

  Verdict(String mark, String zh, String en) {
    this.mark = mark;
    this.title = new Text(zh, en);
  }

  /** A sign that carries the meaning without colour. */
  public String mark() {
    return mark;
  }

  public Text title() {
    return title;
  }

  /** Whether somebody has to look at it before anything is said of it. */
  public boolean open() {
    return this != SAME && this != WITHIN && this != NOT_COMPARED;
  }
}
