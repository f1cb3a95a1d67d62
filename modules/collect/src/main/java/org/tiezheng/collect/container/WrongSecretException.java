package org.tiezheng.collect.container;

import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;

/** The secret does not open the container; another may. Says nothing about damage. */
public final class WrongSecretException extends TiezhengException {
  public WrongSecretException(Text sentence) {
    super(sentence);
  }
}
