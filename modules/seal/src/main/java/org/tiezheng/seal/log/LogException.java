package org.tiezheng.seal.log;

import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;

/** The log cannot do what was asked; the leaf class says why. */
public abstract sealed class LogException extends TiezhengException
    permits LogDamagedException,
        LogForkException,
        LogStoppedException,
        NoSuchCheckpointException,
        NoSuchDepositException,
        RequestConflictException {
  LogException(String zh, String en) {
    super(new Text(zh, en));
  }

  LogException(String zh, String en, Throwable cause) {
    super(new Text(zh, en), cause);
  }
}
