package org.tiezheng.collect.container;

import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;

/** One member of a container has no readable bytes; the others are not concerned. */
public final class UnreadableInnerException extends TiezhengException {
  private final Reason reason;

  public UnreadableInnerException(Reason reason, Text sentence) {
    super(sentence);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }

  /** Why there are no bytes. */
  public enum Reason {
    /** It is a folder, a link or a device. */
    NO_FILE,
    /** The container names a file that was not sealed with it. */
    NOT_SEALED,
    /** It is larger than may be taken into memory. */
    TOO_LARGE,
    /** The key of its protection class is not in the container, or not opened by the secret. */
    NO_CLASS_KEY,
    /** Its own key does not unwrap: damaged. */
    KEY_DAMAGED,
    /** The bytes, or what the container says of them, do not make sense. */
    DAMAGED
  }
}
