package org.tiezheng.sqlite.recover;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Compares recovered rows with known ones. A row counts by its content, whole. */
final class Score {
  int keyed;
  int there;
  int found;
  int foundThere;
  int ambiguous;
  int partial;
  int rowidRight;
  int shown;

  /** Of those shown, how many that are said to be either deleted or earlier versions. */
  int undecided;

  /** Of those shown, how many are of tables of which nothing else is known. */
  int ofUnknown;

  /** Rows that only were former versions of live ones, but are said to be deleted. */
  final List<String> earlierSaidDeleted = new ArrayList<>();

  /**
   * Rows that only were former versions of live ones, but whose UNIQUE key was changed too, and no
   * row has it any more: what the key names is gone. Right as deleted, on this basis only.
   */
  final List<String> keyGone = new ArrayList<>();

  /** The columns of the UNIQUE keys of generated tables, as the scripts declare them. */
  private static final Map<String, Integer> UNIQUE_COLUMN = Map.of("setting", 0, "message", 1);

  /** Rows of sqlite_sequence shown as deleted: right only where a table was dropped. */
  int sequences;

  /** Rows that were shown under the name of another table. */
  int otherTable;

  final List<String> wrong = new ArrayList<>();
  final List<String> liveShown = new ArrayList<>();
  final List<String> missed = new ArrayList<>();
  final List<String> parts = new ArrayList<>();

  /**
   * Rows that are there and were delivered with every value right, but the last one not as certain:
   * its last bytes are the same as what an earlier head of the freeblock behind it would have left.
   */
  final List<String> doubtful = new ArrayList<>();

  private final Set<List<String>> rightButForItsEnd = new HashSet<>();
  final List<String> earlier = new ArrayList<>();
  final Map<RowState, Integer> states = new TreeMap<>();

  /** Scores one database. */
  static Score of(List<KnownRow> truth, List<RecoveredRow> recovered) {
    Score score = new Score();
    score.all(truth, recovered);
    recovered.forEach(row -> score.states.merge(row.state(), 1, Integer::sum));
    recovered.stream()
        .filter(row -> row.state() == RowState.EARLIER_VERSION)
        .forEach(row -> score.earlier.add(text(row)));
    return score;
  }

  /** Whether a row is shown as one that is deleted or may be. */
  private static boolean isShown(RecoveredRow row) {
    return row.state() == RowState.DELETED || row.state() == RowState.DELETED_OR_EARLIER;
  }

  private static boolean of(String table, RecoveredRow row) {
    return row.ofUnknownTable()
        || row.table().name().equals(table)
        || row.alternatives().stream().anyMatch(other -> other.name().equals(table));
  }

  private void all(List<KnownRow> truth, List<RecoveredRow> recovered) {
    Map<List<String>, List<KnownRow>> byContent = new HashMap<>();
    for (KnownRow row : truth) {
      byContent.computeIfAbsent(row.values(), _ -> new ArrayList<>()).add(row);
    }
    Set<String> tables = new HashSet<>();
    truth.forEach(row -> tables.add(row.table()));
    Set<List<String>> got = new HashSet<>();
    Set<List<String>> possible = new HashSet<>();
    for (RecoveredRow row : recovered) {
      if (tables.stream().noneMatch(table -> of(table, row))) {
        if (isShown(row) && !row.table().name().startsWith("sqlite_s")) {
          wrong.add(text(row));
        }
        if (isShown(row) && row.table().name().equals("sqlite_sequence")) {
          sequences++;
        }
        continue;
      }
      if (isShown(row)) {
        shown++;
        ofUnknown += row.ofUnknownTable() ? 1 : 0;
        undecided += row.state() == RowState.DELETED_OR_EARLIER ? 1 : 0;
        judge(row, truth, byContent, got);
      } else if (row.whole()) {
        matching(row, truth, byContent).forEach(each -> possible.add(each.values()));
      }
    }
    count(truth, got, possible);
  }

  private void count(List<KnownRow> truth, Set<List<String>> got, Set<List<String>> possible) {
    Set<List<String>> counted = new HashSet<>();
    for (KnownRow row : truth) {
      if (row.kind() != KnownRow.Kind.DELETED || !counted.add(row.values())) {
        continue;
      }
      keyed++;
      boolean isThere = row.survival() == KnownRow.Survival.THERE;
      there += isThere ? 1 : 0;
      if (got.contains(row.values())) {
        found++;
        foundThere += isThere ? 1 : 0;
      } else if (possible.contains(row.values())) {
        ambiguous++;
        foundThere += isThere ? 1 : 0;
      } else if (isThere && rightButForItsEnd.contains(row.values())) {
        doubtful.add(row.rowid() + " " + row.values());
      } else if (isThere) {
        missed.add(row.rowid() + " " + row.values());
      }
    }
  }

