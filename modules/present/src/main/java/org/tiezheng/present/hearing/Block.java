package org.tiezheng.present.hearing;

import java.util.List;

/** A part of a paper, the same in PDF, DOCX and plain text. */
sealed interface Block {
  /** A heading. */
  record Heading(String text) implements Block {}

  /** Text over the full measure. */
  record Words(String text, boolean small) implements Block {}

  /** Names and values. */
  record Pairs(List<List<String>> rows) implements Block {
    public Pairs {
      rows = List.copyOf(rows);
    }
  }

  /** A table. */
  record Table(List<Column> columns, List<List<String>> rows) implements Block {
    public Table {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
    }
  }

  /**
   * A column.
   *
   * @param share of the width; all together are 1
   */
  record Column(String title, float share) {}
}
