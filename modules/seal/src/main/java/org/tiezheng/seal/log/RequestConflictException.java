package org.tiezheng.seal.log;

/** The request id was used before for something else. */
public final class RequestConflictException extends LogException {
  RequestConflictException(String zh, String en) {
    super(zh, en);
  }
}
