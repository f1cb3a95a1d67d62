package org.tiezheng.examine.report;

import java.io.IOException;
import java.util.List;
import org.tiezheng.evidence.Text;

/**
 * Tables for spreadsheets (RFC 4180, UTF-8 with a byte order mark). No field can be taken for a
 * formula, and no long id for a number to be rounded.
 */
public final class CsvTable {
  private static final int LONG_NUMBER = 15;
  private static final String FORMULA = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

  private CsvTable() {}

  /**
   * Begins a table: byte order mark and headings.
   *
   * @param out encoded as UTF-8 by the caller
   */
  public static void begin(List<String> headings, Appendable out) throws IOException {
    out.append('\ufeff');
    line(headings, out);
  }

  /** One line. */
  public static void line(List<String> fields, Appendable out) throws IOException {
    for (int i = 0; i < fields.size(); i++) {
      String field = safe(fields.get(i));
      boolean quoted = field.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
      out.append(i == 0 ? "" : ",");
      out.append(quoted ? '"' + field.replace("\"", "\"\"") + '"' : field);
    }
    out.append("\r\n");
  }

  /** An id as a field: a spreadsheet would round a long number. */
  public static String id(String id) {
    return id.length() > LONG_NUMBER ? "'" + id : id;
  }

  /** Both languages in one field. */
  public static String both(Text text) {
    return text.zh() + " " + text.en();
  }

  /** A spreadsheet runs what begins with one of these signs; a negative number is none. */
  private static String safe(String text) {
    boolean number = text.matches("-?[0-9]+(\\.[0-9]+)?(E-?[0-9]+)?");
    boolean sign = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
    return sign && !number ? "'" + text : text;
  }
}
