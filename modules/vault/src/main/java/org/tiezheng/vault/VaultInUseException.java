package org.tiezheng.vault;

import org.tiezheng.evidence.Text;

/** Another program has this vault open for writing. */
public final class VaultInUseException extends VaultException {
  public VaultInUseException(Text sentence) {
    super(sentence);
  }

  public VaultInUseException(Text sentence, Throwable cause) {
    super(sentence, cause);
  }
}
