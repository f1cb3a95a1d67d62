package org.tiezheng.verify;

import org.tiezheng.evidence.Text;

/**
 * Makes control and formatting characters visible: names come from strangers and must not be able
 * to write lines of a report, or turn its direction round.
 */
final class VisibleText {
  private VisibleText() {}

  static Text of(Text text) {
    return new Text(of(text.zh()), of(text.en()));
  }

  static String of(String text) {
    if (text.codePoints().noneMatch(VisibleText::isHidden)) {
      return text;
    }
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .forEach(c -> {
          if (isHidden(c)) {
            out.append(String.format("\\u%04x", c));
          } else {
            out.appendCodePoint(c);
          }
        });
    return out.toString();
  }

  private static boolean isHidden(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
