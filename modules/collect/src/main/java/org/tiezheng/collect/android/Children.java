package org.tiezheng.collect.android;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.store.StoredRow;
import org.tiezheng.evidence.Text;

/**
 * Rows that belong to rows of another table: parts and addresses of an MMS, the values of a
 * contact. Those that nobody takes are set aside at the end. Not thread-safe.
 */
final class Children {
  /** About a kilobyte each; phones have a few ten thousand. */
  private static final int MOST = 200_000;

  private final ReadingSession session;
  private final String key;
  private final Text orphaned;
  private final Map<Long, List<StoredRow>> byParent = new LinkedHashMap<>();
  private int count;

  /**
   * @param key the column that names the parent
   * @param orphaned why rows that nobody takes are no records
   */
  Children(ReadingSession session, String key, Text orphaned) {
    this.session = session;
    this.key = key;
    this.orphaned = orphaned;
  }

  void add(StoredRow row) {
    Optional<Long> parent = row.number(key);
    if (parent.isEmpty()) {
      setAside(row, orphaned);
    } else if (count >= MOST) {
      setAside(row, new Text("从属行过多,未归入", "too many rows of this kind; not joined"));
    } else {
      count++;
      byParent.computeIfAbsent(parent.get(), _ -> new ArrayList<>(2)).add(row);
    }
  }

  /** The rows of a parent in the order of their ids; they count as taken. */
  List<StoredRow> take(Optional<Long> parent) {
    List<StoredRow> rows = parent.isEmpty() ? null : byParent.remove(parent.get());
    if (rows == null) {
      return List.of();
    }
    // Recovered rows come in the order of the file, not of their making.
    rows.sort(Comparator.comparingLong(row -> row.rowid().orElse(Long.MAX_VALUE)));
    return rows;
  }

  /** Sets aside what nobody took. */
  void end() {
    byParent.values().forEach(rows -> rows.forEach(row -> setAside(row, orphaned)));
    byParent.clear();
  }

  private void setAside(StoredRow row, Text reason) {
    session.seen(row.countedIn());
    session.setAside(row.countedIn(), row.provenance(), reason, row.raw());
  }
}
