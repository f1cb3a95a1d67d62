package org.tiezheng.casework.file;

import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;

/** {@code case.yaml} cannot be used as it stands; the sentence names the line. */
public final class CaseFileException extends TiezhengException {
  private static final long serialVersionUID = 1L;

  public CaseFileException(Text sentence) {
    super(sentence);
  }

  CaseFileException(Text sentence, Throwable cause) {
    super(sentence, cause);
  }
}
