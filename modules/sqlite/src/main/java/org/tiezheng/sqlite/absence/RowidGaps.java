package org.tiezheng.sqlite.absence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.tiezheng.sqlite.Place;
import org.tiezheng.sqlite.Row;
import org.tiezheng.sqlite.Sentence;
import org.tiezheng.sqlite.Table;

/** Looks for rowids that are missing between those that are there. */
final class RowidGaps implements Check {
  private static final List<Sentence> HEAD =
      List.of(
          new Sentence(
              "循环覆盖的日志（如只留最近 500 条通话）会自然缺少开头。",
              "A log that keeps only the latest entries (500 calls, for example) loses its"
                  + " beginning."),
          Innocent.GAPS.get(0),
          Innocent.GAPS.get(2));

  /** A run of missing ids. */
  private record Gap(long first, long last) {
    long count() {
      return last - first + 1 <= 0 ? Long.MAX_VALUE : last - first + 1;
    }
  }

  @Override
  public void run(Examination examination) {
    examination.looksFor(
        SignalKind.ROWID_GAPS, SignalKind.ROWID_GAP, SignalKind.HEAD_GAP, SignalKind.ROWID_JUMP);
    for (Table table : examination.database().schema().tables()) {
      if (!table.withoutRowid() && !internal(examination, table.name())) {
        table(examination, table);
      }
    }
  }

  /** Tables that SQLite, its full-text indexes and Core Data keep for themselves. */
  private static boolean internal(Examination examination, String name) {
    return name.startsWith("sqlite_")
        || name.matches("Z_(PRIMARYKEY|METADATA|MODELCACHE)")
        || examination.database().schema().entries().stream()
            .anyMatch(entry -> FullText.isIndex(entry) && name.startsWith(entry.name() + "_"));
  }

  private static void table(Examination examination, Table table) {
    IdSet ids = examination.rowids(table);
    if (ids.size() == 0) {
      return;
    }
    if (random(ids)) {
      examination.cannot(
          new Sentence(
              "表 %s 的编号并非连续分配（随机或取自他处），空缺不说明缺失。".formatted(table.name()),
              "The ids of table %s are not given out in sequence (random, or taken from elsewhere):"
                      .formatted(table.name())
                  + " gaps say nothing."));
      return;
    }
    List<Gap> gaps = new ArrayList<>();
    List<Gap> jumps = new ArrayList<>();
    for (int i = 1; i < ids.runs(); i++) {
      Gap gap = new Gap(ids.last(i - 1) + 1, ids.first(i) - 1);
      (gap.count() > Math.max(1000, 10 * ids.size()) ? jumps : gaps).add(gap);
    }
    total(examination, table, ids, gaps);
    gaps.sort(Comparator.comparingLong(Gap::count).reversed().thenComparingLong(Gap::first));
    gaps.stream()
        .limit(examination.questions().mostRuns())
        .forEach(gap -> one(examination, table, SignalKind.ROWID_GAP, gap));
    jumps.forEach(gap -> one(examination, table, SignalKind.ROWID_JUMP, gap));
    if (ids.first(0) > 1) {
      head(examination, table, ids.first(0));
    }
  }

  /** Ids in sequence come in few runs, or at least fill a good part of their range. */
  private static boolean random(IdSet ids) {
    double range = (double) ids.last(ids.runs() - 1) - ids.first(0) + 1;
    return ids.first(0) < 0 || (ids.runs() > ids.size() / 2 + 1 && range > 20.0 * ids.size());
  }

  private static void total(Examination examination, Table table, IdSet ids, List<Gap> gaps) {
    if (gaps.isEmpty()) {
      return;
    }
    long missing = gaps.stream().mapToLong(Gap::count).sum();
    examination.found(
        SignalKind.ROWID_GAPS,
        table.name(),
        missing,
        weight(table),
        new Sentence(
            "表 %s 现有 %d 行，其间有 %d 处编号空缺，共缺 %d 个编号。%s"
                .formatted(table.name(), ids.size(), gaps.size(), missing, kind(table).zh()),
            "Table %s has %d rows; ids missing between them: %d, places where they are missing: %d. %s"
                .formatted(table.name(), ids.size(), missing, gaps.size(), kind(table).en())),
        Innocent.GAPS,
        List.of(
            Evidence.of("rows", ids.size()),
            Evidence.of("gaps", gaps.size()),
            Evidence.of("missing", missing),
            Evidence.of("lowest rowid", ids.first(0)),
            Evidence.of("highest rowid", ids.last(ids.runs() - 1))));
  }

  private static Weight weight(Table table) {
    return table.autoincrement() || table.rowidAlias().isPresent() ? Weight.NOTABLE : Weight.SLIGHT;
  }

  private static Sentence kind(Table table) {
    if (table.autoincrement()) {
      return new Sentence(
          "编号自动递增且从不重用（AUTOINCREMENT）。",
          "Ids are given out in ascending order and never used twice (AUTOINCREMENT).");
    }
    return table.rowidAlias().isPresent()
        ? new Sentence(
            "编号取当前最大值加一：末尾删除后会重用。",
            "Ids are the highest plus one: those deleted at the end are used again.")
        : new Sentence(
            "此表没有自己的编号列，隐含行号在 VACUUM 后可能重排。",
            "The table has no id column of its own; a VACUUM can renumber its implicit rowids.");
  }

  private static void one(Examination examination, Table table, SignalKind kind, Gap gap) {
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(Evidence.of("first missing", gap.first()));
    evidence.add(Evidence.of("last missing", gap.last()));
    Neighbours neighbours = new Neighbours(examination, table);
    Optional<Row> before = neighbours.row(gap.first() - 1);
    Optional<Row> after = neighbours.row(gap.last() + 1);
    neighbours.addTimes(evidence, before, after);
    Optional<Place> place = after.map(Row::place);
    String ids = gap.count() == 1 ? Long.toString(gap.first()) : gap.first() + "–" + gap.last();
    boolean jump = kind == SignalKind.ROWID_JUMP;
    examination.found(
        new Signal(
            kind,
            table.name(),
            place,
            after.isPresent() ? OptionalLong.of(gap.last() + 1) : OptionalLong.empty(),
            gap.count(),
            jump ? Weight.SLIGHT : weight(table),
            new Sentence(
                jump
                    ? "表 %s 的编号在 %s 处跳跃，远多于现有行数，未必曾经存在。".formatted(table.name(), ids)
                    : "表 %s 缺编号 %s（%d 个）。".formatted(table.name(), ids, gap.count()),
                jump
                    ? "The ids of table %s jump at %s, by far more than it has rows: they need not have been there."
                        .formatted(table.name(), ids)
                    : "Table %s lacks ids %s (%d).".formatted(table.name(), ids, gap.count())),
            Innocent.GAPS,
            evidence));
  }

  private static void head(Examination examination, Table table, long first) {
    examination.found(
        SignalKind.HEAD_GAP,
        table.name(),
        first - 1,
        Weight.SLIGHT,
        new Sentence(
            "表 %s 的第一个编号是 %d，此前 %d 个编号不在。".formatted(table.name(), first, first - 1),
            "The first id of table %s is %d; the %d before it are not there."
                .formatted(table.name(), first, first - 1)),
        HEAD,
        List.of(Evidence.of("lowest rowid", first)));
  }
}
