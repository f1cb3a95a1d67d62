package org.tiezheng.present.export;

/** Text for XML and HTML. What these cannot hold is written as its code, never left out. */
final class WrittenXml {
  private WrittenXml() {}

  /** A text in which control characters and halves of pairs are named by their code. */
  static String held(String text) {
    if (text.codePoints().allMatch(WrittenXml::holds)) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(c -> {
          if (holds(c)) {
            out.appendCodePoint(c);
          } else {
            out.append("[U+%04X]".formatted(c));
          }
        });
    return out.toString();
  }

  private static boolean holds(int c) {
    return c == '\n'
        || c == '\t'
        || (c >= ' '
            && c != 0x7f
            && (c < 0x80 || c > 0x9f)
            && (c < 0xD800 || c >= 0xE000)
            && c != 0xFFFE
            && c != 0xFFFF);
  }

  /** As the content of an element or a quoted attribute. */
  static String escaped(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (char c : held(text).toCharArray()) {
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        default -> out.append(c);
      }
    }
    return out.toString();
  }
}
