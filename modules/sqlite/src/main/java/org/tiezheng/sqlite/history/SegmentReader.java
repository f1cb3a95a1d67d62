package org.tiezheng.sqlite.history;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tiezheng.sqlite.Bytes;
import org.tiezheng.sqlite.DamageLog;
import org.tiezheng.sqlite.DamageSink;
import org.tiezheng.sqlite.Database;
import org.tiezheng.sqlite.Row;
import org.tiezheng.sqlite.Schema;
import org.tiezheng.sqlite.Sentence;
import org.tiezheng.sqlite.Table;

/** Reads the transactions of one segment. Not thread-safe. */
final class SegmentReader {
  private static final int SCHEMA_COOKIE = 40;
  private static final long SCHEMA_PAGE = 1;

  /** The schema is the first table that gets a number. */
  private static final int SCHEMA_TABLE = 1;

  private static final int MOST_SCHEMA_PAGES = 10_000;

  private final Database database;
  private final Segment segment;
  private final TimelineSink sink;
  private final DamageLog damage;
  private final TreePages trees;
  private final Ownership owners;
  private final OverflowPages overflow;
  private final Map<String, Integer> numbers = new LinkedHashMap<>();

  SegmentReader(Database database, Segment segment, TimelineSink sink, DamageLog damage) {
    this.database = database;
    this.segment = segment;
    this.sink = sink;
    this.damage = damage;
    trees = new TreePages(database.main().usableSize());
    owners = new Ownership(trees);
    overflow = new OverflowPages(database.main().usableSize());
  }

  void read() {
    Map<Integer, Table> tables = Map.of();
    for (int i = 0; i < segment.steps().size(); i++) {
      Transition transition = segment.transition(i);
      if (i == 0) {
        tables = tables(transition.before());
        BitSet doubtful = doubtfulRoots();
        tables.forEach((id, table) ->
            owners.walk(transition.before(), table, id, contains(doubtful, table.rootPage())));
        findOverflow(transition.before());
      }
      boolean changed = schemaChanged(transition);
      Map<Integer, Table> after = changed ? tables(transition.after()) : tables;
      sink.step(transition.step());
      if (!transition.step().standing().whole()) {
        sink.untold(new Untold(Optional.of(transition.step()), "", 0, Limits.NOT_WHOLE));
      }
      compare(transition, tables, after, changed);
      tables = after;
      if (!schemaKnown(transition.before())) {
        schemaUnknown(transition, tables);
      }
    }
  }

  /**
   * Where the schema page is not known before it is written, the tables are those of the schema
   * then written: one whose root is written along with it may only have been made then.
   */
  private BitSet doubtfulRoots() {
    BitSet roots = new BitSet();
    for (int i = 0; i < segment.steps().size() && roots.isEmpty(); i++) {
      Transition transition = segment.transition(i);
      if (!schemaKnown(transition.before()) && schemaKnown(transition.after())) {
        transition.written().forEach(page -> roots.set((int) page));
      }
    }
    return roots;
  }

  /** A schema can name any number as a root. */
  private static boolean contains(BitSet pages, long page) {
    return page >= 0 && page <= Integer.MAX_VALUE && pages.get((int) page);
  }

  private void schemaUnknown(Transition transition, Map<Integer, Table> tables) {
    sink.untold(new Untold(Optional.of(transition.step()), "", SCHEMA_PAGE, Limits.SCHEMA_UNKNOWN));
    if (schemaKnown(transition.after())) {
      tables.values().forEach(table -> owners.confirm(transition.after(), table.rootPage()));
    }
  }

  private void findOverflow(KnownPages state) {
    for (int i = 0; i < segment.steps().size(); i++) {
      overflow.candidates(segment.transition(i));
    }
    if (!overflow.isEmpty()) {
      for (long page = 1; page <= state.count(); page++) {
        if (owners.owner(page) != 0) {
          overflow.note(state, page);
        }
      }
    }
  }

  private boolean schemaChanged(Transition transition) {
    if (Bytes.u32(transition.before().page(1), SCHEMA_COOKIE)
        != Bytes.u32(transition.after().page(1), SCHEMA_COOKIE)) {
      return true;
    }
    // Put together of different times, the schema can change without its cookie.
    boolean[] written = new boolean[1];
    transition.written().forEach(page -> written[0] |= owners.owner(page) == SCHEMA_TABLE);
    return written[0] && !schemaKnown(transition.before());
  }

  /** Whether all pages of the schema are known as they were in a state. */
  private boolean schemaKnown(KnownPages state) {
    PageList open = new PageList();
    open.add(SCHEMA_PAGE);
    // A schema that runs in circles ends here too.
    for (int read = 0; !open.isEmpty() && read < MOST_SCHEMA_PAGES; read++) {
      long page = open.removeLast();
      if (page >= 1 && page <= state.count() && !state.known(page)) {
        return false;
      }
      if (trees.isInterior(state, page, true)) {
        trees.children(state, page, open::add);
      }
    }
    return true;
  }

  /** The tables of a state, by numbers that a table keeps as long as it keeps its name. */
  private Map<Integer, Table> tables(KnownPages state) {
    Map<Integer, Table> tables = new TreeMap<>();
    List<Table> all = new ArrayList<>();
    all.add(Schema.SCHEMA_TABLE);
    // What is wrong with a schema that is put together of different times is no damage.
    DamageSink met = schemaKnown(state) ? damage : ignored -> {};
    all.addAll(database.schema(state, met).tables());
    for (Table table : all) {
      String name = table.name() + (table.withoutRowid() ? " WITHOUT ROWID" : "");
      Integer number = numbers.computeIfAbsent(name, ignored -> numbers.size() + 1);
      tables.putIfAbsent(number, table);
    }
    return tables;
  }

