package org.tiezheng.collect.input;

import java.util.List;
import org.tiezheng.evidence.Locator;

/**
 * A row of a table with its place.
 *
 * @param cells as written, without quotes
 * @param raw the row as it stands in the file, as far as it is text
 * @param malformed whether bytes did not fit the encoding
 * @param rounded whether a number of more than 15 digits stands in it, as spreadsheets store
 *     rounded
 * @param cut whether the row was longer than a limit and is not whole
 */
public record Row(
    Locator place,
    List<String> cells,
    String raw,
    boolean malformed,
    boolean rounded,
    boolean cut) {
  public Row {
    cells = List.copyOf(cells);
  }

  /** Whether no cell holds anything but blanks. */
  public boolean blank() {
    return cells.stream().allMatch(String::isBlank);
  }
}
