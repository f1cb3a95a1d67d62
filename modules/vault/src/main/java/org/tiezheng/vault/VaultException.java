package org.tiezheng.vault;

import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;

/** The vault cannot do what was asked; the sentence says why, and what to do. */
public class VaultException extends TiezhengException {
  public VaultException(Text sentence) {
    super(sentence);
  }

  public VaultException(Text sentence, Throwable cause) {
    super(sentence, cause);
  }
}
