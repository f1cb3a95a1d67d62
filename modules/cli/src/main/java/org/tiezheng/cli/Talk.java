package org.tiezheng.cli;

import java.io.PrintStream;
import java.util.Locale;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.json.EvidenceJson;

/**
 * How a command speaks: results to standard output, everything else to standard error, in one
 * language, or as one JSON document.
 */
final class Talk {
  private final PrintStream out;
  private final PrintStream err;
  private final Locale locale;
  private final boolean json;

  Talk(PrintStream out, PrintStream err, Locale locale, boolean json) {
    this.out = out;
    this.err = err;
    this.locale = locale;
    this.json = json;
  }

  Locale locale() {
    return locale;
  }

  boolean json() {
    return json;
  }

  PrintStream err() {
    return err;
  }

  String say(Text text) {
    return text.in(locale);
  }

  String say(String zh, String en) {
    return say(new Text(zh, en));
  }

  /** A line of the result for a person; with {@code --json} it is left out. */
  void line(String zh, String en) {
    line(say(zh, en));
  }

  void line(String text) {
    if (!json) {
      out.println(safe(text));
    }
  }

  /** The result for a program; without {@code --json} it is left out. */
  void result(Object value) {
    if (json) {
      out.println(EvidenceJson.write(value));
    }
  }

  /** Said beside the result. */
  void aside(Text text) {
    err.println(safe(say(text)));
  }

  /** A program's own output, such as a completion script or a SARIF document. */
  void raw(String text) {
    out.print(text);
    out.flush();
  }

  /** Texts come from evidence too: control characters must not drive the terminal. */
  static String safe(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints()
        .forEach(c -> {
          if (c == '\n' || c == '\t') {
            safe.appendCodePoint(c);
          } else if (Character.isISOControl(c) || isDirectional(c)) {
            safe.append("\\u%04X".formatted(c));
          } else {
            safe.appendCodePoint(c);
          }
        });
    return safe.toString();
  }

  private static boolean isDirectional(int c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  }
}
