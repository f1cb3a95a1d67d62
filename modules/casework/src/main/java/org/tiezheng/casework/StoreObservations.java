package org.tiezheng.casework;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.tiezheng.collect.store.Store;
import org.tiezheng.evidence.Observation;
import org.tiezheng.evidence.Observation.StoreExamined;
import org.tiezheng.evidence.Observation.StoreSign;
import org.tiezheng.evidence.Observation.Weight;
import org.tiezheng.evidence.Text;
import org.tiezheng.sqlite.Place;
import org.tiezheng.sqlite.Sentence;
import org.tiezheng.sqlite.absence.Absence;
import org.tiezheng.sqlite.absence.AbsenceQuestions;
import org.tiezheng.sqlite.absence.AbsenceReport;
import org.tiezheng.sqlite.absence.Signal;
import org.tiezheng.sqlite.absence.SignalKind;
import org.tiezheng.sqlite.history.ChangeKind;
import org.tiezheng.sqlite.history.Timeline;
import org.tiezheng.sqlite.recover.Recovery;
import org.tiezheng.sqlite.recover.RecoveryOptions;
import org.tiezheng.sqlite.recover.RowState;

/**
 * What a database file shows about rows that are missing, were changed, or that the file was
 * rewritten, in the words of the rules; and what was looked for at all.
 */
final class StoreObservations {
  private static final List<Text> EVERYDAY =
      List.of(
          new Text("应用自动清理(保留期限或条数上限)。", "The application cleans up by itself."),
          new Text(
              "用户日常删除与本案无关的记录。",
              "The user deleted entries that have nothing to do with the case."));

  private static final List<Text> EDITING =
      List.of(
          new Text(
              "应用更新状态(已读、已送达、发送失败后重发)会改写整行。",
              "The application rewrites a row when its state changes (read, delivered, sent"
                  + " again)."));

  private static final List<Text> EVERYDAY_OR_EDITED =
      Stream.concat(EVERYDAY.stream(), EDITING.stream()).toList();

  /**
   * Lists of conversations: triggers write their last line and counters anew with every message, so
   * former contents of a row that is still there are what every phone has and no sign of anything.
   * Rows that are gone from them are told.
   */
  private static final Set<String> REWRITTEN = Set.of("threads", "chat");

  private final int item;
  private final Store store;

  StoreObservations(int item, Store store) {
    this.item = item;
    this.store = store;
  }

  List<Observation> all() {
    List<Observation> all = new ArrayList<>();
    Set<String> lookedFor = new TreeSet<>();
    AbsenceReport report = Absence.examine(store.database(), AbsenceQuestions.USUAL);
    report.lookedFor().forEach(kind -> lookedFor.add(sign(kind, "")));
    for (Signal signal : report.signals()) {
      // Single runs are in the recovery report; here their sum per table speaks.
      if (signal.id() != SignalKind.ROWID_GAP) {
        all.add(sign(signal));
      }
    }
    lookedFor.add("residue");
    all.addAll(residue());
    if (store.wal().isPresent() || store.journal().isPresent()) {
      lookedFor.add("timeline.deleted");
      lookedFor.add("timeline.changed");
      all.addAll(history());
    }
    all.add(new StoreExamined(item, original(), List.copyOf(lookedFor)));
    return all;
  }

  private String original() {
    return store.source().main().sha256();
  }

  private StoreSign sign(Signal signal) {
    return new StoreSign(
        item,
        original(),
        sign(signal.id(), signal.table()),
        place(signal),
        signal.count(),
        Weight.valueOf(signal.weight().name()),
        text(signal.what()),
        signal.innocent().stream().map(StoreObservations::text).toList());
  }

  private static String place(Signal signal) {
    StringBuilder place = new StringBuilder(signal.table());
    signal.rowid().ifPresent(id -> place.append(" rowid ").append(id));
    signal.place().map(StoreObservations::place).ifPresent(p -> place.append(' ').append(p));
    return place.toString().strip();
  }

  private static String place(Place place) {
    return place.file() + " page " + place.page() + " offset " + place.offset();
  }

