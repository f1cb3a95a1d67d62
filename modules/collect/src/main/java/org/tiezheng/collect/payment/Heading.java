package org.tiezheng.collect.payment;

/** How headings and cells are compared and cleaned. */
final class Heading {
  private Heading() {}

  /** Without blanks of any kind, with ASCII brackets and colon, in lower case. */
  static String plain(String heading) {
    StringBuilder plain = new StringBuilder(heading.length());
    unwrapped(heading)
        .codePoints()
        .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c) && c != 0xFEFF)
        .map(c ->
            switch (c) {
              case '（' -> '(';
              case '）' -> ')';
              case '：' -> ':';
              default -> Character.toLowerCase(c);
            })
        .forEach(plain::appendCodePoint);
    return plain.toString();
  }

  /** A value without blanks around it and without the {@code ="…"} that keeps digits in Excel. */
  static String value(String cell) {
    String value = strip(unwrapped(cell));
    return value.equals("/") ? "" : value;
  }

  private static String unwrapped(String cell) {
    String text = strip(cell);
    return text.length() >= 3 && text.startsWith("=\"") && text.endsWith("\"")
        ? text.substring(2, text.length() - 1)
        : text;
  }

  private static String strip(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && blank(text.charAt(from))) {
      from++;
    }
    while (to > from && blank(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  private static boolean blank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0xFEFF;
  }
}
