package org.tiezheng.present.picture;

import org.tiezheng.evidence.Text;

/** A picture that cannot be printed, and why; its file is handed in all the same. */
public final class UnprintableException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Text sentence;

  UnprintableException(String zh, String en) {
    super(en);
    this.sentence = new Text(zh, en);
  }

  public Text sentence() {
    return sentence;
  }
}