  /** The rules' name of a sign. */
  private static String sign(SignalKind kind, String table) {
    return switch (kind) {
      case ROWID_GAPS, ROWID_GAP, HEAD_GAP, ROWID_JUMP -> "gap.interior";
      case TAIL_GAP -> "gap.tail";
      case COUNTER_BEHIND -> "rewrite.counter";
      case FULLTEXT_WITHOUT_ROW -> "fts.orphan";
      case ROW_WITHOUT_FULLTEXT -> "rewrite.fts";
      case DANGLING_REFERENCE -> "join.dangling";
      case UNUSED_ROW -> table.equals("threads") ? "thread.empty" : "address.orphan";
      case COUNT_DIFFERS -> "thread.count";
      case COPY_WITHOUT_ROW -> "thread.snippet";
      case RECORDED_DELETION -> "join.recordedDeletion";
      case INDEX_WITHOUT_ROW -> "join.index";
      case ROW_WITHOUT_INDEX -> "rewrite.index";
      case CHANGE_COUNTERS, WRITER_VERSION, FILE_SETTINGS, FREELIST_COUNT, FILE_SIZE, SCHEMA_TEXT ->
          "rewrite.desktop";
      case DELETED_BYTES_ZEROED, REBUILT -> "destroyed";
    };
  }

  private List<Observation> residue() {
    Map<String, long[]> tables = new TreeMap<>();
    Recovery.scan(
        store.database(),
        row -> {
          long[] counts = tables.computeIfAbsent(row.table().name(), _ -> new long[3]);
          counts[0] += row.state() == RowState.DELETED ? 1 : 0;
          counts[2] += row.state() == RowState.DELETED_OR_EARLIER ? 1 : 0;
          counts[1] += row.state() == RowState.EARLIER_VERSION ? 1 : 0;
        },
        RecoveryOptions.USUAL);
    List<Observation> signs = new ArrayList<>();
    tables.forEach((table, counts) -> {
      boolean rewritten = REWRITTEN.contains(table);
      if (counts[0] > 0 || (counts[2] > 0 && !rewritten)) {
        signs.add(
            new StoreSign(
                item,
                original(),
                "residue",
                table,
                counts[0] + counts[2],
                Weight.NOTABLE,
                deleted(table, counts[0], counts[2]),
                counts[2] == 0 ? EVERYDAY : EVERYDAY_OR_EDITED));
      }
      if (counts[1] > 0 && !rewritten) {
        signs.add(
            new StoreSign(
                item,
                original(),
                "timeline.changed",
                table,
                counts[1],
                Weight.SLIGHT,
                new Text(
                    "表 %s 有 %,d 行的旧版本仍可读出".formatted(table, counts[1]),
                    "earlier versions of %,d rows of table %s can still be read"
                        .formatted(counts[1], table)),
                EDITING));
      }
    });
    return signs;
  }

  /** Rows that are gone, and remains of which nothing left tells whether they are. */
  private static Text deleted(String table, long rows, long undecided) {
    return new Text(
        "表 %s 有 %,d 行已不在表中而仍可读出".formatted(table, rows)
            + (undecided == 0 ? "" : ";另有 %,d 行行号已毁,不能判断是已删除的行还是现存行改动前的内容".formatted(undecided)),
        "%,d rows that are not in table %s can still be read".formatted(rows, table)
            + (undecided == 0
                ? ""
                : "; %,d more lost their row id: deleted rows, or former contents of live rows"
                    .formatted(undecided)));
  }

  private List<Observation> history() {
    Map<String, Map<ChangeKind, Long>> tables = new TreeMap<>();
    Timeline.of(store.database())
        .read(change ->
            tables
                .computeIfAbsent(change.table(), _ -> new TreeMap<>())
                .merge(change.kind(), 1L, Long::sum));
    List<Observation> signs = new ArrayList<>();
    tables.forEach((table, kinds) -> {
      long deleted = kinds.getOrDefault(ChangeKind.DELETED, 0L);
      long changed = kinds.getOrDefault(ChangeKind.CHANGED, 0L);
      if (deleted > 0) {
        signs.add(
            history(
                table,
                "timeline.deleted",
                deleted,
                Weight.NOTABLE,
                new Text(
                    "日志显示表 %s 删除了 %,d 行".formatted(table, deleted),
                    "the logs show that %,d rows of table %s were deleted"
                        .formatted(deleted, table)),
                EVERYDAY));
      }
      if (changed > 0 && !REWRITTEN.contains(table)) {
        signs.add(
            history(
                table,
                "timeline.changed",
                changed,
                Weight.SLIGHT,
                new Text(
                    "日志显示表 %s 改动了 %,d 行".formatted(table, changed),
                    "the logs show that %,d rows of table %s were changed"
                        .formatted(changed, table)),
                EDITING));
      }
    });
    return signs;
  }

  private StoreSign history(
      String table, String sign, long count, Weight weight, Text what, List<Text> innocent) {
    return new StoreSign(item, original(), sign, table, count, weight, what, innocent);
  }

  private static Text text(Sentence sentence) {
    return new Text(sentence.zh(), sentence.en());
  }
}
