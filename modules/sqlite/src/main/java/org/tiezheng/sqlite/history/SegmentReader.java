package org.tiezheng.sqlite.history;

import java.util.Map;
import java.util.Optional;
import org.tiezheng.sqlite.DamageLog;
import org.tiezheng.sqlite.Database;
import org.tiezheng.sqlite.Row;
import org.tiezheng.sqlite.Sentence;
import org.tiezheng.sqlite.Table;

/** Reads the transactions of one segment. Not thread-safe. */
final class SegmentReader {
  private final Database database;
  private final Segment segment;
  private final TimelineSink sink;
  private final DamageLog damage;
  private final TreePages trees;
  private final Schemas schemas;
  private final OverflowPages overflow;

  SegmentReader(Database database, Segment segment, TimelineSink sink, DamageLog damage) {
    this.database = database;
    this.segment = segment;
    this.sink = sink;
    this.damage = damage;
    trees = new TreePages(database.main().usableSize());
    schemas = new Schemas(database, segment, trees, damage);
    overflow = new OverflowPages(database.main().usableSize());
  }

  void read() {
    Attribution attribution =
        new Attribution(segment, schemas, trees, database.header().autoVacuum());
    Ownership owners = attribution.first();
    findOverflow(owners, segment.transition(0).before());
    for (int i = 0; i < segment.steps().size(); i++) {
      Transition transition = segment.transition(i);
      sink.step(transition.step());
      transition.beyond().forEach(page -> untold(transition, "", page, Limits.BEYOND));
      if (!transition.step().standing().whole()) {
        untold(transition, "", 0, Limits.NOT_WHOLE);
      }
      compare(i, transition, owners, attribution.moves());
      if (!schemas.sure(i)) {
        untold(transition, "", Schemas.SCHEMA_PAGE, Limits.SCHEMA_UNKNOWN);
      }
    }
  }

  private void untold(Transition transition, String table, long page, Sentence what) {
    sink.untold(new Untold(Optional.of(transition.step()), table, page, what));
  }

  private void findOverflow(Ownership owners, KnownPages state) {
    for (int i = 0; i < segment.steps().size(); i++) {
      overflow.candidates(segment.transition(i));
    }
    if (!overflow.isEmpty()) {
      for (long page = 1; page <= state.count(); page++) {
        if (owners.owner(page) != 0 && state.known(page)) {
          overflow.note(state, page);
        }
      }
    }
  }

  /** Compares the pages and brings the owners to the state after. */
  private void compare(int step, Transition transition, Ownership owners, Moves moves) {
    Map<Integer, Table> before = schemas.tables(step);
    Map<Integer, Table> after = schemas.tables(step + 1);
    ChangedPages pages =
        new ChangedPages(transition, trees, before, after, schemas.changesStructure(step));
    PageList written = transition.written();
    int[] was = new int[written.size()];
    for (int i = 0; i < was.length; i++) {
      was[i] = owners.owner(written.get(i));
    }
    PageList moved = new PageList();
    PageList movedFrom = new PageList();
    moves.apply(
        step,
        owners,
        (page, from, to) -> {
          moved.add(page);
          movedFrom.add(from);
        });
    for (int i = 0; i < was.length; i++) {
      pages.written(written.get(i), was[i], owners.owner(written.get(i)));
    }
    for (int i = 0; i < moved.size(); i++) {
      pages.moved(moved.get(i), (int) movedFrom.get(i), owners.owner(moved.get(i)));
    }
    written.forEach(page -> {
      long rows = overflow.rowPage(page);
      if (rows != 0 && owners.owner(rows) != 0) {
        pages.continued(rows, owners.owner(rows));
      }
    });
    boolean certain =
        transition.step().intact()
            && transition.step().standing().whole()
            && schemas.sure(step)
            && schemas.sure(step + 1);
    pages
        .tables()
        .forEach((id, table) -> {
          Optional<Table> old = Optional.ofNullable(before.get(id));
          Optional<Table> now = Optional.ofNullable(after.get(id));
          if (old.isPresent() || now.isPresent()) {
            rows(transition, old, now, table, pages, certain);
          }
        });
    if (!overflow.isEmpty()) {
      pages
          .tables()
          .values()
          .forEach(table -> table.after.forEach(p -> overflow.note(transition.after(), p)));
    }
    tellLost(transition, pages);
  }

  private void tellLost(Transition transition, ChangedPages pages) {
    pages.lost().forEach(page -> untold(transition, "", page, Limits.NO_TABLE));
    if (!transition.before().whole() || !transition.after().whole()) {
      transition
          .written()
          .forEach(page -> {
            if (overflow.isOrphan(transition.after(), page)) {
              untold(transition, "", page, Limits.NO_ROW);
            }
          });
    }
  }

  private void rows(
      Transition transition,
      Optional<Table> before,
      Optional<Table> after,
      TablePages pages,
      ChangedPages all,
      boolean certain) {
    Step step = transition.step();
    Table table = after.or(() -> before).orElseThrow();
    String name = table.name();
    boolean complete = pages.beforeComplete() && !all.mayHaveCome(table);
    RowDiff rows = new RowDiff(database, transition, before, after, complete, damage);
    rows.compare(
        pages.before,
        pages.after,
        (kind, was, is, columns) -> {
          Row row = is.or(() -> was).orElseThrow();
          if (kind == ChangeKind.DELETED && all.mayHaveLeft(table)) {
            return;
          }
          sink.change(new Change(step, kind, name, row.rowid(), was, is, columns, certain));
          if (complete
              && !(was.map(Row::complete).orElse(true) && is.map(Row::complete).orElse(true))) {
            untold(transition, name, row.place().page(), Limits.OVERFLOW_MISSING);
          }
        });
    if (rows.keyLost()) {
      untold(transition, name, 0, Limits.OVERFLOW_MISSING);
    }
    pages.unknown.forEach(page -> untold(transition, name, page, Limits.PAGE_MISSING));
    pages.unowned.forEach(page -> untold(transition, name, page, Limits.TABLE_BEFORE));
  }
}
