package org.tiezheng.checks;

/** Java source without comments and without what stands in quotation marks, line by line. */
final class SourceText {
  private final String source;
  private final StringBuilder code = new StringBuilder();
  private int at;

  private SourceText(String source) {
    this.source = source;
  }

  /** The code alone; every line keeps its number. */
  static String code(String source) {
    SourceText text = new SourceText(source);
    text.strip();
    return text.code.toString();
  }

  private void strip() {
    while (at < source.length()) {
      if (source.startsWith("//", at)) {
        skipTo(source.indexOf('\n', at));
      } else if (source.startsWith("/*", at)) {
        skipBehind("*/", 2);
      } else if (source.startsWith("\"\"\"", at)) {
        skipBehind("\"\"\"", 3);
      } else if (source.charAt(at) == '"' || source.charAt(at) == '\'') {
        skipQuoted(source.charAt(at));
      } else {
        code.append(source.charAt(at++));
      }
    }
  }

  private void skipQuoted(char quote) {
    int end = at + 1;
    while (end < source.length() && source.charAt(end) != quote) {
      end += source.charAt(end) == '\\' ? 2 : 1;
    }
    skipTo(end + 1);
    code.append(quote).append(quote);
  }

  private void skipBehind(String end, int from) {
    int found = source.indexOf(end, at + from);
    skipTo(found < 0 ? -1 : found + end.length());
  }

  private void skipTo(int end) {
    int limit = end < 0 ? source.length() : Math.min(end, source.length());
    for (; at < limit; at++) {
      if (source.charAt(at) == '\n') {
        code.append('\n');
      }
    }
  }
}
