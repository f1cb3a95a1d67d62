package org.tiezheng.examine.compare;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tiezheng.evidence.Text;

/**
 * Gathers what a person has to look at while the pairs go by: how many of each class, and long
 * stretches of which one copy has nothing. Not thread-safe.
 */
final class Runs {
  private static final int LONG = 20;
  private static final int LISTED = 100;

  private final Map<Verdict, Set<Remark>> remarks = new EnumMap<>(Verdict.class);
  private final List<Found> stretches = new ArrayList<>();
  private Verdict running = Verdict.SAME;
  private long length;
  private long first;

  void add(Pair pair) {
    remarks
        .computeIfAbsent(pair.verdict(), _ -> EnumSet.noneOf(Remark.class))
        .addAll(pair.remarks());
    if (pair.verdict() != running) {
      end();
      running = pair.verdict();
      first = pair.number();
      length = 0;
    }
    length++;
  }

  private void end() {
    boolean absent = running == Verdict.ONLY_A || running == Verdict.ONLY_B;
    if (absent && length >= LONG && stretches.size() < LISTED) {
      stretches.add(
          new Found(
              running,
              length,
              new Text(
                  "自第 %,d 行起,连续 %,d 条%s".formatted(first, length, running.title().zh()),
                  "%,d messages in a row, from row %,d on, are %s"
                      .formatted(length, first, running.title().en())),
              List.of(Remark.MIGRATION, Remark.SYNC, Remark.LOCAL_DELETION)));
    }
  }

  List<Found> findings(Summary summary) {
    end();
    running = Verdict.SAME;
    List<Found> found = new ArrayList<>();
    for (Verdict verdict :
        List.of(
            Verdict.CONTENT_DIFFERS,
            Verdict.ONLY_A,
            Verdict.ONLY_B,
            Verdict.TIME_DIFFERS,
            Verdict.UNRESOLVED)) {
      long count = summary.count(verdict);
      if (count > 0) {
        found.add(
            new Found(
                verdict,
                count,
                new Text(
                    "%,d 条:%s".formatted(count, verdict.title().zh()),
                    "%,d messages: %s".formatted(count, verdict.title().en())),
                List.copyOf(remarks.getOrDefault(verdict, Set.of()))));
      }
    }
    found.addAll(stretches);
    return List.copyOf(found);
  }
}
