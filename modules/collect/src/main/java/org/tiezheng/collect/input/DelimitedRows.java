package org.tiezheng.collect.input;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Rows of comma or tab separated text as payment platforms and banks write it: RFC 4180 with the
 * liberties found in practice. Blanks may stand between a comma and an opening quote, anything
 * between a closing quote and the next comma. A quoted cell may span lines only if the row then has
 * as many cells as the header; otherwise a stray quote would swallow the rows after it.
 *
 * <p>Not thread-safe.
 */
public final class DelimitedRows implements Rows {
  private static final int JOINED_LINES = 64;
  private static final int JOINED_CHARS = 64 << 10;

  private final TextLines lines;
  private final char separator;
  private final int maxCells;
  private final int joinedLines;
  private final int joinedChars;
  private final boolean verbatim;
  private final Deque<Line> waiting = new ArrayDeque<>();
  private int width;

  public DelimitedRows(TextLines lines, char separator, int maxCells) {
    this(lines, separator, maxCells, JOINED_LINES, JOINED_CHARS, false);
  }

  /**
   * For rows whose cells may span more lines than those of statements.
   *
   * @param joinedLines most lines after the first that one row may span
   * @param joinedChars most characters of such a row
   * @param verbatim whether line ends within a cell stay as they are, instead of a line feed
   */
  public DelimitedRows(
      TextLines lines,
      char separator,
      int maxCells,
      int joinedLines,
      int joinedChars,
      boolean verbatim) {
    this.lines = lines;
    this.separator = separator;
    this.maxCells = maxCells;
    this.joinedLines = joinedLines;
    this.joinedChars = joinedChars;
    this.verbatim = verbatim;
  }

  @Override
  public void width(int cells) {
    this.width = cells;
  }

  @Override
  public Optional<Row> next() throws IOException {
    Optional<Line> first = line();
    if (first.isEmpty()) {
      return Optional.empty();
    }
    Line line = first.get();
    List<String> cells = new ArrayList<>();
    if (split(line.text(), cells, true)) {
      return Optional.of(row(line, line, line.text(), cells));
    }
    return Optional.of(joined(line).orElseGet(() -> literal(line)));
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }

  /** Tries to close an open quote with the lines that follow; puts them back if that fails. */
  private Optional<Row> joined(Line first) throws IOException {
    if (width == 0) {
      return Optional.empty();
    }
    List<Line> taken = new ArrayList<>();
    StringBuilder text = new StringBuilder(first.text());
    Line last = first;
    long quotes = quotes(first.text());
    while (taken.size() < joinedLines && text.length() < joinedChars) {
      Optional<Line> next = line();
      if (next.isEmpty()) {
        break;
      }
      taken.add(next.get());
      text.append(verbatim ? last.end() : "\n").append(next.get().text());
      last = next.get();
      long more = quotes(next.get().text());
      quotes += more;
      // Strictly written rows close a quote by an even number; that spares trying each line.
      if (more == 0 || (verbatim && quotes % 2 != 0)) {
        continue;
      }
      List<String> cells = new ArrayList<>();
      if (split(text.toString(), cells, true)) {
        if (cells.size() == width) {
          return Optional.of(row(first, next.get(), text.toString(), cells));
        }
        break;
      }
    }
    taken.reversed().forEach(waiting::push);
    return Optional.empty();
  }

  private static long quotes(String text) {
    return text.chars().filter(c -> c == '"').count();
  }

  private Row literal(Line line) {
    List<String> cells = new ArrayList<>();
    split(line.text(), cells, false);
    return row(line, line, line.text(), cells);
  }

  private static Row row(Line first, Line last, String raw, List<String> cells) {
    return new Row(
        first.through(last),
        cells,
        raw,
        first.malformed() || last.malformed(),
        false,
        first.cut() || last.cut());
  }

  private Optional<Line> line() throws IOException {
    return waiting.isEmpty() ? lines.next() : Optional.of(waiting.pop());
  }

  /** Splits one row; false if a quote is still open at its end. */
  private boolean split(String text, List<String> cells, boolean quotes) {
    int at = 0;
    while (at <= text.length() && cells.size() < maxCells) {
      int start = at;
      while (start < text.length() && text.charAt(start) == ' ') {
        start++;
      }
      StringBuilder cell = new StringBuilder();
      if (quotes && start < text.length() && text.charAt(start) == '"') {
        at = quoted(text, start + 1, cell);
        if (at < 0) {
          return false;
        }
      }
      int stop = text.indexOf(separator, at);
      stop = stop < 0 ? text.length() : stop;
      cell.append(text, at, stop);
      cells.add(cell.toString());
      at = stop + 1;
    }
    return true;
  }

  private static int quoted(String text, int from, StringBuilder cell) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '"') {
        cell.append(c);
      } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
        cell.append('"');
        i++;
      } else {
        return i + 1;
      }
    }
    return -1;
  }
}
