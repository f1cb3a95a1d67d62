package org.tiezheng.vault;

import org.tiezheng.evidence.Text;

/** Something else is already kept under the same id. */
public final class AlreadyKeptException extends VaultException {
  public AlreadyKeptException(Text sentence) {
    super(sentence);
  }

  public AlreadyKeptException(Text sentence, Throwable cause) {
    super(sentence, cause);
  }
}
