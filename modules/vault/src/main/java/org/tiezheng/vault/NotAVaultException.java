package org.tiezheng.vault;

import org.tiezheng.evidence.Text;

/** The folder is no vault, or one of a format that this program does not know. */
public final class NotAVaultException extends VaultException {
  public NotAVaultException(Text sentence) {
    super(sentence);
  }

  public NotAVaultException(Text sentence, Throwable cause) {
    super(sentence, cause);
  }
}
