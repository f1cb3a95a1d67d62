package org.tiezheng.sqlite.history;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.tiezheng.sqlite.BtreePage;
import org.tiezheng.sqlite.Bytes;
import org.tiezheng.sqlite.Cell;
import org.tiezheng.sqlite.Damage;
import org.tiezheng.sqlite.DamageSink;
import org.tiezheng.sqlite.Database;
import org.tiezheng.sqlite.PageRows;
import org.tiezheng.sqlite.PageType;
import org.tiezheng.sqlite.RecordView;
import org.tiezheng.sqlite.Row;
import org.tiezheng.sqlite.Table;
import org.tiezheng.sqlite.Value;

/**
 * Compares the rows on some pages before with those on some pages after, by rowid or, WITHOUT
 * ROWID, by primary key. Large sets are compared in several passes, each over a part of the keys,
 * so that memory stays bounded. Not thread-safe.
 */
final class RowDiff {
  /** Keys that are held at once. */
  private static final int PART = 200_000;

  private static final Object NO_KEY = new Object();

  /** Is told what differs. */
  interface Differences {
    void row(ChangeKind kind, Optional<Row> before, Optional<Row> after, List<String> columns);
  }

  private record At(long page, int cell) {}

  private final Side before;
  private final Side after;
  private final boolean complete;
  private final boolean sameColumns;

  /**
   * @param complete whether all rows before are known, so that others are new
   */
  RowDiff(
      Database database,
      Transition transition,
      Optional<Table> before,
      Optional<Table> after,
      boolean complete,
      DamageSink damage) {
    this.before = new Side(database, transition.before(), before, damage);
    this.after = new Side(database, transition.after(), after, damage);
    this.complete = complete;
    sameColumns = before.map(Table::columns).equals(after.map(Table::columns));
  }

  void compare(PageList pagesBefore, PageList pagesAfter, Differences sink) {
    int parts = (int) (1 + before.cells(pagesBefore) / PART);
    for (int part = 0; part < parts; part++) {
      Map<Object, At> rows = new LinkedHashMap<>();
      before.each(pagesBefore, parts, part, rows::put);
      ChangeKind unmatched = complete && !before.keyLost ? ChangeKind.INSERTED : ChangeKind.SEEN;
      after.each(
          pagesAfter,
          parts,
          part,
          (key, at) -> {
            At old = rows.remove(key);
            if (old == null) {
              after
                  .row(at)
                  .ifPresent(r -> sink.row(unmatched, Optional.empty(), Optional.of(r), List.of()));
            } else {
              changed(old, at, sink);
            }
          });
      // A row without its key can be any of those that seem to be gone.
      for (At at : after.keyLost ? List.<At>of() : rows.values()) {
        before
            .row(at)
            .ifPresent(
                r -> sink.row(ChangeKind.DELETED, Optional.of(r), Optional.empty(), List.of()));
      }
    }
  }

  /** Whether the keys of some rows were on pages that are not known as they were then. */
  boolean keyLost() {
    return before.keyLost || after.keyLost;
  }

  private void changed(At old, At now, Differences sink) {
    if (sameColumns && before.sameCell(old, after, now)) {
      return;
    }
    Optional<Row> was = before.row(old);
    Optional<Row> is = after.row(now);
    if (was.isPresent() && is.isPresent()) {
      List<String> columns = differing(was.get(), is.get());
      if (!columns.isEmpty()) {
        sink.row(ChangeKind.CHANGED, was, is, columns);
      } else if (!was.get().complete() || !is.get().complete()) {
        sink.row(ChangeKind.SEEN, was, is, List.of());
      }
    }
  }

