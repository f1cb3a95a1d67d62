package org.tiezheng.sqlite.absence;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.tiezheng.sqlite.Affinity;
import org.tiezheng.sqlite.Column;
import org.tiezheng.sqlite.Index;
import org.tiezheng.sqlite.Sentence;
import org.tiezheng.sqlite.Table;
import org.tiezheng.sqlite.Value;

/** Compares indexes with the rows of their tables: the library changes both together. */
final class IndexEntries implements Check {
  @Override
  public void run(Examination examination) {
    examination.looksFor(SignalKind.INDEX_WITHOUT_ROW, SignalKind.ROW_WITHOUT_INDEX);
    for (Index index : examination.database().schema().indexes()) {
      examination
          .table(index.tableName())
          .filter(table -> !table.withoutRowid())
          .ifPresent(table -> compare(examination, index, table));
    }
  }

  private static void compare(Examination examination, Index index, Table table) {
    IdSet rows = examination.rowids(table);
    References.Tally orphans = new References.Tally();
    long[] found = new long[1];
    int last = index.columns().size();
    examination
        .database()
        .rows(
            asTable(index),
            entry -> {
              if (!entry.complete() || !(entry.values().get(last) instanceof Value.Int(long id))) {
                return;
              }
              found[0]++;
              if (!rows.contains(id)) {
                orphans.add(entry, entry.values().getFirst());
              }
            });
    if (orphans.count() > 0) {
      examination.found(
          SignalKind.INDEX_WITHOUT_ROW,
          table.name(),
          orphans.count(),
          Weight.STRONG,
          new Sentence(
              "索引 %s 有 %d 个条目指向表 %s 中不存在的行：库在正常删除时总是一并删除索引条目。"
                  .formatted(index.name(), orphans.count(), table.name()),
              ("Index %s has %d entries for rows that are not in table %s; an ordinary deletion"
                      + " removes both together.")
                  .formatted(index.name(), orphans.count(), table.name())),
          Innocent.BROKEN,
          List.of(
              new Evidence(
                  index.columns().isEmpty() ? "entry" : index.columns().getFirst(),
                  orphans.examples())));
    }
    long lacking = rows.size() - (found[0] - orphans.count());
    if (!index.partial() && lacking > 0) {
      examination.found(
          SignalKind.ROW_WITHOUT_INDEX,
          table.name(),
          lacking,
          Weight.STRONG,
          new Sentence(
              "表 %s 有 %d 行不在索引 %s 中：行可能是绕过库写入的。".formatted(table.name(), lacking, index.name()),
              "%2$d rows of table %1$s are not in index %3$s: they may have been written past the library."
                  .formatted(table.name(), lacking, index.name())),
          Innocent.BROKEN,
          List.of(Evidence.of("rows", rows.size()), Evidence.of("entries", found[0])));
    }
  }

  /** An index is read like a table whose key is the whole record. */
  private static Table asTable(Index index) {
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i <= index.columns().size(); i++) {
      columns.add(new Column("c" + i, "", Affinity.BLOB, false, Value.NULL));
    }
    return new Table(
        index.name(),
        index.rootPage(),
        "",
        columns,
        OptionalInt.empty(),
        true,
        IntStream.range(0, columns.size()).boxed().toList(),
        List.of(),
        false,
        true);
  }
}