  private void judge(
      RecoveredRow row,
      List<KnownRow> truth,
      Map<List<String>, List<KnownRow>> byContent,
      Set<List<String>> got) {
    List<KnownRow> anywhere = matching(row, truth, byContent);
    List<KnownRow> own = anywhere.stream().filter(each -> of(each.table(), row)).toList();
    boolean elsewhere = own.isEmpty() && !anywhere.isEmpty();
    otherTable += elsewhere ? 1 : 0;
    List<KnownRow> same = elsewhere ? anywhere : own;
    boolean deleted = same.stream().anyMatch(each -> each.kind() != KnownRow.Kind.LIVE);
    if (same.isEmpty()) {
      wrong.add(text(row));
    } else if (!deleted) {
      liveShown.add(text(row));
    } else if (row.state() == RowState.DELETED
        && same.stream().noneMatch(each -> each.kind() == KnownRow.Kind.DELETED)) {
      (isKeyGone(row, truth) ? keyGone : earlierSaidDeleted).add(row.basis() + " " + text(row));
    } else if (row.whole()) {
      same.stream().map(KnownRow::values).forEach(got::add);
      rowidRight += row.rowid().isPresent() ? 1 : 0;
    } else {
      partial++;
      List<String> values = Canonical.of(row.values());
      long doubts = row.certainty().stream().filter(each -> each != Certainty.CERTAIN).count();
      if (doubts == 1 && row.certainty().getLast() == Certainty.PARTIAL) {
        same.stream().map(KnownRow::values).filter(values::equals).forEach(rightButForItsEnd::add);
      }
      parts.add(text(row));
    }
  }

  static boolean isKeyGone(RecoveredRow row, List<KnownRow> truth) {
    Integer column = UNIQUE_COLUMN.get(row.table().name());
    if (row.basis() != Basis.UNIQUE_KEY
        || column == null
        || row.certainty().get(column) != Certainty.CERTAIN) {
      return false;
    }
    String key = Canonical.of(row.values()).get(column);
    return truth.stream()
        .filter(each -> each.kind() == KnownRow.Kind.LIVE)
        .filter(each -> each.table().equals(row.table().name()))
        .noneMatch(each -> each.values().get(column).equals(key));
  }

  static String text(RecoveredRow row) {
    return row.source()
        + " "
        + row.rowid()
        + " "
        + Canonical.of(row.values())
        + " "
        + row.certainty()
        + " "
        + row.confidence();
  }

  /** Known rows that agree with a recovered one. */
  static List<KnownRow> known(RecoveredRow row, List<KnownRow> truth) {
    List<String> values = Canonical.of(row.values());
    return truth.stream().filter(known -> agrees(row, values, known)).toList();
  }

  /** Known rows that agree in every certain value, and in the rowid, if there is one. */
  private static List<KnownRow> matching(
      RecoveredRow row, List<KnownRow> truth, Map<List<String>, List<KnownRow>> byContent) {
    List<String> values = Canonical.of(row.values());
    boolean direct =
        !row.ofUnknownTable()
            && row.certainty().stream().allMatch(each -> each == Certainty.CERTAIN);
    return (direct ? byContent.getOrDefault(values, List.of()) : truth)
        .stream().filter(known -> agrees(row, values, known)).toList();
  }

  private static boolean agrees(RecoveredRow row, List<String> values, KnownRow known) {
    boolean sameRowid =
        row.rowid().isEmpty()
            || known.rowid().equals("-")
            || known.rowid().equals(Long.toString(row.rowid().getAsLong()));
    if (!sameRowid) {
      return false;
    }
    for (int i = 0; i < values.size(); i++) {
      Certainty certainty = row.certainty().get(i);
      boolean certain = certainty == Certainty.CERTAIN;
      if (certain && row.ofUnknownTable() && values.get(i).equals("n") && isAlias(known, i)) {
        continue;
      }
      if (certain && (i >= known.values().size() || !values.get(i).equals(known.values().get(i)))) {
        return false;
      }
    }
    return true;
  }

  /** Where it is not known which column is another name for the rowid, that one is NULL. */
  private static boolean isAlias(KnownRow known, int column) {
    return column < known.values().size() && known.values().get(column).equals("i" + known.rowid());
  }

  void add(Score other) {
    keyed += other.keyed;
    there += other.there;
    found += other.found;
    foundThere += other.foundThere;
    ambiguous += other.ambiguous;
    partial += other.partial;
    rowidRight += other.rowidRight;
    shown += other.shown;
    undecided += other.undecided;
    ofUnknown += other.ofUnknown;
    earlierSaidDeleted.addAll(other.earlierSaidDeleted);
    keyGone.addAll(other.keyGone);
    sequences += other.sequences;
    otherTable += other.otherTable;
    wrong.addAll(other.wrong);
    liveShown.addAll(other.liveShown);
    missed.addAll(other.missed);
    doubtful.addAll(other.doubtful);
    parts.addAll(other.parts);
    other.states.forEach((state, count) -> states.merge(state, count, Integer::sum));
  }

  double recall() {
    return there == 0 ? 1 : (double) foundThere / there;
  }

  double recallOfAll() {
    return keyed == 0 ? 1 : (double) (found + ambiguous) / keyed;
  }

  double precision() {
    return shown == 0 ? 1 : (double) (shown - wrong.size() - liveShown.size()) / shown;
  }

  @Override
  public String toString() {
    return "keyed %d, there %d, found %d (+%d ambiguous), of those there %d, partial %d, with rowid %d; shown %d (of unknown tables %d, undecided %d, earlier said deleted %d, but their key gone %d), wrong %d, live %d, other table %d, sequences %d; recall %.3f / %.3f of all, precision %.4f"
        .formatted(
            keyed,
            there,
            found,
            ambiguous,
            foundThere,
            partial,
            rowidRight,
            shown,
            ofUnknown,
            undecided,
            earlierSaidDeleted.size(),
            keyGone.size(),
            wrong.size(),
            liveShown.size(),
            otherTable,
            sequences,
            recall(),
            recallOfAll(),
            precision());
  }
}