  private static List<String> differing(Row before, Row after) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < after.values().size(); i++) {
      String name = after.table().columns().get(i).name();
      int was = before.table().column(name);
      Value value = after.values().get(i);
      Value old =
          was < 0 ? after.table().columns().get(i).defaultValue() : before.values().get(was);
      if (certain(after, i) && (was < 0 || certain(before, was)) && !old.equals(value)) {
        names.add(name);
      }
    }
    return names;
  }

  /** In an incomplete row NULL may stand for what could not be read. */
  private static boolean certain(Row row, int column) {
    return row.complete() || !(row.values().get(column) instanceof Value.Null);
  }

  /** The rows of one state. */
  private static final class Side {
    private final KnownPages state;
    private final Optional<PageRows> rows;
    private final BtreePage page;
    private final Cell cell = new Cell();
    private final RecordView record = new RecordView();
    private final List<Damage> met = new ArrayList<>();
    private final DamageSink damage;
    private boolean keyLost;

    Side(Database database, KnownPages state, Optional<Table> table, DamageSink damage) {
      this.state = state;
      page = new BtreePage(state.usableSize());
      rows = table.map(t -> new PageRows(database, state, t, met::add));
      this.damage = damage;
    }

    private boolean read(long number) {
      return page.number() == number || page.read(state.page(number), number);
    }

    long cells(PageList pages) {
      long cells = 0;
      for (int i = 0; i < pages.size(); i++) {
        cells += read(pages.get(i)) ? page.cells() : 0;
      }
      return cells;
    }

    void each(PageList pages, int parts, int part, BiConsumer<Object, At> visitor) {
      for (int i = 0; i < pages.size(); i++) {
        long number = pages.get(i);
        if (!read(number) || page.type() == PageType.TABLE_INTERIOR) {
          continue;
        }
        int cells = page.cells();
        for (int index = 0; index < cells; index++) {
          read(number);
          Object key = key(index);
          if (key != NO_KEY && Math.floorMod(key.hashCode(), parts) == part) {
            visitor.accept(key, new At(number, index));
          }
        }
      }
    }

    private Object key(int index) {
      if (!page.cell(index, cell)) {
        return NO_KEY;
      }
      if (page.type() == PageType.TABLE_LEAF) {
        return cell.rowid();
      }
      Optional<Row> row = row(new At(page.number(), index));
      if (row.isEmpty()) {
        return NO_KEY;
      }
      List<Integer> fields =
          row.get().table().recordOrder().subList(0, row.get().table().keyFields());
      if (!fields.stream().allMatch(field -> certain(row.get(), field))) {
        keyLost = true;
        return NO_KEY;
      }
      return fields.stream().map(row.get().values()::get).toList();
    }

    Optional<Row> row(At at) {
      met.clear();
      return read(at.page())
          ? rows.flatMap(r -> r.row(page, at.cell())).map(this::onlyKnown)
          : Optional.empty();
    }

    /** Takes out of a row what lies on overflow pages that are not known as they were then. */
    private Row onlyKnown(Row row) {
      page.cellAt((int) (row.place().offset() - state.position(page.number())), cell);
      if (chainIsKnown()) {
        met.forEach(damage::report);
        return row;
      }
      record.read(page.bytes(), cell.payloadStart(), cell.localLength());
      List<Value> values = new ArrayList<>(row.values());
      List<Integer> order = row.table().recordOrder();
      for (int field = record.wholeFields(); field < record.fields(); field++) {
        if (field < order.size()) {
          values.set(order.get(field), Value.NULL);
        }
      }
      return new Row(
          row.table(), row.rowid(), List.copyOf(values), row.place(), row.overflow(), false);
    }

    private boolean chainIsKnown() {
      long missing = cell.payloadLength() - cell.localLength();
      long next = cell.overflowPage();
      while (missing > 0 && next != 0) {
        if (next > state.count() || !state.known(next)) {
          return false;
        }
        missing -= state.usableSize() - 4;
        next = Bytes.u32(state.page(next), 0);
      }
      return true;
    }

    /** Whether both cells have the same bytes and nothing on overflow pages. */
    boolean sameCell(At mine, Side other, At theirs) {
      if (!read(mine.page())
          || !page.cell(mine.cell(), cell)
          || !other.read(theirs.page())
          || !other.page.cell(theirs.cell(), other.cell)) {
        return false;
      }
      return cell.overflowPage() == 0
          && other.cell.overflowPage() == 0
          && MemorySegment.mismatch(
                  page.bytes(),
                  bodyStart(),
                  cell.end(),
                  other.page.bytes(),
                  other.bodyStart(),
                  other.cell.end())
              == -1;
    }

    /** Without the child pointer, which is no part of the row. */
    private long bodyStart() {
      return page.type().isLeaf() ? cell.start() : cell.start() + 4L;
    }
  }
}
