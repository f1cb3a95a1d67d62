package org.tiezheng.vault;

import org.tiezheng.evidence.Text;

/** The case was saved by somebody else since it was read. */
public final class StaleRevisionException extends VaultException {
  public StaleRevisionException(Text sentence) {
    super(sentence);
  }

  public StaleRevisionException(Text sentence, Throwable cause) {
    super(sentence, cause);
  }
}
