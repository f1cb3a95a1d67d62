package org.tiezheng.collect.ios.typedstream;

import org.tiezheng.collect.input.FormatException;

/**
 * A word of Objective-C type codes, read from left to right: one letter for a plain value, {@code
 * [12c]} for an array, <code>{name=if}</code> for a structure. Not thread-safe.
 */
final class Encoding {
  private static final int LONGEST_NUMBER = 9;

  private final String codes;
  private int at;

  Encoding(String codes) {
    this.codes = codes;
  }

  boolean more() {
    return at < codes.length();
  }

  int position() {
    return at;
  }

  void position(int known) {
    at = known;
  }

  char peek() throws FormatException {
    if (!more()) {
      throw broken();
    }
    return codes.charAt(at);
  }

  char next() throws FormatException {
    char code = peek();
    at++;
    return code;
  }

  void expect(char code) throws FormatException {
    if (next() != code) {
      throw broken();
    }
  }

  /** The length of an array. */
  int number() throws FormatException {
    int start = at;
    while (more() && codes.charAt(at) >= '0' && codes.charAt(at) <= '9') {
      at++;
    }
    if (at == start || at - start > LONGEST_NUMBER) {
      throw broken();
    }
    return Integer.parseInt(codes.substring(start, at));
  }

  /** Passes over the name of a structure and its equals sign. */
  void name() throws FormatException {
    int equals = codes.indexOf('=', at);
    if (equals < 0) {
      throw broken();
    }
    at = equals + 1;
  }

  /** Passes over one whole type. */
  void skip() throws FormatException {
    int open = 0;
    do {
      char code = next();
      if (code == '[' || code == '{') {
        open++;
      } else if (code == ']' || code == '}') {
        open--;
      }
    } while (open > 0);
    if (open < 0) {
      throw broken();
    }
  }

  private FormatException broken() {
    String shown = codes.substring(0, Math.min(codes.length(), 40));
    return new FormatException(
        "typedstream 的类型描述无法理解:" + shown, "types of a typedstream not understood: " + shown);
  }
}
