package org.tiezheng.casework.capture;

import java.io.Serial;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;

/** What a browser sent was not taken; nothing of it was kept. */
public final class CaptureRefusedException extends TiezhengException {
  @Serial private static final long serialVersionUID = 1L;

  /** Why it was not. */
  public enum Why {
    /** It is no record, or says what cannot be. */
    BAD,
    /** It is not the one that comes next. */
    OUT_OF_ORDER,
    /** The bytes are not those of the digest. */
    OTHER_BYTES,
    /** The capture has ended. */
    ENDED,
    /** There is no room for more. */
    FULL
  }

  private final Why why;

  CaptureRefusedException(Why why, Text sentence) {
    super(sentence);
    this.why = why;
  }

  CaptureRefusedException(Why why, String zh, String en) {
    this(why, new Text(zh, en));
  }

  public Why why() {
    return why;
  }
}
