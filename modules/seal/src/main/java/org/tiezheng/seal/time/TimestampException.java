package org.tiezheng.seal.time;

import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;

/** No time token could be had; nothing is lost, it can be asked for again later. */
public final class TimestampException extends TiezhengException {
  TimestampException(String zh, String en) {
    super(new Text(zh, en));
  }

  TimestampException(String zh, String en, Throwable cause) {
    super(new Text(zh, en), cause);
  }
}
