package org.tiezheng.sqlite;

import java.util.Locale;

/**
 * A token of an SQL statement.
 *
 * @param kind what it is
 * @param text without its quotes
 * @param start where it begins in the statement
 * @param end where it ends
 */
record SqlToken(Kind kind, String text, int start, int end) {
  enum Kind {
    /** A bare word: keyword or name. */
    WORD,
    /** A name in double quotes, backticks or brackets. */
    QUOTED,
    /** Text in single quotes; SQLite takes it for a name where only a name can be. */
    STRING,
    /** A blob literal; the text holds the hexadecimal digits. */
    BLOB,
    NUMBER,
    /** One character. */
    SIGN
  }

  boolean is(String word) {
    return kind == Kind.WORD && text.toUpperCase(Locale.ROOT).equals(word);
  }

  boolean sign(char c) {
    return kind == Kind.SIGN && text.charAt(0) == c;
  }

  boolean isName() {
    return kind == Kind.WORD || kind == Kind.QUOTED || kind == Kind.STRING;
  }
}
