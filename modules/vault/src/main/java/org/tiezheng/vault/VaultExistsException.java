package org.tiezheng.vault;

import org.tiezheng.evidence.Text;

/** A new vault needs an empty folder. */
public final class VaultExistsException extends VaultException {
  public VaultExistsException(Text sentence) {
    super(sentence);
  }

  public VaultExistsException(Text sentence, Throwable cause) {
    super(sentence, cause);
  }
}
