package org.tiezheng.verify.container;

import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;

/** A folder or zip cannot be read as a bag at all. */
public final class UnreadableContainerException extends TiezhengException {
  public UnreadableContainerException(String zh, String en) {
    super(new Text(zh, en));
  }

  public UnreadableContainerException(String zh, String en, Throwable cause) {
    super(new Text(zh, en), cause);
  }
}
