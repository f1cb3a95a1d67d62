package org.tiezheng.collect.capture;

import java.io.Serial;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;

/** A record does not follow the one before it. */
public final class BrokenChainException extends TiezhengException {
  @Serial private static final long serialVersionUID = 1L;

  BrokenChainException(String zh, String en) {
    super(new Text(zh, en));
  }
}
