package org.tiezheng.seal.log;

/** What the store holds does not give the tree that its checkpoint states. */
public final class LogDamagedException extends LogException {
  LogDamagedException(String zh, String en) {
    super(zh, en);
  }

  LogDamagedException(String zh, String en, Throwable cause) {
    super(zh, en, cause);
  }
}
