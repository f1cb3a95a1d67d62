package org.tiezheng.present.reader;

import org.tiezheng.evidence.json.EvidenceJson;
import tools.jackson.databind.JsonNode;

/**
 * Data as a script: a page that was opened from disk may load scripts beside it, but may not read
 * files. What a message says stands in one string literal, which is a JSON string too, so that it
 * can be read without running it, and never becomes code, names of members included. Stateless.
 */
final class ReaderScript {
  private ReaderScript() {}

  /** A script that hands one string to a function of the page. */
  static String call(String function, String item, int piece, String content) {
    StringBuilder script = new StringBuilder(content.length() + content.length() / 4 + 64);
    script.append(function).append("(\"").append(item).append("\",").append(piece).append(",\"");
    for (int i = 0; i < content.length(); i++) {
      escape(content.charAt(i), script);
    }
    return script.append("\");\n").toString();
  }

  /** The same for a value. */
  static String call(String function, String item, int piece, JsonNode content) {
    return call(function, item, piece, EvidenceJson.mapper().writeValueAsString(content));
  }

  /**
   * Letters stay as they are, in UTF-8. Halves of surrogate pairs cannot be written in it, line
   * separators end a literal in old browsers, and characters that turn text around would make the
   * file look like something else.
   */
  private static void escape(char c, StringBuilder script) {
    switch (c) {
      case '"' -> script.append("\\\"");
      case '\\' -> script.append("\\\\");
      case '\n' -> script.append("\\n");
      default -> {
        if (c < ' ' || c == '<' || !plain(c)) {
          script.append("\\u").append("%04x".formatted((int) c));
        } else {
          script.append(c);
        }
      }
    }
  }

  private static boolean plain(char c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