  private void compare(
      Transition transition,
      Map<Integer, Table> before,
      Map<Integer, Table> after,
      boolean schemaChanged) {
    Map<Integer, PageList> written = written(transition);
    Map<Integer, PageList> continued = continued(transition, written);
    if (schemaChanged) {
      // A table that only one of the schemas has may be missing from the other because that is cut.
      boolean whole = schemaKnown(transition.after());
      before.forEach((id, table) -> addMoved(written, id, after.get(id), table, whole));
      boolean wholeBefore = schemaKnown(transition.before());
      after.forEach((id, table) -> addMoved(written, id, before.get(id), table, wholeBefore));
    }
    List<TreeDiff> diffs = new ArrayList<>();
    written.forEach((id, pages) -> {
      Optional<Table> was = Optional.ofNullable(before.get(id));
      Optional<Table> is = Optional.ofNullable(after.get(id));
      TreeDiff diff = new TreeDiff(owners, trees, transition, id, was, is, pages);
      diff.compare();
      diff.addContinued(continued.getOrDefault(id, new PageList()));
      rows(transition, was, is, diff);
      diffs.add(diff);
    });
    diffs.forEach(TreeDiff::release);
    diffs.forEach(TreeDiff::take);
    if (!overflow.isEmpty()) {
      diffs.forEach(diff -> diff.rowsAfter().forEach(p -> overflow.note(transition.after(), p)));
    }
    if (owners.guessed()) {
      orphans(transition, after);
    }
  }

  /** Pages that look like those of a table, but of none that could be found. */
  private void orphans(Transition transition, Map<Integer, Table> tables) {
    boolean indexes = tables.values().stream().anyMatch(Table::withoutRowid);
    transition
        .written()
        .forEach(page -> {
          if (owners.owner(page) == 0
              && (trees.belongs(transition.after(), page, true)
                  || (indexes && trees.belongs(transition.after(), page, false)))) {
            sink.untold(new Untold(Optional.of(transition.step()), "", page, Limits.NO_TABLE));
          } else if (overflow.isOrphan(transition.after(), page)) {
            sink.untold(new Untold(Optional.of(transition.step()), "", page, Limits.NO_ROW));
          }
        });
  }

  private Map<Integer, PageList> written(Transition transition) {
    Map<Integer, PageList> written = new TreeMap<>();
    for (int i = 0; i < transition.written().size(); i++) {
      long page = transition.written().get(i);
      if (owners.owner(page) != 0) {
        written.computeIfAbsent(owners.owner(page), ignored -> new PageList()).add(page);
      }
    }
    return written;
  }

  /** Pages that were not written themselves, with rows that continue on pages that were. */
  private Map<Integer, PageList> continued(Transition transition, Map<Integer, PageList> written) {
    BitSet taken = new BitSet();
    written.values().forEach(pages -> pages.forEach(page -> taken.set((int) page)));
    Map<Integer, PageList> continued = new TreeMap<>();
    transition
        .written()
        .forEach(page -> {
          long rows = overflow.rowPage(page);
          int owner = owners.owner(rows);
          if (rows != 0 && owner != 0 && !taken.get((int) rows)) {
            taken.set((int) rows);
            continued.computeIfAbsent(owner, ignored -> new PageList()).add(rows);
            written.computeIfAbsent(owner, ignored -> new PageList());
          }
        });
    return continued;
  }

  private static void addMoved(
      Map<Integer, PageList> written,
      Integer id,
      @Nullable Table other,
      Table table,
      boolean known) {
    if (other == null ? known : other.rootPage() != table.rootPage()) {
      written.computeIfAbsent(id, ignored -> new PageList());
    }
  }

  private void rows(
      Transition transition, Optional<Table> before, Optional<Table> after, TreeDiff diff) {
    Step step = transition.step();
    String name = after.or(() -> before).map(Table::name).orElse("");
    boolean certain =
        diff.certain()
            && step.intact()
            && step.standing().whole()
            && schemaKnown(transition.before())
            // With auto-vacuum pages move from table to table: an assumed owner can be a former
            // one.
            && !(owners.guessed() && database.header().autoVacuum());
    RowDiff rows =
        new RowDiff(database, transition, before, after, diff.unknown().isEmpty(), damage);
    rows.compare(
        diff.rowsBefore(),
        diff.rowsAfter(),
        (kind, was, is, columns) -> {
          Row row = is.or(() -> was).orElseThrow();
          sink.change(new Change(step, kind, name, row.rowid(), was, is, columns, certain));
          if (diff.unknown().isEmpty()
              && !(was.map(Row::complete).orElse(true) && is.map(Row::complete).orElse(true))) {
            sink.untold(new Untold(Optional.of(step), name, row.place().page(), OVERFLOW_MISSING));
          }
        });
    if (rows.keyLost()) {
      sink.untold(new Untold(Optional.of(step), name, 0, OVERFLOW_MISSING));
    }
    diff.unknown()
        .forEach(page -> sink.untold(new Untold(Optional.of(step), name, page, PAGE_MISSING)));
  }

  private static final Sentence OVERFLOW_MISSING =
      new Sentence(
          "此行有一部分原在溢出页上，其当时的内容已不在这些文件中：缺失的列未给出，也未作比较。",
          "A part of this row was on overflow pages whose content at the time is no longer in the"
              + " files: the missing columns are not given and were not compared.");

  private static final Sentence PAGE_MISSING =
      new Sentence(
          "该页在此事务之前的内容已不在这些文件中：此页上哪些行是本次新增、修改或删除的，无法判断。",
          "What the page held before this transaction is no longer in the files: which of its rows"
              + " were inserted, changed or deleted by it cannot be told.");
}
