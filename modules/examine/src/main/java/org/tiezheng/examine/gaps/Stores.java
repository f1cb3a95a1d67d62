package org.tiezheng.examine.gaps;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Observation.Weight;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.Witness;

/**
 * The databases that an account's messages are spread over: whether a number of their series is not
 * there, and whether all is silent between the end of one and the begin of the next.
 */
final class Stores implements Check {
  private static final int MOST_FILES = 10_000;
  private static final int LEAST_PAUSES = 10;
  private final GapQuestions questions;
  private final Map<String, Range> ranges = new HashMap<>();
  private @Nullable Range last;

  /** The rows of one file by time. */
  private static final class Range {
    private final Provenance at;
    private long begin = Long.MAX_VALUE;
    private long end = Long.MIN_VALUE;
    private int beginRow;
    private int endRow;

    Range(Provenance at) {
      this.at = at;
    }

    boolean isOf(Provenance other) {
      return at.original().equals(other.original()) && at.members().equals(other.members());
    }

    void add(long seconds, int row) {
      if (seconds < begin) {
        begin = seconds;
        beginRow = row;
      }
      if (seconds > end) {
        end = seconds;
        endRow = row;
      }
    }
  }

  Stores(GapQuestions questions) {
    this.questions = questions;
  }

  @Override
  public void learn(ChatMessage m, int row) {
    long seconds = Copy.seconds(m);
    if (seconds != Copy.NO_TIME) {
      Provenance at = m.provenance();
      // A key for each of millions of rows costs more than all else that is learned here.
      if (last != null && last.isOf(at)) {
        last.add(seconds, row);
        return;
      }
      String file = at.original() + "\0" + String.join("\0", at.members());
      Range range = ranges.get(file);
      if (range == null && ranges.size() < MOST_FILES) {
        range = new Range(at);
        ranges.put(file, range);
      }
      if (range != null) {
        range.add(seconds, row);
        last = range;
      }
    }
  }

  @Override
  public void hear(Witness w, Findings findings) {
    if (w.kind() != Witness.Kind.ABSENT_STORE) {
      return;
    }
    findings.looksFor(GapKind.STORE_ABSENT);
    String name = w.words().orElse("");
    if (!name.isEmpty()) {
      findings
          .sign(GapKind.STORE_ABSENT, Weight.NOTABLE, "")
          .what(
              new Text(
                  "编号数据库中没有 %s,而有编号在它之后的 %s".formatted(name, w.source()),
                  "%s is not there, while %s with a later number is".formatted(name, w.source())))
          .more(Optional.of(Findings.place(w)), Optional.empty());
    }
  }

  @Override
  public void settle(Findings findings) {
    if (ranges.size() < 2) {
      return;
    }
    Optional<Long> usual = usualPause(findings.copy());
    if (usual.isEmpty()) {
      return;
    }
    findings.looksFor(GapKind.STORE_PAUSE);
    long longest = Math.max(questions.leastDays(), usual.get() * questions.baselineFactor());
    List<Range> all = new ArrayList<>(ranges.values());
    all.sort(Comparator.comparingLong(r -> r.begin));
    Range before = all.getFirst();
    for (Range next : all.subList(1, all.size())) {
      if (next.begin - before.end > longest * 86_400) {
        tell(before, next, usual.get(), findings);
      }
      before = next.end > before.end ? next : before;
    }
  }

  /** The median of days between days with messages of any conversation. */
  private static Optional<Long> usualPause(Copy copy) {
    SortedMap<Long, Integer> days = new TreeMap<>();
    copy.days().values().forEach(of -> of.forEach((day, n) -> days.merge(day, n, Integer::sum)));
    List<Long> pauses = new ArrayList<>();
    long before = Long.MIN_VALUE;
    for (long day : days.keySet()) {
      if (before != Long.MIN_VALUE) {
        pauses.add(day - before);
      }
      before = day;
    }
    return pauses.size() < LEAST_PAUSES
        ? Optional.empty()
        : Optional.of(pauses.stream().sorted().toList().get(pauses.size() / 2));
  }

  private static void tell(Range before, Range next, long usual, Findings findings) {
    long days = (next.begin - before.end) / 86_400;
    Findings.Draft draft =
        findings
            .sign(GapKind.STORE_PAUSE, Weight.SLIGHT, "")
            .count(0)
            .between(before.end, next.begin)
            .what(
                new Text(
                    "一个数据库止于 %s,下一个始于 %s,其间 %,d 天全账号没有消息,平时间隔 %d 天"
                        .formatted(
                            Instant.ofEpochSecond(before.end),
                            Instant.ofEpochSecond(next.begin),
                            days,
                            usual),
                    "One database ends at %s, the next begins at %s: no message of the account for %,d days; usual are %d days apart"
                        .formatted(
                            Instant.ofEpochSecond(before.end),
                            Instant.ofEpochSecond(next.begin),
                            days,
                            usual)));
    findings.place(draft, GapPlace.About.BEFORE, before.endRow);
    findings.place(draft, GapPlace.About.AFTER, next.beginRow);
  }
}
