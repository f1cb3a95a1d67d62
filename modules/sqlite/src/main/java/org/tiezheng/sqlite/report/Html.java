package org.tiezheng.sqlite.report;

import java.io.IOException;

/**
 * Writes HTML that is also well-formed XML, and lets no text out of its place. Invisible characters
 * are shown by their number, because a reader must see what is there. Not thread-safe.
 */
final class Html {
  private final Appendable out;

  Html(Appendable out) {
    this.out = out;
  }

  Html raw(String markup) throws IOException {
    out.append(markup);
    return this;
  }

  Html open(String element) throws IOException {
    out.append('<').append(element).append('>');
    return this;
  }

  Html close(String element) throws IOException {
    out.append("</").append(element).append('>');
    return this;
  }

  /** An element with nothing but text in it. */
  Html element(String element, String text) throws IOException {
    int blank = element.indexOf(' ');
    return open(element).text(text).close(blank < 0 ? element : element.substring(0, blank));
  }

  Html text(String text) throws IOException {
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      switch (c) {
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '&' -> out.append("&amp;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        case '\n' -> out.append('\n');
        default -> {
          if (isVisible(c)) {
            out.append(Character.toString(c));
          } else {
            out.append("[U+%04X]".formatted(c));
          }
        }
      }
    }
    return this;
  }

  /** Control characters, marks of direction, lone surrogates and such cannot be seen. */
  private static boolean isVisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          // Joins the parts of many emoji.
          c == 0x200d;
      default -> c != 0xfffe && c != 0xffff && (c & 0xfffe) != 0xfffe;
    };
  }
}
