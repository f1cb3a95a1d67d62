package org.tiezheng.present.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tiezheng.present.html.WrittenXml;

/**
 * A table (RFC 4180, UTF-8 with a byte order mark). An apostrophe stands before what a spreadsheet
 * would take for a formula, and before numbers so long that it would round them.
 */
final class CsvExport {
  private static final int LONG_NUMBER = 15;

  private CsvExport() {}

  static void write(ChatExport export, Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      out.append('\ufeff');
      row(export.columns(), out);
      export.lines(line -> row(ChatExport.cells(line), out));
    }
  }

  static void writeTransfers(ChatExport export, Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      out.append('\ufeff');
      export.transferRows(cells -> row(cells, out));
    }
  }

  private static void row(List<String> cells, Appendable out) throws IOException {
    List<String> written = new ArrayList<>(cells.size());
    cells.forEach(
        cell -> written.add('"' + safe(WrittenXml.held(cell)).replace("\"", "\"\"") + '"'));
    out.append(String.join(",", written)).append("\r\n");
  }

  static String safe(String cell) {
    boolean formula = !cell.isEmpty() && "=+-@\t\r\n＝＋－＠".indexOf(cell.charAt(0)) >= 0;
    boolean rounded =
        cell.length() > LONG_NUMBER && cell.chars().allMatch(c -> c >= '0' && c <= '9');
    return formula || rounded ? "'" + cell : cell;
  }
}
