package org.tiezheng.collect.export;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.tiezheng.collect.Limits;
import org.tiezheng.collect.Probe;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.collect.input.DelimitedRows;
import org.tiezheng.collect.input.Row;
import org.tiezheng.collect.input.Rows;
import org.tiezheng.collect.input.TextCharset;
import org.tiezheng.collect.input.TextLines;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.Text;

/**
 * A table of messages with a head row, whose encoding is told from its bytes. Cells keep what they
 * hold: a text that a spreadsheet would take for a formula is text.
 */
public final class TextTable {
  /** A message may have many lines. */
  private static final int LINES = 4096;

  private static final int CHARS = 1 << 20;

  private TextTable() {}

  /** The cells of a row by the names of their columns. */
  public record Cells(Locator place, Map<String, String> cells, Set<String> known) {
    /** The cell, or the empty text if the table has no such column. */
    public String get(String column) {
      return cells.getOrDefault(column, "");
    }

    /** The cell unless it is empty. */
    public Optional<String> filled(String column) {
      return Optional.of(get(column)).filter(c -> !c.isEmpty());
    }

    /** The cells of columns that the format does not name. */
    public Map<String, String> rest() {
      Map<String, String> rest = new TreeMap<>(cells);
      rest.keySet().removeAll(known);
      rest.values().removeIf(String::isEmpty);
      return rest;
    }
  }

  /** Whether the first row names all these columns. */
  public static boolean starts(Probe probe, List<String> columns) {
    if (!probe.mayBeText()) {
      return false;
    }
    byte[] head = probe.head();
    try (Rows rows =
        rows(new ByteArrayInputStream(head), TextCharset.ofHead(head), Limits.DEFAULT)) {
      Optional<Row> first = rows.next();
      return first.isPresent() && names(first.get()).containsAll(columns);
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Reads all rows behind the head; a row with another number of cells is set aside.
   *
   * @param known columns that the taker reads
   * @throws org.tiezheng.collect.input.FormatException if the table breaks off
   */
  public static void read(
      SealedSource source, ReadingSession session, List<String> known, Consumer<Cells> taker)
      throws IOException {
    TextCharset charset;
    try (InputStream in = source.main().stream()) {
      charset = TextCharset.detect(in);
    }
    session.statement("encoding", charset.charset().name());
    try (Rows rows = rows(source.main().stream(), charset, source.limits())) {
      rows(source, session, rows, known, true, taker);
    }
  }

  /**
   * The same for rows of any carrier, of which the first is the head.
   *
   * @param exact whether a row must have as many cells as the head, not only no more
   */
  public static void rows(
      SealedSource source,
      ReadingSession session,
      Rows rows,
      List<String> known,
      boolean exact,
      Consumer<Cells> taker)
      throws IOException {
    Optional<Row> head = rows.next();
    if (head.isEmpty()) {
      return;
    }
    List<String> columns = names(head.get());
    rows.width(columns.size());
    for (Optional<Row> row = rows.next(); row.isPresent(); row = rows.next()) {
      if (!row.get().blank()) {
        row(source, session, columns, row.get(), known, exact, taker);
      }
    }
  }

  private static void row(
      SealedSource source,
      ReadingSession session,
      List<String> columns,
      Row row,
      List<String> known,
      boolean exact,
      Consumer<Cells> taker) {
    if (row.malformed()) {
      session.note(
          "有的行含有不符合编码的字节,以 U+FFFD 显示;原字节见原件",
          "Some rows hold bytes that do not fit the encoding and are shown as U+FFFD");
    }
    boolean fits =
        exact ? row.cells().size() == columns.size() : row.cells().size() <= columns.size();
    if (row.cut() || !fits) {
      session.seen(ExportedChat.MESSAGES);
      session.setAside(
          ExportedChat.MESSAGES,
          source.at(row.place()),
          row.cut()
              ? new Text("行过长", "the row is longer than the limit")
              : new Text("列数与表头不符", "the number of cells is not the head's"),
          row.raw());
      return;
    }
    Map<String, String> cells = new LinkedHashMap<>();
    for (int i = 0; i < row.cells().size(); i++) {
      cells.put(columns.get(i), row.cells().get(i));
    }
    taker.accept(new Cells(row.place(), cells, Set.copyOf(known)));
  }

  private static Rows rows(InputStream in, TextCharset charset, Limits limits) throws IOException {
    return new DelimitedRows(
        new TextLines(in, charset, limits.lineBytes()), ',', limits.fields(), LINES, CHARS, true);
  }

  private static List<String> names(Row head) {
    return head.cells().stream().map(c -> c.replace("\uFEFF", "").strip()).toList();
  }
}
