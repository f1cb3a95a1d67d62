package org.tiezheng.verify;

import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;

/** A key or certificate that the reader brought along cannot be used. */
public final class UnusableKeyException extends TiezhengException {
  UnusableKeyException(String zh, String en) {
    super(new Text(zh, en));
  }
}
