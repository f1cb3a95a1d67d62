package org.tiezheng.vault;

import org.tiezheng.evidence.Text;

/** There is no original with this digest. */
public final class UnknownOriginalException extends VaultException {
  public UnknownOriginalException(Text sentence) {
    super(sentence);
  }

  public UnknownOriginalException(Text sentence, Throwable cause) {
    super(sentence, cause);
  }
}
