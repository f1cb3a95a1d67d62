package org.tiezheng.vault;

import org.tiezheng.evidence.Text;

/** The vault was opened for reading, or its medium does not allow writing. */
public final class VaultReadOnlyException extends VaultException {
  public VaultReadOnlyException(Text sentence) {
    super(sentence);
  }

  public VaultReadOnlyException(Text sentence, Throwable cause) {
    super(sentence, cause);
  }
}
