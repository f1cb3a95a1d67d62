package org.tiezheng.verify;

import org.tiezheng.evidence.Text;

/**
 * The four questions that are answered apart and never as one (docs/bundle-format.md section 5).
 */
public enum Question {
  /** Is every file what the manifests say, and is nothing else there? */
  BYTES("文件未变", "Files unchanged"),
  /** Is each deposit in the log that its proof names? */
  LOG("已存证", "Deposited in the log"),
  /** Not later than when did it exist, and whose clock says so? */
  TIME("不晚于", "Existed not later than"),
  /** What all this does not show. */
  NOT_SHOWN("未证明", "Not shown");

  private final Text title;

  Question(String zh, String en) {
    title = new Text(zh, en);
  }

  public Text title() {
    return title;
  }
}
