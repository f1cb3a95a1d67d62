package org.tiezheng.examine.gaps;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Observation.Weight;
import org.tiezheng.evidence.Text;

/** Silences that stand out among the usual ones of their conversation. */
final class Silences implements Check {
  private static final int LEAST_PAUSES = 1;
  private final GapQuestions questions;

  /** A day of a conversation at which a silence begins or ends. */
  private record Edge(String conversation, long day) {}

  private final Map<Edge, Findings.Draft> before = new HashMap<>();
  private final Map<Edge, Findings.Draft> after = new HashMap<>();

  Silences(GapQuestions questions) {
    this.questions = questions;
  }

  @Override
  public void settle(Findings findings) {
    findings.looksFor(GapKind.SILENCE);
    findings.copy().days().forEach((conversation, days) -> silent(conversation, days, findings));
  }

  private void silent(String conversation, SortedMap<Long, Integer> of, Findings findings) {
    List<Long> days = List.copyOf(of.keySet());
    List<Long> pauses = new ArrayList<>();
    for (int i = 1; i < days.size(); i++) {
      pauses.add(days.get(i) - days.get(i - 1));
    }
    if (pauses.size() < LEAST_PAUSES) {
      return;
    }
    long median = pauses.stream().sorted().toList().get(pauses.size() / 2);
    long threshold = Math.max(questions.leastDays(), median * questions.baselineFactor());
    for (int i = 1; i < days.size(); i++) {
      long pause = pauses.get(i - 1);
      if (pause > threshold) {
        LocalDate from = LocalDate.ofEpochDay(days.get(i - 1));
        LocalDate to = LocalDate.ofEpochDay(days.get(i));
        Findings.Draft draft =
            findings
                .sign(GapKind.SILENCE, Weight.SLIGHT, conversation)
                .count(0)
                .between(
                    from.plusDays(1).atStartOfDay(questions.zone()).toEpochSecond(),
                    to.atStartOfDay(questions.zone()).toEpochSecond())
                .what(
                    new Text(
                        "%s 至 %s 有 %,d 天没有消息,平时间隔 %d 天".formatted(from, to, pause - 1, median),
                        "No message for %,d days between %s and %s; usual are %d days apart"
                            .formatted(pause - 1, from, to, median)));
        before.put(new Edge(conversation, days.get(i - 1)), draft);
        after.put(new Edge(conversation, days.get(i)), draft);
      }
    }
  }

  @Override
  public void judge(ChatMessage m, int row, Findings findings) {
    if (before.isEmpty() || m.time().instant().isEmpty()) {
      return;
    }
    Edge day = new Edge(m.conversation(), findings.copy().day(m.time().instant().get()));
    Findings.Draft begins = before.get(day);
    Findings.Draft ends = after.get(day);
    if (begins != null) {
      begins.edge(Findings.place(GapPlace.About.BEFORE, m));
    }
    if (ends != null) {
      ends.edge(Findings.place(GapPlace.About.AFTER, m));
    }
  }
}
