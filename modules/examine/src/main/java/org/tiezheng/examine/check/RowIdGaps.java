package org.tiezheng.examine.check;

import java.util.HashMap;
import java.util.Map;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.Record;

/**
 * Row ids of each table in the order of the source, for items whose database nobody searched:
 * numbers that no row has. Rows recovered from remains are no rows of the table.
 */
final class RowIdGaps {
  private final Map<String, Long> last = new HashMap<>();
  private final Places gaps = new Places();
  private final long least;
  private long rows;
  private long missing;

  /**
   * @param least gaps of fewer rows are left out
   */
  RowIdGaps(long least) {
    this.least = least;
  }

  void add(Context context, Record row) {
    if (!(row.provenance().locator() instanceof Locator.TableRow place)) {
      return;
    }
    rows++;
    String table = row.provenance().original() + " " + place.table();
    Long before = last.put(table, place.rowid());
    long absent = before == null ? 0 : place.rowid() - before - 1;
    if (absent >= least) {
      missing += absent;
      gaps.add(context, row, before + " → " + place.rowid() + ": " + absent + " missing");
    }
  }

  /** Rows that have an id at all. */
  long rows() {
    return rows;
  }

  long missing() {
    return missing;
  }

  Places gaps() {
    return gaps;
  }
}
