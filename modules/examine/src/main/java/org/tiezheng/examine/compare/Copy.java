package org.tiezheng.examine.compare;

import java.util.List;

/**
 * The rows of one copy of the conversation, in the order of their times and otherwise of the
 * source.
 *
 * @param earlier rows left out because they are former contents of rows that are there
 * @param cut lines that are kept only in part for want of memory
 */
record Copy(Side side, Outline outline, List<Row> rows, Shown shown, long earlier, long cut) {
  Copy {
    rows = List.copyOf(rows);
  }

  Row row(int i) {
    return rows.get(i);
  }

  int size() {
    return rows.size();
  }
}
