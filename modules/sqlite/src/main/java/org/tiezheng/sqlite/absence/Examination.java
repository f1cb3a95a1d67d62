package org.tiezheng.sqlite.absence;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.tiezheng.sqlite.BtreePage;
import org.tiezheng.sqlite.Cell;
import org.tiezheng.sqlite.Database;
import org.tiezheng.sqlite.Place;
import org.tiezheng.sqlite.RecordView;
import org.tiezheng.sqlite.Sentence;
import org.tiezheng.sqlite.Table;
import org.tiezheng.sqlite.Value;
import org.tiezheng.sqlite.Walk;

/** What the checks share: the database, what was asked, and what was found. Not thread-safe. */
final class Examination {
  private final Database database;
  private final AbsenceQuestions questions;
  private final List<AbsenceProfile> profiles;
  private final List<Signal> signals = new ArrayList<>();
  private final Set<SignalKind> lookedFor = EnumSet.noneOf(SignalKind.class);
  private final List<Sentence> notExamined = new ArrayList<>();
  private final Map<String, IdSet> rowids = new HashMap<>();

  /** Tables of which pages or rows could not be read, or are not theirs. */
  private final Set<String> unread = new TreeSet<>();

  Examination(Database database, AbsenceQuestions questions, List<AbsenceProfile> profiles) {
    this.database = database;
    this.questions = questions;
    this.profiles = profiles;
  }

  Database database() {
    return database;
  }

  AbsenceQuestions questions() {
    return questions;
  }

  List<AbsenceProfile> profiles() {
    return profiles;
  }

  Optional<Table> table(String name) {
    return database.schema().table(name);
  }

  /** The column with the time of a table's rows; empty text if none is named. */
  String timeColumn(Table table) {
    String named = named(questions.timeColumns(), table);
    for (AbsenceProfile profile : profiles) {
      named = named.isEmpty() ? named(profile.timeColumns(), table) : named;
    }
    return named;
  }

  private static String named(Map<String, String> columns, Table table) {
    String column = columns.getOrDefault(table.name(), "");
    return table.column(column) < 0 ? "" : column;
  }

  /** The rowids of a table. */
  IdSet rowids(Table table) {
    return rowids.computeIfAbsent(
        table.name(),
        ignored -> {
          IdSet ids = new IdSet();
          Cell cell = new Cell();
          RecordView record = new RecordView();
          Walk walk =
              database.pages(
                  database.committed(),
                  table.rootPage(),
                  true,
                  page -> {
                    for (int i = 0; i < page.cells(); i++) {
                      if (!page.cell(i, cell)) {
                        unread.add(table.name());
                        continue;
                      }
                      ids.add(cell.rowid());
                      if (i == 0 && isForeign(table, page, cell, record)) {
                        unread.add(table.name());
                      }
                    }
                  });
          if (walk.damageCount() > 0) {
            unread.add(table.name());
          }
          return ids;
        });
  }

  /** Whether a record has more fields than a row of the table can have. */
  private static boolean isForeign(Table table, BtreePage page, Cell cell, RecordView record) {
    record.read(page.bytes(), cell.payloadStart(), cell.localLength());
    return record.fields() > table.columns().size();
  }

  void looksFor(SignalKind... kinds) {
    lookedFor.addAll(List.of(kinds));
  }

  void cannot(Sentence why) {
    notExamined.add(why);
  }

  void found(Signal signal) {
    signals.add(signal);
  }

  /** Says that a sign was found which has no single place. */
  void found(
      SignalKind kind,
      String table,
      long count,
      Weight weight,
      Sentence what,
      List<Sentence> innocent,
      List<Evidence> evidence) {
    found(
        new Signal(
            kind,
            table,
            Optional.<Place>empty(),
            OptionalLong.empty(),
            count,
            weight,
            what,
            innocent,
            evidence));
  }

  boolean has(SignalKind... kinds) {
    List<SignalKind> wanted = List.of(kinds);
    return signals.stream().anyMatch(signal -> wanted.contains(signal.id()));
  }

  AbsenceReport report() {
    for (String table : unread) {
      cannot(
          new Sentence(
              "表 %s 有读不到或不属于它的页：其中的编号空缺、计数与引用不说明有行被删除。".formatted(table),
              ("Pages of table %s cannot be read or are not of this table: gaps between its ids,"
                      + " counts and references do not show that rows were deleted.")
                  .formatted(table)));
    }
    return new AbsenceReport(
        signals.stream().map(this::asFarAsRead).toList(),
        lookedFor,
        profiles.stream().map(AbsenceProfile::name).toList(),
        notExamined);
  }

  /** A sign that rows are missing says little where rows that are there may not have been seen. */
  private Signal asFarAsRead(Signal signal) {
    boolean concerned =
        switch (signal.id()) {
          case ROWID_GAPS, ROWID_GAP, HEAD_GAP, ROWID_JUMP, TAIL_GAP, COUNTER_BEHIND ->
              unread.contains(signal.table());
          case FULLTEXT_WITHOUT_ROW,
              ROW_WITHOUT_FULLTEXT,
              DANGLING_REFERENCE,
              UNUSED_ROW,
              COUNT_DIFFERS,
              COPY_WITHOUT_ROW,
              INDEX_WITHOUT_ROW,
              ROW_WITHOUT_INDEX,
              REBUILT ->
              !unread.isEmpty();
          default -> false;
        };
    return concerned ? signal.explainedBy(Innocent.UNREAD) : signal;
  }

  /** A value in a short form for people. */
  static String shown(Value value) {
    String text =
        switch (value) {
          case Value.Null() -> "NULL";
          case Value.Int(long number) -> Long.toString(number);
          case Value.Real(double number) -> Double.toString(number);
          case Value.Text stored -> stored.text();
          case Value.Blob blob -> blob.bytes().byteSize() + " bytes";
        };
    return text.length() <= 200 ? text : text.substring(0, text.offsetByCodePoints(0, 150)) + "…";
  }
}
