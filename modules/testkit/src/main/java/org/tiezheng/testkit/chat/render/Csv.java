package org.tiezheng.testkit.chat.render;

/** Comma-separated values as RFC 4180 writes them. */
final class Csv {
  private final StringBuilder out = new StringBuilder();

  Csv row(Object... cells) {
    for (int i = 0; i < cells.length; i++) {
      out.append(i == 0 ? "" : ",").append(cell(cells[i].toString()));
    }
    out.append("\r\n");
    return this;
  }

  private static String cell(String text) {
    boolean quoted = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
