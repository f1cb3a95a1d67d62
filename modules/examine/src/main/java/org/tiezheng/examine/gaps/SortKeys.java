package org.tiezheng.examine.gaps;

import java.util.Optional;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Observation.Weight;

/** Sort keys that are made of the time, as seconds · 1000 and a number, where this copy does so. */
final class SortKeys implements Check {
  private static final int LEAST = 20;
  private long all;
  private long fit;

  /** Seconds within the key; empty if there is no key of this form or no time. */
  private static Optional<Long> seconds(ChatMessage m) {
    return m.sequence()
        .flatMap(ChatMessage.Sequence::sort)
        .filter(v -> Digits.are(v, 12, 14))
        .map(v -> Long.parseLong(v) / 1000)
        .filter(_ -> m.time().instant().isPresent());
  }

  @Override
  public void learn(ChatMessage m, int row) {
    seconds(m)
        .ifPresent(s -> {
          all++;
          fit += s == Copy.seconds(m) ? 1 : 0;
        });
  }

  private boolean usual() {
    return all >= LEAST && fit * 20 >= all * 19;
  }

  @Override
  public void settle(Findings findings) {
    if (usual()) {
      findings.looksFor(GapKind.SORT_KEY);
    }
  }

  @Override
  public void judge(ChatMessage m, int row, Findings findings) {
    Optional<Long> key = usual() ? seconds(m) : Optional.empty();
    if (key.isPresent() && key.get() != Copy.seconds(m)) {
      long off = Copy.seconds(m) - key.get();
      findings.row(
          GapKind.SORT_KEY,
          Math.abs(off) > 2 ? Weight.STRONG : Weight.SLIGHT,
          m,
          "行的时间比排序号所含时间%s %s;本副本 %,d 行中 %,d 行两者相同"
              .formatted(off > 0 ? "晚" : "早", Spans.zh(off), all, fit),
          "The row's time is %s %s than its sort key; in %,d of %,d rows they agree"
              .formatted(Spans.en(off), off > 0 ? "later" : "earlier", fit, all));
    }
  }
}
