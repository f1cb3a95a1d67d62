package org.tiezheng.sqlite.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.tiezheng.sqlite.Place;
import org.tiezheng.sqlite.Table;
import org.tiezheng.sqlite.recover.RecoveredEntry;
import org.tiezheng.sqlite.recover.RecoveredRow;
import org.tiezheng.sqlite.recover.RecoverySink;
import org.tiezheng.sqlite.recover.Source;

/**
 * Writes recovered rows as a table for spreadsheets (RFC 4180, UTF-8 with a byte order mark), one
 * line each, the values as JSON in one field. Entries of indexes follow as lines of another kind.
 * No field can be taken for a formula. Not thread-safe.
 */
public final class CsvRows implements RecoverySink {
  private static final List<String> HEADINGS =
      List.of(
          "kind",
          "table",
          "other tables that fit",
          "index",
          "state",
          "basis",
          "rowid",
          "rowids that fit",
          "rowid from",
          "rowid to",
          "substrate",
          "file",
          "page",
          "offset",
          "length",
          "frame",
          "method",
          "confidence",
          "places",
          "values");

  private final Appendable out;

  /**
   * Writes the headings.
   *
   * @param out encoded as UTF-8; not closed here
   * @throws UncheckedIOException if they cannot be written
   */
  public CsvRows(Appendable out) {
    this.out = out;
    try {
      out.append('\ufeff');
      line(HEADINGS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writes a row.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  @Override
  public void row(RecoveredRow row) {
    Source source = row.source();
    Place place = source.place();
    try {
      line(
          List.of(
              "ROW",
              safe(row.table().name()),
              safe(row.alternatives().stream().map(Table::name).collect(Collectors.joining(" | "))),
              "",
              row.state().name(),
              row.basis().name(),
              number(row.rowid()),
              row.candidates().stream().map(String::valueOf).collect(Collectors.joining(" ")),
              row.between().map(between -> Long.toString(between.low())).orElse(""),
              row.between().map(between -> Long.toString(between.high())).orElse(""),
              source.substrate().name(),
              place.file().name(),
              Long.toString(place.page()),
              Long.toString(place.offset()),
              Long.toString(place.length()),
              number(place.frame()),
              source.method().name(),
              Double.toString(row.confidence()),
              Long.toString(row.sourceCount()),
              values(row)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writes an entry of an index. Its state says whether the table has a row with its rowid.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  @Override
  public void entry(RecoveredEntry entry) {
    Source source = entry.source();
    Place place = source.place();
    try {
      line(
          List.of(
              "INDEX_ENTRY",
              safe(entry.table().name()),
              "",
              safe(entry.index()),
              entry.rowidIsLive() ? "ROWID_LIVE" : "ROWID_GONE",
              "",
              Long.toString(entry.rowid()),
              "",
              "",
              "",
              source.substrate().name(),
              place.file().name(),
              Long.toString(place.page()),
              Long.toString(place.offset()),
              Long.toString(place.length()),
              number(place.frame()),
              source.method().name(),
              Double.toString(entry.confidence()),
              Long.toString(entry.sourceCount()),
              values(entry)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String values(RecoveredEntry entry) throws IOException {
    StringBuilder text = new StringBuilder();
    JsonWriter json = new JsonWriter(text);
    json.array();
    for (int i = 0; i < entry.values().size(); i++) {
      json.object().name("column").value(entry.columns().get(i));
      JsonRows.value(json, entry.values().get(i));
      json.endObject();
    }
    json.endArray();
    return text.toString();
  }

  private static String number(OptionalLong number) {
    return number.isPresent() ? Long.toString(number.getAsLong()) : "";
  }

  private static String values(RecoveredRow row) throws IOException {
    StringBuilder text = new StringBuilder();
    JsonWriter json = new JsonWriter(text);
    json.object();
    for (int i = 0; i < row.values().size(); i++) {
      json.name(row.table().columns().get(i).name()).object();
      JsonRows.value(json, row.values().get(i));
      json.name("certainty").value(row.certainty().get(i).name()).endObject();
    }
    json.endObject();
    return text.toString();
  }

  /** A spreadsheet runs what begins with one of these signs. */
  static String safe(String text) {
    return !text.isEmpty() && "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20".indexOf(text.charAt(0)) >= 0
        ? "'" + text
        : text;
  }

  private void line(List<String> fields) throws IOException {
    for (int i = 0; i < fields.size(); i++) {
      out.append(i == 0 ? "" : ",");
      String field = fields.get(i);
      boolean quoted = field.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
      out.append(quoted ? '"' + field.replace("\"", "\"\"") + '"' : field);
    }
    out.append("\r\n");
  }
}
