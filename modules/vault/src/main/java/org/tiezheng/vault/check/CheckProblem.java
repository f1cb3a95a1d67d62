package org.tiezheng.vault.check;

import org.tiezheng.evidence.Text;

/**
 * Something that is not as it should be.
 *
 * @param file relative to the vault; what a person must look at
 */
public record CheckProblem(Kind kind, String file, Text sentence) {
  /** What is wrong. */
  public enum Kind {
    /** A file that a row or list names is not there. */
    MISSING,
    /** The bytes are not those that were kept. */
    CHANGED,
    /** The medium does not give the bytes. */
    UNREADABLE,
    /** A file that nothing in the vault names. */
    UNLISTED,
    /** A row cannot be understood, or contradicts another. */
    ROW,
    /** The custody log does not hold together. */
    CUSTODY,
    /** A deposit or receipt does not fit the log or the bytes. */
    RECEIPT,
    /** The deposit log does not hold together. */
    LOG
  }

  static CheckProblem of(Kind kind, String file, String zh, String en) {
    return new CheckProblem(kind, file, new Text(file + ":" + zh, file + ": " + en));
  }
}
