package org.tiezheng.present.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A table with ruled cells. Its head is repeated on every page; a row that does not fit goes to the
 * next page, and a row longer than a page is continued. Rows may be added until it is set.
 */
public final class Grid {
  /**
   * A column.
   *
   * @param share of the width, relative to the other columns
   */
  public record Column(String title, float share, Style.Align align) {
    public static Column left(String title, float share) {
      return new Column(title, share, Style.Align.LEFT);
    }

    public static Column centre(String title, float share) {
      return new Column(title, share, Style.Align.CENTRE);
    }
  }

  /**
   * A row.
   *
   * @param link where the row's first cell leads, if anywhere
   */
  record Row(List<String> cells, Optional<String> anchor, Optional<String> link) {}

  private final List<Column> columns;
  private final List<Row> rows = new ArrayList<>();
  private final Style style;
  private final boolean head;
  private float measureShare = 1;

  private Grid(List<Column> columns, Style style, boolean head) {
    this.columns = List.copyOf(columns);
    this.style = style;
    this.head = head;
  }

  public static Grid of(Style style, Column... columns) {
    return new Grid(List.of(columns), style, true);
  }

  /** Two columns without a head: names and values. */
  public static Grid pairs(Style style, float nameShare) {
    return new Grid(
        List.of(Column.left("", nameShare), Column.left("", 1 - nameShare)), style, false);
  }

  public Grid row(String... cells) {
    return row(List.of(cells));
  }

  public Grid row(List<String> cells) {
    return row(cells, Optional.empty(), Optional.empty());
  }

  /** A row that can be gone to, and whose first cell leads somewhere. */
  public Grid row(List<String> cells, Optional<String> anchor, Optional<String> link) {
    if (cells.size() != columns.size()) {
      throw new IllegalArgumentException(cells.size() + " cells for " + columns.size());
    }
    rows.add(new Row(List.copyOf(cells), anchor, link));
    return this;
  }

  /** Takes only that share of the measure, from the left. */
  public Grid narrowed(float share) {
    measureShare = share;
    return this;
  }

  float measureShare() {
    return measureShare;
  }

  public boolean isEmpty() {
    return rows.isEmpty();
  }

  List<Column> columns() {
    return columns;
  }

  List<Row> rows() {
    return rows;
  }

  Style style() {
    return style;
  }

  boolean head() {
    return head;
  }
}
