package org.tiezheng.server.page;

/**
 * Text as a page shows it: nothing of it becomes part of the page, and characters that cannot be
 * seen, or turn the text beside them around, are shown by code and name, as papers print them.
 */
final class Seen {
  private Seen() {}

  /** As HTML, for the content of elements and for quoted attributes. */
  static String html(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> {
          if (hidden(c)) {
            out.append("[U+%04X".formatted((int) c));
            String name = Character.getName(c);
            out.append(name == null ? "]" : " " + name + "]");
          } else {
            out.append(c);
          }
        }
      }
    }
    return out.toString();
  }

  /** Joiners stay: emoji and some scripts need them, and they turn nothing around. */
  private static boolean hidden(char c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL -> c != '\n' && c != '\r' && c != '\t';
      case Character.FORMAT -> c != '\u200c' && c != '\u200d';
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
      default -> false;
    };
  }
}
