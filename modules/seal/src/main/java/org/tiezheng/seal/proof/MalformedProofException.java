package org.tiezheng.seal.proof;

import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;

/** Bytes that are not what they are said to be: a leaf, an opening, a note, a proof. */
public final class MalformedProofException extends TiezhengException {
  MalformedProofException(String zh, String en) {
    super(new Text(zh, en));
  }
}
