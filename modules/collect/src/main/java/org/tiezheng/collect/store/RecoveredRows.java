package org.tiezheng.collect.store;

import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.Text;
import org.tiezheng.sqlite.Place;
import org.tiezheng.sqlite.Table;
import org.tiezheng.sqlite.recover.Basis;
import org.tiezheng.sqlite.recover.Certainty;
import org.tiezheng.sqlite.recover.RecoveredRow;
import org.tiezheng.sqlite.recover.Recovery;
import org.tiezheng.sqlite.recover.RecoveryOptions;
import org.tiezheng.sqlite.recover.RecoveryReport;
import org.tiezheng.sqlite.recover.RecoverySink;
import org.tiezheng.sqlite.recover.RowState;
import org.tiezheng.sqlite.recover.Source;

/**
 * Rows that a database has no more, or had with another content, found in the residue of its files.
 * They are counted in tables of their own, never among the live rows.
 */
public final class RecoveredRows {
  /** The remark that names other tables that a recovered row fits as well. */
  public static final String OTHER_TABLES = "_other_tables_that_fit";

  private static final int MOST_TABLES = 1_000;

  private static final Text AMBIGUOUS =
      new Text(
          "与现有行内容相同而行号已失,分不清是残留副本还是被删除的行",
          "the same as a live row, its own row id lost: a copy left behind or a deleted row of the"
              + " same content, which cannot be told apart");

  private final Store store;
  private final ReadingSession session;
  private final String prefix;
  private final IdentityHashMap<Table, ColumnPlaces> columns = new IdentityHashMap<>();

  public RecoveredRows(Store store, ReadingSession session) {
    this(store, session, "");
  }

  /**
   * One of several databases that are read together.
   *
   * @param prefix before the names of its tables and statements, such as {@code message_0.db/}
   */
  public RecoveredRows(Store store, ReadingSession session, String prefix) {
    this.store = store;
    this.session = session;
    this.prefix = prefix;
  }

  /**
   * Searches all files of the database once and delivers the rows of some tables; how many were
   * found of the others is stated. A row that cannot be told from a copy of a live one is set aside
   * here.
   *
   * @param wanted names of the tables whose rows are delivered
   * @param rows takes the name of the table and the row
   */
  public void read(Predicate<String> wanted, BiConsumer<String, StoredRow> rows) {
    Map<String, Long> others = new TreeMap<>();
    RecoverySink sink =
        new RecoverySink() {
          @Override
          public void row(RecoveredRow row) {
            String table = row.table().name();
            if (!wanted.test(table)) {
              others.merge(table, 1L, Long::sum);
            } else if (row.state() == RowState.AMBIGUOUS || row.state() == RowState.STALE_COPY) {
              setAside(row);
            } else {
              rows.accept(table, stored(row));
            }
          }

          @Override
          public boolean takesEntries() {
            return false;
          }
        };
    RecoveryReport report = Recovery.scan(store.database(), sink, RecoveryOptions.USUAL);
    others.forEach((table, count) -> session.statement(prefix + "recovered." + table, "" + count));
    session.statement(prefix + "recovery.bytes_searched", Long.toString(report.bytesSearched()));
    report
        .rows()
        .forEach((state, count) ->
            session.statement(
                prefix + "recovery." + state.name().toLowerCase(Locale.ROOT),
                Long.toString(count)));
    session.statement(prefix + "recovery.unlikely", Long.toString(report.unlikely()));
    long images = report.notSearched().images();
    if (images > 0) {
      session.note(
          prefix + "有 " + images + " 个页面的残留内容可按过多方式解读，未能全部查找",
          prefix
              + images
              + " images of pages hold residue that can be read in too many ways; they were not"
              + " searched to the end");
    }
    session.note(
        prefix + "已在数据库残留空间中查找被删除的行:搜索 " + report.bytesSearched() + " 字节。找不到不等于没有删除过",
        prefix
            + "the residue of the database was searched for deleted rows ("
            + report.bytesSearched()
            + " bytes); finding none does not mean that none was deleted");
  }

  private void setAside(RecoveredRow row) {
    StoredRow stored = stored(row);
    String counted = prefix + stored.countedIn();
    session.seen(counted);
    session.setAside(counted, stored.provenance(), undecided(row), stored.raw());
  }

  private static Text undecided(RecoveredRow row) {
    return row.basis() == Basis.TABLE_UNREAD
        ? new Text(row.basis().meaning().zh(), row.basis().meaning().en())
        : AMBIGUOUS;
  }

  private StoredRow stored(RecoveredRow row) {
    org.tiezheng.evidence.RowState state =
        switch (row.state()) {
          case DELETED -> org.tiezheng.evidence.RowState.DELETED_RECOVERED;
          case EARLIER_VERSION -> org.tiezheng.evidence.RowState.EARLIER_VERSION;
          case DELETED_OR_EARLIER, AMBIGUOUS, STALE_COPY ->
              org.tiezheng.evidence.RowState.DELETED_OR_EARLIER;
        };
    return new StoredRow(
        columns.computeIfAbsent(row.table(), ColumnPlaces::new),
        rowid(row),
        row.values(),
        at(row),
        state,
        row.whole(),
        store.source().limits().fieldChars(),
        remarks(row));
  }

  private static Optional<Long> rowid(RecoveredRow row) {
    return row.rowid().isPresent() ? Optional.of(row.rowid().getAsLong()) : Optional.empty();
  }

  private Provenance at(RecoveredRow row) {
    Source source = row.source();
    Place place = source.place();
    return store
        .member(place.file())
        .at(
            new Locator.Residue(
                row.table().name(),
                rowid(row),
                source.substrate().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                place.page(),
                place.offset(),
                place.length(),
                Store.walFrame(place),
                (int) Math.round(Math.floor(row.confidence() * 100))));
  }

  /** What is known about the values: which are certain, where else the row was found. */
  private static Map<String, String> remarks(RecoveredRow row) {
    Map<String, String> remarks = new TreeMap<>();
    for (int i = 0; i < row.certainty().size(); i++) {
      Certainty certainty = row.certainty().get(i);
      boolean alias = row.table().rowidAlias().orElse(-1) == i;
      if (certainty != Certainty.CERTAIN && certainty != Certainty.DEFAULT && !alias) {
        String name = "_" + certainty.name().toLowerCase(Locale.ROOT);
        remarks.merge(name, row.table().columns().get(i).name(), (all, one) -> all + "," + one);
      }
    }
    if (row.rowid().isEmpty()) {
      remarks.put("_basis", row.basis().name().toLowerCase(Locale.ROOT));
    }
    if (!row.candidates().isEmpty()) {
      remarks.put(
          "_rowids_that_fit",
          row.candidates().stream().map(String::valueOf).collect(Collectors.joining(",")));
    }
    row.between().ifPresent(b -> remarks.put("_rowid_between", b.low() + ".." + b.high()));
    if (row.sourceCount() > 1) {
      remarks.put("_places", Long.toString(row.sourceCount()));
    }
    if (row.dropped()) {
      remarks.put("_table", "dropped");
    }
    if (!row.alternatives().isEmpty()) {
      remarks.put(
          OTHER_TABLES,
          row.alternatives().stream()
              .limit(MOST_TABLES)
              .map(Table::name)
              .collect(Collectors.joining(",")));
    }
    return remarks;
  }
}
