package org.tiezheng.vault;

import org.tiezheng.evidence.Text;

/** A file of the vault is not what it should be. */
public final class VaultDamagedException extends VaultException {
  public VaultDamagedException(Text sentence) {
    super(sentence);
  }

  public VaultDamagedException(Text sentence, Throwable cause) {
    super(sentence, cause);
  }
}
