package org.tiezheng.present.html;

import org.tiezheng.present.pdf.Style;

/** Texts and values as they stand in the markup. */
final class Markup {
  /** Tables with more columns are as wide as one with so many. */
  static final int MOST_COLUMNS = 12;

  /** Sizes in points for which the style sheet has a class. */
  private static final int[] SIZES = {8, 9, 10, 11, 12, 14, 16, 22, 36};

  /** Light modules round a QR code (ISO/IEC 18004). */
  private static final int QUIET = 4;

  private Markup() {}

  /**
   * A visible text as the content of an element. What visible texts never hold is written as U+FFFD
   * all the same: nothing from outside may end an element or begin a page.
   */
  static String text(String visible) {
    int first = special(visible);
    if (first < 0) {
      return visible;
    }
    StringBuilder out = new StringBuilder(visible.length() + 32);
    out.append(visible, 0, first);
    for (int i = first; i < visible.length(); i++) {
      char c = visible.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\n' -> out.append("<br/>");
        default -> out.append(c < ' ' ? '\uFFFD' : c);
      }
    }
    return out.toString();
  }

  private static int special(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == '&' || c == '<' || c == '>' || c == '"') {
        return i;
      }
    }
    return -1;
  }

  /** An anchor as an id: letters, digits and hyphens stay, all else is written as its code. */
  static String id(String anchor) {
    StringBuilder id = new StringBuilder(anchor.length());
    anchor
        .codePoints()
        .forEach(c -> {
          boolean plain =
              (c >= 'a' && c <= 'z')
                  || (c >= 'A' && c <= 'Z')
                  || (c >= '0' && c <= '9')
                  || c == '-';
          if (plain) {
            id.appendCodePoint(c);
          } else {
            id.append('_').append(Integer.toHexString(c)).append('_');
          }
        });
    return id.toString();
  }

  /** The classes of a style. */
  static String look(Style style) {
    int best = SIZES[0];
    for (int size : SIZES) {
      if (Math.abs(size - style.size()) < Math.abs(best - style.size())) {
        best = size;
      }
    }
    String align =
        switch (style.align()) {
          case LEFT -> "";
          case CENTRE -> " c";
          case RIGHT -> " r";
        };
    return "s" + best + (style.bold() ? " b" : "") + align;
  }

  static String aligned(Style.Align align) {
    return switch (align) {
      case LEFT -> "";
      case CENTRE -> " class=\"c\"";
      case RIGHT -> " class=\"r\"";
    };
  }

  /** Drawn in the page: black on white in any colour scheme, or no camera reads it. */
  static String qr(boolean[][] modules, String caption) {
    int size = modules.length + 2 * QUIET;
    StringBuilder path = new StringBuilder();
    for (int row = 0; row < modules.length; row++) {
      for (int from = 0; from < modules[row].length; from++) {
        int to = from;
        while (to < modules[row].length && modules[row][to]) {
          to++;
        }
        if (to > from) {
          path.append('M').append(from + QUIET).append(' ').append(row + QUIET);
          path.append('h').append(to - from).append("v1h-").append(to - from).append('z');
          from = to;
        }
      }
    }
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">"
            .formatted(size, size, text(caption))
        + "<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/><path fill=\"#000\" d=\"%s\"/></svg>"
            .formatted(size, size, path);
  }
}
