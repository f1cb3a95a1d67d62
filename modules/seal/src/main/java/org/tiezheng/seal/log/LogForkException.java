package org.tiezheng.seal.log;

/** The store is behind, or beside, a checkpoint of this log that was seen elsewhere. */
public final class LogForkException extends LogException {
  LogForkException(String zh, String en) {
    super(zh, en);
  }
}
