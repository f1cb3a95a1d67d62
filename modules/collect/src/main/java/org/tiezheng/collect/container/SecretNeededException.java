package org.tiezheng.collect.container;

import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;

/** The container is encrypted and no secret was given. */
public final class SecretNeededException extends TiezhengException {
  public SecretNeededException(Text sentence) {
    super(sentence);
  }
}
