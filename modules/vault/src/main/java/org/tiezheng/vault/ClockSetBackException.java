package org.tiezheng.vault;

import org.tiezheng.evidence.Text;

/** The clock is behind what the vault has already recorded. */
public final class ClockSetBackException extends VaultException {
  public ClockSetBackException(Text sentence) {
    super(sentence);
  }

  public ClockSetBackException(Text sentence, Throwable cause) {
    super(sentence, cause);
  }
}
