package org.tiezheng.sqlite;

/** The bytes have no header of an SQLite database, so nothing in them can be located. */
public final class UnreadableDatabaseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Sentence sentence;

  public UnreadableDatabaseException(Sentence sentence) {
    super(sentence.en());
    this.sentence = sentence;
  }

  /** What is wrong, in both languages. */
  public Sentence sentence() {
    return sentence;
  }
}
