package org.tiezheng.present.html;

/** Text for XML and HTML. What these cannot hold is written as its code, never left out. */
public final class WrittenXml {
  private WrittenXml() {}

  /** A text in which controls, turns of direction and halves of pairs are named by their code. */
  public static String held(String text) {
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

  /** Not what turns the direction of writing either: an amount could be shown backwards. */
  private static boolean holds(int c) {
    boolean turning = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    boolean control = Character.isISOControl(c) && c != '\n' && c != '\t';
    boolean none = (c >= 0xD800 && c <= 0xDFFF) || c == 0xFFFE || c == 0xFFFF;
    return !turning && !control && !none;
  }

  /** As the content of an element or a quoted attribute. */
  public static String escaped(String text) {
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
