package org.tiezheng.examine.gaps;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Numbers that count up one by one, sorted, with the times and rows that carry them. */
final class Count {
  private static final long EXPORT_PERCENT = 80;

  private final Series series;
  private final Optional<String> conversation;
  private final long[] ids;
  private final long[] times;
  private final int[] rows;

  private Count(
      Series series, Optional<String> conversation, long[] ids, long[] times, int[] rows) {
    this.series = series;
    this.conversation = conversation;
    this.ids = ids;
    this.times = times;
    this.rows = rows;
  }

  /** The only conversation that they number; empty if the count runs over several. */
  Optional<String> conversation() {
    return conversation;
  }

  long id(int at) {
    return ids[at];
  }

  long time(int at) {
    return times[at];
  }

  int row(int at) {
    return rows[at];
  }

  long[] times() {
    return times.clone();
  }

  /**
   * The counts of a series: over its whole table if that is dense, else of each conversation. An
   * export may hold one conversation of a store whose numbers run over all; so more of them have to
   * be there before a number that is not there says anything.
   */
  static List<Count> of(Series series, long least) {
    long percent = series.table().isEmpty() ? Math.max(least, EXPORT_PERCENT) : least;
    int[] all = IntStream.range(0, series.ids.size()).toArray();
    boolean one = series.ofOne();
    Count whole =
        count(series, one ? Optional.of(series.conversations().getFirst()) : Optional.empty(), all);
    if (one || whole.dense(percent)) {
      return whole.dense(percent) ? List.of(whole) : List.of();
    }
    List<List<Integer>> parts = new ArrayList<>();
    series.conversations().forEach(_ -> parts.add(new ArrayList<>()));
    for (int i : all) {
      parts.get((int) series.conversations.get(i)).add(i);
    }
    List<Count> counts = new ArrayList<>();
    for (int c = 0; c < parts.size(); c++) {
      Count part =
          count(
              series,
              Optional.of(series.conversations().get(c)),
              parts.get(c).stream().mapToInt(Integer::intValue).toArray());
      if (part.dense(percent)) {
        counts.add(part);
      }
    }
    return counts;
  }

  private static Count count(Series series, Optional<String> conversation, int[] which) {
    int[] order = which;
    boolean sorted = true;
    for (int i = 1; i < which.length; i++) {
      sorted &= series.ids.get(which[i - 1]) <= series.ids.get(which[i]);
    }
    if (!sorted) {
      order =
          IntStream.of(which)
              .boxed()
              .sorted(Comparator.comparingLong(i -> series.ids.get(i)))
              .mapToInt(Integer::intValue)
              .toArray();
    }
    long[] ids = IntStream.of(order).mapToLong(series.ids::get).toArray();
    long[] times = IntStream.of(order).mapToLong(series.times::get).toArray();
    int[] rows = IntStream.of(order).map(i -> (int) series.rows.get(i)).toArray();
    return new Count(series, conversation, ids, times, rows);
  }

  /**
   * Whether the numbers are a count: no two are equal and they fill that share of their range. Ids
   * drawn at random, or numbered anew by an exporter in several runs, are none.
   */
  boolean dense(long percent) {
    if (ids.length < 2) {
      return false;
    }
    for (int i = 1; i < ids.length; i++) {
      if (ids[i] == ids[i - 1]) {
        return false;
      }
    }
    double range = (double) ids[ids.length - 1] - ids[0] + 1;
    return ids[0] >= 0 && ids.length * 100.0 >= range * percent;
  }

  int size() {
    return ids.length;
  }

  /** For a person: what the numbers count over. */
  String of(Copy copy, boolean zh) {
    String over =
        series.table().isEmpty()
            ? ""
            : zh ? "表 " + series.table() + " " : "table " + series.table() + " ";
    String scope =
        conversation
            .map(c -> copy.title(c).isEmpty() ? c : copy.title(c))
            .map(c -> zh ? "会话“" + c + "”" : "conversation “" + c + "”")
            .orElse(zh ? "全库各会话共用的编号" : "numbers shared by all conversations");
    return over + "(" + scope + ")";
  }
}
