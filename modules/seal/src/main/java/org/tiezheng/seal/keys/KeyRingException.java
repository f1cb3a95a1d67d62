package org.tiezheng.seal.keys;

import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;

/** The key ring cannot be used as it lies there; the sentence says what is wrong and what to do. */
public class KeyRingException extends TiezhengException {
  KeyRingException(String zh, String en) {
    super(new Text(zh, en));
  }

  KeyRingException(String zh, String en, Throwable cause) {
    super(new Text(zh, en), cause);
  }
}
