package org.tiezheng.seal.keys;

/** The passphrase or the unlock file does not open this key ring. */
public final class WrongUnlockException extends KeyRingException {
  WrongUnlockException(String zh, String en) {
    super(zh, en);
  }
}
