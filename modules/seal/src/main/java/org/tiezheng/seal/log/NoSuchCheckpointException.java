package org.tiezheng.seal.log;

/** The log signed no checkpoint of that size. */
public final class NoSuchCheckpointException extends LogException {
  NoSuchCheckpointException(String zh, String en) {
    super(zh, en);
  }
}
