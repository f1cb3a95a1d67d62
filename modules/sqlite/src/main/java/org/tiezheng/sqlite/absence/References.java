package org.tiezheng.sqlite.absence;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.tiezheng.sqlite.Place;
import org.tiezheng.sqlite.Row;
import org.tiezheng.sqlite.Sentence;
import org.tiezheng.sqlite.Table;
import org.tiezheng.sqlite.Value;

/** Looks for rows that refer to rows which are not there, and for rows that nothing uses. */
final class References implements Check {
  private static final int SHOWN = 20;

  @Override
  public void run(Examination examination) {
    examination.looksFor(SignalKind.DANGLING_REFERENCE);
    Set<Join> joins = new LinkedHashSet<>(examination.questions().joins());
    examination.profiles().forEach(profile -> joins.addAll(profile.joins()));
    for (Table table : examination.database().schema().tables()) {
      joins.addAll(ForeignKeys.of(table));
    }
    joins.forEach(join -> dangling(examination, join));
    for (AbsenceProfile profile : examination.profiles()) {
      if (!profile.uses().isEmpty()) {
        examination.looksFor(SignalKind.UNUSED_ROW);
      }
      profile.uses().forEach(use -> unused(examination, use));
    }
  }

  private static void dangling(Examination examination, Join join) {
    Optional<Table> child = examination.table(join.child());
    Optional<Table> parent = examination.table(join.parent());
    if (child.isEmpty() || parent.isEmpty() || child.get().column(join.childColumn()) < 0) {
      return;
    }
    Optional<Predicate<Value>> known = keys(examination, parent.get(), join.parentColumn());
    if (known.isEmpty()) {
      return;
    }
    Tally tally = new Tally();
    examination
        .database()
        .rows(
            child.get(),
            row -> {
              Value key = row.value(join.childColumn());
              boolean counts =
                  row.complete()
                      && !(key instanceof Value.Null)
                      && !key.equals(new Value.Int(0))
                      && join.only().map(only -> only.holds(row.value(only.column()))).orElse(true);
              if (counts && !known.get().test(key)) {
                tally.add(row, key);
              }
            });
    if (tally.count > 0) {
      examination.found(
          new Signal(
              SignalKind.DANGLING_REFERENCE,
              join.child(),
              Optional.ofNullable(tally.place),
              tally.rowid,
              tally.count,
              Weight.NOTABLE,
              new Sentence(
                  "表 %s 有 %d 行的 %s 指向表 %s 中不存在的行。"
                      .formatted(join.child(), tally.count, join.childColumn(), join.parent()),
                  "%2$d rows of table %1$s refer by %3$s to rows of table %4$s that are not there."
                      .formatted(join.child(), tally.count, join.childColumn(), join.parent())),
              Innocent.DANGLING,
              List.of(new Evidence(join.childColumn(), tally.examples()))));
    }
  }

  /** Which keys a table has. */
  private static Optional<Predicate<Value>> keys(
      Examination examination, Table table, String column) {
    int index = table.column(column);
    boolean rowid =
        index < 0
            ? !table.withoutRowid() && (column.isEmpty() || column.equalsIgnoreCase("rowid"))
            : table.rowidAlias().isPresent() && table.rowidAlias().getAsInt() == index;
    if (rowid) {
      IdSet ids = examination.rowids(table);
      return Optional.of(key -> number(key).map(ids::contains).orElse(false));
    }
    if (index < 0) {
      return Optional.empty();
    }
    KeySet keys = new KeySet();
    examination.database().rows(table, row -> keys.add(row.values().get(index)));
    return Optional.of(keys::contains);
  }

  private static Optional<Long> number(Value key) {
    if (key instanceof Value.Text text && text.text().strip().matches("-?[0-9]{1,18}")) {
      return Optional.of(Long.valueOf(text.text().strip()));
    }
    return key instanceof Value.Int(long number) ? Optional.of(number) : Optional.empty();
  }

  private static void unused(Examination examination, AbsenceProfile.Use use) {
    Optional<Table> table = examination.table(use.table());
    Optional<Table> user = examination.table(use.user());
    if (table.isEmpty() || user.isEmpty() || user.get().column(use.userColumn()) < 0) {
      return;
    }
    KeySet used = new KeySet();
    examination
        .database()
        .rows(user.get(), row -> named(row.value(use.userColumn())).forEach(used::add));
    Tally tally = new Tally();
    examination
        .database()
        .rows(
            table.get(),
            row -> {
              Value key =
                  table.get().column(use.column()) >= 0
                      ? row.value(use.column())
                      : new Value.Int(row.rowid().orElse(0));
              if (!used.contains(key)) {
                tally.add(row, row.value(use.shown()));
              }
            });
    if (tally.count > 0) {
      examination.found(
          new Signal(
              SignalKind.UNUSED_ROW,
              use.table(),
              Optional.ofNullable(tally.place),
              tally.rowid,
              tally.count,
              Weight.SLIGHT,
              new Sentence(
                  "表 %s 有 %d 行不再被表 %s 使用：曾与其相关的记录可能已不在。"
                      .formatted(use.table(), tally.count, use.user()),
                  "%2$d rows of table %1$s are not used by table %3$s: what they belonged to may be gone."
                      .formatted(use.table(), tally.count, use.user())),
              Innocent.DANGLING,
              List.of(new Evidence(use.shown(), tally.examples()))));
    }
  }

  /** A text of several numbers names each of them. */
  private static List<Value> named(Value value) {
    if (value instanceof Value.Text text
        && text.text().strip().matches("[0-9]{1,18}( +[0-9]{1,18})*")) {
      List<Value> keys = new ArrayList<>();
      for (String word : text.text().strip().split(" +", -1)) {
        keys.add(new Value.Int(Long.parseLong(word)));
      }
      return keys;
    }
    return List.of(value);
  }

  /** Counts rows and keeps a few of them. */
  static final class Tally {
    private long count;
    private OptionalLong rowid = OptionalLong.empty();
    private @Nullable Place place;
    private final StringJoiner examples = new StringJoiner(", ");

    void add(Row row, Value shown) {
      if (count == 0) {
        place = row.place();
        rowid = row.rowid();
      }
      if (count < SHOWN) {
        examples.add(Examination.shown(shown));
      }
      count++;
    }

    long count() {
      return count;
    }

    String examples() {
      return count > SHOWN ? examples + " …" : examples.toString();
    }
  }
}
