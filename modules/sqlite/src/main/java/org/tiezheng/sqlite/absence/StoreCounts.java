package org.tiezheng.sqlite.absence;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.tiezheng.sqlite.Row;
import org.tiezheng.sqlite.Sentence;
import org.tiezheng.sqlite.Table;
import org.tiezheng.sqlite.Value;
import org.tiezheng.sqlite.absence.AbsenceProfile.Copy;
import org.tiezheng.sqlite.absence.AbsenceProfile.Counted;
import org.tiezheng.sqlite.absence.AbsenceProfile.Counter;
import org.tiezheng.sqlite.absence.AbsenceProfile.Tombstones;

/** Compares what an application notes about its rows with the rows. */
final class StoreCounts implements Check {
  private static final int SHOWN = 20;

  @Override
  public void run(Examination examination) {
    for (AbsenceProfile profile : examination.profiles()) {
      for (Counter counter : profile.counters()) {
        examination.looksFor(SignalKind.COUNT_DIFFERS);
        table(examination, counter.table(), counter.count())
            .ifPresent(table -> counter(examination, counter, table));
      }
      for (Copy copy : profile.copies()) {
        examination.looksFor(SignalKind.COPY_WITHOUT_ROW);
        table(examination, copy.table(), copy.copy())
            .ifPresent(table -> copy(examination, copy, table));
      }
      for (Tombstones tombstones : profile.tombstones()) {
        examination.looksFor(SignalKind.RECORDED_DELETION);
        examination
            .table(tombstones.table())
            .ifPresent(table -> tombstones(examination, tombstones, table));
      }
    }
  }

  private static Optional<Table> table(Examination examination, String name, String column) {
    return examination.table(name).filter(table -> table.column(column) >= 0);
  }

  private static long key(Row row, String column) {
    return row.value(column) instanceof Value.Int(long number) ? number : row.rowid().orElse(0);
  }

  private static void counter(Examination examination, Counter counter, Table table) {
    Map<Long, Long> counts = new HashMap<>();
    for (Counted counted : counter.counted()) {
      table(examination, counted.table(), counted.key())
          .ifPresent(child ->
              examination
                  .database()
                  .rows(
                      child,
                      row -> {
                        if (row.value(counted.key()) instanceof Value.Int(long key)
                            && counted.counts(row)) {
                          counts.merge(key, 1L, Long::sum);
                        }
                      }));
    }
    examination
        .database()
        .rows(
            table,
            row -> {
              long key = key(row, counter.key());
              long there = counts.getOrDefault(key, 0L);
              if (row.value(counter.count()) instanceof Value.Int(long noted) && noted != there) {
                differs(examination, counter, row, key, noted, there);
              }
            });
  }

  private static void differs(
      Examination examination, Counter counter, Row row, long key, long noted, long there) {
    examination.found(
        new Signal(
            SignalKind.COUNT_DIFFERS,
            counter.table(),
            Optional.of(row.place()),
            row.rowid(),
            Math.abs(noted - there),
            noted > there ? Weight.NOTABLE : Weight.SLIGHT,
            new Sentence(
                "表 %s 中编号 %d 记载 %d 条，实有 %d 条。".formatted(counter.table(), key, noted, there),
                "Number %2$d of table %1$s notes %3$d rows; there are %4$d."
                    .formatted(counter.table(), key, noted, there)),
            Innocent.CACHE,
            List.of(Evidence.of(counter.count(), noted), Evidence.of("rows", there))));
  }

  private static void copy(Examination examination, Copy copy, Table table) {
    Map<Long, Row> open = new HashMap<>();
    examination
        .database()
        .rows(
            table,
            row -> {
              if (row.value(copy.copy()) instanceof Value.Text text && !text.text().isBlank()) {
                open.put(key(row, copy.key()), row);
              }
            });
    for (Join other : copy.others()) {
      table(examination, other.child(), other.childColumn())
          .ifPresent(found ->
              examination
                  .database()
                  .rows(found, row -> open.remove(key(row, other.childColumn()))));
    }
    Optional<Table> originals = table(examination, copy.original(), copy.originalText());
    if (originals.isEmpty()) {
      return;
    }
    examination
        .database()
        .rows(
            originals.get(),
            row -> {
              Row copied = open.get(key(row, copy.originalKey()));
              if (copied != null
                  && repeats(copied.value(copy.copy()), row.value(copy.originalText()))) {
                open.remove(key(row, copy.originalKey()));
              }
            });
    open.values().stream()
        .sorted((a, b) -> Long.compare(a.rowid().orElse(0), b.rowid().orElse(0)))
        .forEach(row -> lost(examination, copy, row));
  }

  /** A copy may be cut short. */
  private static boolean repeats(Value copy, Value original) {
    return copy instanceof Value.Text a
        && original instanceof Value.Text b
        && b.text().strip().startsWith(a.text().strip());
  }

  private static void lost(Examination examination, Copy copy, Row row) {
    examination.found(
        new Signal(
            SignalKind.COPY_WITHOUT_ROW,
            copy.table(),
            Optional.of(row.place()),
            row.rowid(),
            1,
            Weight.NOTABLE,
            new Sentence(
                "表 %s 的摘要所抄的内容，在表 %s 的对应行中不存在。".formatted(copy.table(), copy.original()),
                "The text in %s of table %s is not that of any row of table %s that belongs to it."
                    .formatted(copy.copy(), copy.table(), copy.original())),
            Innocent.CACHE,
            List.of(new Evidence(copy.copy(), Examination.shown(row.value(copy.copy()))))));
  }

  private static void tombstones(Examination examination, Tombstones tombstones, Table table) {
    long[] count = new long[1];
    StringJoiner examples = new StringJoiner("; ");
    examination
        .database()
        .rows(
            table,
            row -> {
              if (count[0]++ < SHOWN) {
                StringJoiner shown = new StringJoiner(" ");
                tombstones.shown().stream()
                    .filter(column -> table.column(column) >= 0)
                    .forEach(column -> shown.add(Examination.shown(row.value(column))));
                examples.add(shown.toString());
              }
            });
    if (count[0] > 0) {
      examination.found(
          SignalKind.RECORDED_DELETION,
          table.name(),
          count[0],
          Weight.NOTABLE,
          new Sentence(
              "表 %s 有 %d 行，每行是%s。".formatted(table.name(), count[0], tombstones.meaning().zh()),
              "Table %s has %d rows, each %s."
                  .formatted(table.name(), count[0], tombstones.meaning().en())),
          List.of(Innocent.GAPS.get(3), Innocent.GAPS.get(2)),
          List.of(new Evidence(String.join(" ", tombstones.shown()), examples.toString())));
    }
  }
}
