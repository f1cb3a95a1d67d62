package org.tiezheng.sqlite;

import java.util.ArrayList;
import java.util.List;

/** Splits an SQL statement into tokens; never fails: what is not understood is a sign. */
final class SqlTokens {
  private final String sql;
  private final List<SqlToken> tokens = new ArrayList<>();
  private int at;

  private SqlTokens(String sql) {
    this.sql = sql;
  }

  static List<SqlToken> of(String sql) {
    SqlTokens tokens = new SqlTokens(sql);
    while (tokens.at < sql.length()) {
      tokens.next();
    }
    return tokens.tokens;
  }

  private void next() {
    char c = sql.charAt(at);
    if (c == ' ' || (c >= '\t' && c <= '\r')) {
      at++;
    } else if (sql.startsWith("--", at)) {
      at = endOf("\n", at + 2);
    } else if (sql.startsWith("/*", at)) {
      at = endOf("*/", at + 2);
    } else if (c == '"' || c == '`') {
      quoted(SqlToken.Kind.QUOTED, c);
    } else if (c == '\'') {
      quoted(SqlToken.Kind.STRING, c);
    } else if (c == '[') {
      int end = endOf("]", at + 1);
      int inner = sql.startsWith("]", end - 1) && end - 1 > at ? end - 1 : end;
      add(SqlToken.Kind.QUOTED, sql.substring(at + 1, inner), end);
    } else if ((c == 'x' || c == 'X') && sql.startsWith("'", at + 1)) {
      int end = endOf("'", at + 2);
      add(SqlToken.Kind.BLOB, sql.substring(at + 2, Math.max(at + 2, end - 1)), end);
    } else if (digit(c) || (c == '.' && at + 1 < sql.length() && digit(sql.charAt(at + 1)))) {
      number();
    } else if (wordPart(c)) {
      int end = at;
      while (end < sql.length() && wordPart(sql.charAt(end))) {
        end++;
      }
      add(SqlToken.Kind.WORD, sql.substring(at, end), end);
    } else {
      add(SqlToken.Kind.SIGN, sql.substring(at, at + 1), at + 1);
    }
  }

  private void quoted(SqlToken.Kind kind, char quote) {
    StringBuilder text = new StringBuilder();
    int i = at + 1;
    while (i < sql.length()) {
      char c = sql.charAt(i++);
      if (c == quote) {
        if (i == sql.length() || sql.charAt(i) != quote) {
          break;
        }
        i++;
      }
      text.append(c);
    }
    add(kind, text.toString(), i);
  }

  private void number() {
    int end = at;
    while (end < sql.length() && (wordPart(sql.charAt(end)) || sql.charAt(end) == '.')) {
      char c = sql.charAt(end++);
      boolean exponent = (c == 'e' || c == 'E') && !sql.startsWith("0x", at);
      if (exponent && end < sql.length() && "+-".indexOf(sql.charAt(end)) >= 0) {
        end++;
      }
    }
    add(SqlToken.Kind.NUMBER, sql.substring(at, end), end);
  }

  private int endOf(String mark, int from) {
    int found = sql.indexOf(mark, from);
    return found < 0 ? sql.length() : found + mark.length();
  }

  private void add(SqlToken.Kind kind, String text, int end) {
    tokens.add(new SqlToken(kind, text, at, end));
    at = end;
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean wordPart(char c) {
    return digit(c)
        || (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || c == '_'
        || c == '$'
        || c >= 0x80;
  }
}
