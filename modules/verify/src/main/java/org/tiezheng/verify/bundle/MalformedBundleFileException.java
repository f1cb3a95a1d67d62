package org.tiezheng.verify.bundle;

import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;

/** A file of a bundle does not have the form that docs/bundle-format.md gives it. */
public final class MalformedBundleFileException extends TiezhengException {
  private final String file;

  /**
   * @param file its path in the bundle
   * @param reason what is wrong, a clause without full stop
   */
  public MalformedBundleFileException(String file, Text reason) {
    super(
        new Text(
            file + " 的格式不符合规范:" + reason.zh() + "。",
            file + " does not have the prescribed form: " + reason.en() + "."));
    this.file = file;
  }

  /** Its path in the bundle. */
  public String file() {
    return file;
  }
}
