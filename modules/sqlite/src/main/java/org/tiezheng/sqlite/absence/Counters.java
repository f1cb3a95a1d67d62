package org.tiezheng.sqlite.absence;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.tiezheng.sqlite.Row;
import org.tiezheng.sqlite.Sentence;
import org.tiezheng.sqlite.Table;
import org.tiezheng.sqlite.Value;

/**
 * Compares the highest rowid of a table with the counters that databases keep of it: {@code
 * sqlite_sequence}, and {@code Z_PRIMARYKEY} of Apple's Core Data.
 */
final class Counters implements Check {
  @Override
  public void run(Examination examination) {
    examination.looksFor(SignalKind.TAIL_GAP, SignalKind.COUNTER_BEHIND);
    examination
        .table("sqlite_sequence")
        .ifPresent(counters ->
            examination
                .database()
                .rows(
                    counters, row -> compare(examination, row, name(row, "name"), "name", "seq")));
    examination
        .table("Z_PRIMARYKEY")
        .ifPresent(counters ->
            examination
                .database()
                .rows(
                    counters,
                    row ->
                        compare(
                            examination,
                            row,
                            "Z" + name(row, "Z_NAME").toUpperCase(Locale.ROOT),
                            "Z_NAME",
                            "Z_MAX")));
  }

  private static String name(Row row, String column) {
    return row.value(column) instanceof Value.Text text ? text.text() : "";
  }

  private static void compare(
      Examination examination, Row row, String name, String nameColumn, String column) {
    Optional<Table> table = examination.table(name).filter(found -> !found.withoutRowid());
    if (table.isEmpty() || !(row.value(column) instanceof Value.Int(long counter))) {
      return;
    }
    IdSet ids = examination.rowids(table.get());
    long highest = ids.size() == 0 ? 0 : ids.last(ids.runs() - 1);
    if (counter == highest || highest < 0) {
      return;
    }
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(Evidence.of(row.table().name() + "." + column, counter));
    evidence.add(Evidence.of("highest rowid", highest));
    evidence.add(Evidence.of("rows", ids.size()));
    evidence.add(new Evidence(nameColumn, name(row, nameColumn)));
    Neighbours neighbours = new Neighbours(examination, table.get());
    neighbours.addTimes(evidence, neighbours.row(highest), Optional.empty());
    boolean tail = counter > highest;
    examination.found(
        new Signal(
            tail ? SignalKind.TAIL_GAP : SignalKind.COUNTER_BEHIND,
            name,
            Optional.of(row.place()),
            row.rowid().isPresent() ? row.rowid() : OptionalLong.empty(),
            Math.abs(counter - highest),
            Weight.NOTABLE,
            tail ? tail(name, counter, highest) : behind(name, counter, highest),
            tail ? Innocent.GAPS : Innocent.REWRITTEN,
            evidence));
  }

  private static Sentence tail(String name, long counter, long highest) {
    return new Sentence(
        "表 %s 曾分配到编号 %d，现存最大编号为 %d：末尾缺 %d 个编号。"
            .formatted(name, counter, highest, counter - highest),
        "Table %s has given out ids up to %d, but the highest there is %d: %d are missing at the end."
            .formatted(name, counter, highest, counter - highest));
  }

  private static Sentence behind(String name, long counter, long highest) {
    return new Sentence(
        "表 %s 的计数（%d）低于现存最大编号 %d：计数被改过，或行是绕过计数写入的。".formatted(name, counter, highest),
        ("The counter of table %s (%d) is below the highest id there, %d: it was changed, or rows"
                + " were written past it.")
            .formatted(name, counter, highest));
  }
}
