package org.tiezheng.casework.file;

import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;

/** Somebody else changed {@code case.yaml} while a person was at it. */
public final class ChangedMeanwhile extends TiezhengException {
  private static final long serialVersionUID = 1L;

  /**
   * @param sentence what was changed, and what to do
   */
  public ChangedMeanwhile(Text sentence) {
    super(sentence);
  }

  ChangedMeanwhile() {
    super(
        new Text(
            "案件在您打开这一页之后被改动过(另一个浏览器、命令行,或有人编辑了 case.yaml);您的改动没有写入,别人的改动也没有丢。请重新打开这一页,看过之后再改。",
            "The case was changed after you opened this page (in another browser, by the command,"
                + " or by somebody who edited case.yaml). What you changed was not written and"
                + " nothing of the others was lost: open the page again, look, and change it"
                + " then."));
  }
}
