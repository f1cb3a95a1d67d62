package org.tiezheng.seal.log;

/** Nothing was deposited under that request id. */
public final class NoSuchDepositException extends LogException {
  NoSuchDepositException(String zh, String en) {
    super(zh, en);
  }
}
