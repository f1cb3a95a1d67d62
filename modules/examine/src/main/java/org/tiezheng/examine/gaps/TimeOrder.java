package org.tiezheng.examine.gaps;

import java.util.Arrays;
import org.tiezheng.evidence.Observation.Weight;
import org.tiezheng.evidence.Text;

/**
 * Rows whose time does not follow the order of the numbers: the fewest rows that one would have to
 * take out so that the rest is in order.
 */
final class TimeOrder {
  /** Late arrivals come in a run; a single row in the wrong place is rarer. */
  private static final int RUN = 5;

  private final Count count;
  private final Findings findings;
  private final long tolerated;

  /**
   * @param tolerated seconds: clocks are set and messages arrive a little late
   */
  TimeOrder(Count count, Findings findings, long tolerated) {
    this.count = count;
    this.findings = findings;
    this.tolerated = tolerated;
  }

  void find() {
    findings.looksFor(GapKind.ORDER);
    long[] times = count.times();
    boolean[] ordered = ordered(times);
    int out = 0;
    for (boolean in : ordered) {
      out += in ? 0 : 1;
    }
    if (out * 5 > count.size()) {
      findings.note(
          count.of(findings.copy(), true) + " 的行号不按时间给出,次序不作比较",
          "the numbers of "
              + count.of(findings.copy(), false)
              + " do not follow time: order is not compared");
      return;
    }
    for (int i = 0; i < ordered.length; i++) {
      if (!ordered[i] && count.time(i) != Copy.NO_TIME) {
        int run = run(ordered, i);
        int before = before(ordered, i);
        int after = after(ordered, i);
        int other = run == 1 ? other(ordered, i, before, after) : -1;
        if (other >= 0) {
          pair(Math.min(i, other), Math.max(i, other));
        } else {
          row(i, before, after, run >= RUN);
        }
      }
    }
  }

  private static int run(boolean[] ordered, int at) {
    int from = at;
    int to = at;
    while (from > 0 && !ordered[from - 1]) {
      from--;
    }
    while (to + 1 < ordered.length && !ordered[to + 1]) {
      to++;
    }
    return to - from + 1;
  }

  private int before(boolean[] ordered, int at) {
    int i = at - 1;
    while (i >= 0 && !ordered[i]) {
      i--;
    }
    return i;
  }

  private int after(boolean[] ordered, int at) {
    int i = at + 1;
    while (i < ordered.length && !ordered[i]) {
      i++;
    }
    return i < ordered.length ? i : -1;
  }

  /**
   * The neighbour of a single row that could be taken out in its place: then nothing tells which of
   * the two stands wrong. -1 if there is none.
   */
  private int other(boolean[] ordered, int i, int before, int after) {
    if (after >= 0 && count.time(i) - count.time(after) > tolerated) {
      return fits(before, i) && fits(i, after(ordered, after)) ? after : -1;
    }
    if (before >= 0 && count.time(before) - count.time(i) > tolerated) {
      return fits(i, after) && fits(before(ordered, before), i) ? before : -1;
    }
    return -1;
  }

  private boolean fits(int first, int second) {
    return first < 0 || second < 0 || count.time(first) <= count.time(second);
  }

  private void pair(int first, int second) {
    long seconds = count.time(first) - count.time(second);
    Findings.Draft draft =
        findings
            .sign(GapKind.ORDER, Weight.NOTABLE, count.conversation().orElse(""))
            .count(1)
            .between(count.time(second), count.time(first))
            .what(
                new Text(
                    "行号 %,d 与 %,d 次序不合:前者的时间比后者晚 %s,不能判断是哪一行;%s"
                        .formatted(
                            count.id(first),
                            count.id(second),
                            Spans.zh(seconds),
                            count.of(findings.copy(), true)),
                    "Row numbers %,d and %,d do not follow each other: the first is dated %s after the second, and nothing tells which of the two stands wrong; %s"
                        .formatted(
                            count.id(first),
                            count.id(second),
                            Spans.en(seconds),
                            count.of(findings.copy(), false))));
    findings.place(draft, GapPlace.About.ROW, count.row(first));
    findings.place(draft, GapPlace.About.ROW, count.row(second));
  }

  private void row(int i, int before, int after, boolean inRun) {
    long time = count.time(i);
    long early = before < 0 ? 0 : count.time(before) - time;
    long late = after < 0 ? 0 : time - count.time(after);
    long seconds = Math.max(early, late);
    if (seconds <= tolerated) {
      return;
    }
    boolean earlier = early >= late;
    Findings.Draft draft =
        findings
            .sign(
                GapKind.ORDER,
                inRun ? Weight.SLIGHT : Weight.NOTABLE,
                count.conversation().orElse(""))
            .count(1)
            .between(time, time)
            .what(
                new Text(
                    "行号 %,d 的时间比%s %s;%s"
                        .formatted(
                            count.id(i),
                            earlier ? "前面的行早" : "后面的行晚",
                            Spans.zh(seconds),
                            count.of(findings.copy(), true)),
                    "Row number %,d is dated %s %s; %s"
                        .formatted(
                            count.id(i),
                            Spans.en(seconds),
                            earlier
                                ? "before the rows that precede it"
                                : "after the rows that follow it",
                            count.of(findings.copy(), false))));
    findings.place(draft, GapPlace.About.ROW, count.row(i));
  }

  /** Membership in a longest part that never goes back in time; rows without a time are in it. */
  private static boolean[] ordered(long[] times) {
    int[] tails = new int[times.length];
    int[] previous = new int[times.length];
    boolean[] in = new boolean[times.length];
    int length = 0;
    for (int i = 0; i < times.length; i++) {
      if (times[i] == Copy.NO_TIME) {
        in[i] = true;
        continue;
      }
      int low = 0;
      int high = length;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (times[tails[middle]] <= times[i]) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      previous[i] = low == 0 ? -1 : tails[low - 1];
      tails[low] = i;
      length = Math.max(length, low + 1);
    }
    if (length == 0) {
      Arrays.fill(in, true);
      return in;
    }
    for (int i = tails[length - 1]; i >= 0; i = previous[i]) {
      in[i] = true;
    }
    return in;
  }
}
