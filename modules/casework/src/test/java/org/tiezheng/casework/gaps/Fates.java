package org.tiezheng.casework.gaps;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.tiezheng.testkit.chat.Plant;

/** What became of the planted cases of one format, and how often each means was right. */
final class Fates {
  /** What became of a case; the first that holds. */
  enum Fate {
    GAPS,
    RECOVERY,
    COMPARISON,
    /** Held by the other copy, outside the time that both cover: shown, not called missing. */
    OUTSIDE,
    /** Listed by the comparison among those of which it cannot be told what they are. */
    UNDECIDED,
    /** The format has no place for what was changed: nothing in the copy changed. */
    NOT_CARRIED,
    /** A slight sign only, which untouched copies show as well. */
    SLIGHT,
    GONE,
    MISSED
  }

  /** How many were said and how many of them at a planted case. */
  static final class Precision {
    int said;
    int right;

    void add(int all, int stray) {
      said += all;
      right += all - stray;
    }

    int stray() {
      return said - right;
    }

    @Override
    public String toString() {
      return said == 0 ? "-" : right + "/" + said;
    }
  }

  final Map<Fate, Integer> counts = new EnumMap<>(Fate.class);
  final Map<Plant.Kind, Map<Fate, Integer>> kinds = new EnumMap<>(Plant.Kind.class);
  final Precision gaps = new Precision();
  final Precision recovery = new Precision();
  final Precision comparison = new Precision();
  final List<String> lines = new ArrayList<>();
  int planted;
  int byGaps;
  int byRecovery;
  int byComparison;

  void add(Plant plant, Fate fate, boolean gaps, boolean recovery, boolean comparison) {
    planted++;
    byGaps += gaps ? 1 : 0;
    byRecovery += recovery ? 1 : 0;
    byComparison += comparison ? 1 : 0;
    counts.merge(fate, 1, Integer::sum);
    kinds
        .computeIfAbsent(plant.kind(), _ -> new EnumMap<>(Fate.class))
        .merge(fate, 1, Integer::sum);
  }

  int count(Fate fate) {
    return counts.getOrDefault(fate, 0);
  }

  /** A row of the table in the documentation. */
  String row(String name) {
    StringBuilder row = new StringBuilder("| %s | %d".formatted(name, planted));
    for (Fate fate : Fate.values()) {
      row.append(" | ").append(count(fate));
    }
    return row.append(
            " | %d | %d | %d | %s | %s | %s |"
                .formatted(byGaps, byRecovery, byComparison, gaps, recovery, comparison))
        .toString();
  }
}
