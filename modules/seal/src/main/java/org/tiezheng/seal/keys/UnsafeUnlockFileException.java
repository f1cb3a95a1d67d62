package org.tiezheng.seal.keys;

/** The unlock file can be read by other users of the machine, so it protects nothing. */
public final class UnsafeUnlockFileException extends KeyRingException {
  UnsafeUnlockFileException(String zh, String en) {
    super(zh, en);
  }
}
