package org.tiezheng.vault;

import org.tiezheng.evidence.Text;

/** No room is left; nothing of the current step was acknowledged. */
public final class VaultFullException extends VaultException {
  public VaultFullException(Text sentence) {
    super(sentence);
  }

  public VaultFullException(Text sentence, Throwable cause) {
    super(sentence, cause);
  }
}
