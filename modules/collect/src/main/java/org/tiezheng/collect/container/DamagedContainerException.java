package org.tiezheng.collect.container;

import org.tiezheng.collect.input.FormatException;
import org.tiezheng.evidence.TiezhengException;

/** The container cannot be opened, whatever the secret: damaged, incomplete, or beyond a limit. */
public final class DamagedContainerException extends TiezhengException {
  public DamagedContainerException(FormatException cause) {
    super(cause.sentence(), cause);
  }
}
