package org.tiezheng.examine.gaps;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.MessageContent.Media;
import org.tiezheng.evidence.MessageContent.MediaType;
import org.tiezheng.evidence.Observation.Weight;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.Witness;

/**
 * The numbers that the app gives its rows one by one: which of them are not in the copy, and
 * whether their order is that of time. Whether a count runs over one conversation or over the whole
 * store is taken from the numbers themselves.
 */
final class LocalNumbers implements Check {
  private static final int MOST_FILES = 1_000_000;

  /** A finished file stands so near behind its announcement. */
  private static final int NEAR = 200;

  /** A platform whose files are one row from the begin. */
  private static final String ONE_ROW_A_FILE = "whatsapp";

  private final GapQuestions questions;
  private final Series.Sorter sorter = new Series.Sorter();
  private final Map<Integer, String> finished = new HashMap<>();
  private final List<Witness> counters = new ArrayList<>();
  private final Reach reach;
  private boolean unnumbered;

  LocalNumbers(GapQuestions questions, Reach reach) {
    this.questions = questions;
    this.reach = reach;
  }

  @Override
  public void learn(ChatMessage m, int row) {
    Optional<Long> number = storeWide(m) ? Optional.empty() : number(m);
    if (number.isEmpty()) {
      unnumbered = true;
      return;
    }
    sorter.of(m).add(m, number.get(), row);
    String replaces = m.extra().getOrDefault("overwrite_newmsgid", "");
    if (finished.size() >= MOST_FILES) {
      return;
    }
    if (!replaces.isEmpty()) {
      finished.put(row, replaces);
    } else if (m.content() instanceof Media media
        && media.type() == MediaType.FILE
        && !m.extra().containsKey("xml")
        && !m.platform().equals(ONE_ROW_A_FILE)) {
      finished.put(row, Holes.NOT_SAID);
    }
  }

  /**
   * An export of single conversations from WeChat 3, whose numbers run over all of its store: those
   * between are the rows of other conversations.
   */
  private static boolean storeWide(ChatMessage m) {
    return !(m.provenance().locator() instanceof Locator.TableRow)
        && m.extra().containsKey("TalkerId");
  }

  private Optional<Long> number(ChatMessage m) {
    return questions.sequenceFields().stream()
        .map(field -> m.extra().getOrDefault(field, ""))
        .filter(v -> !v.isEmpty())
        .findFirst()
        .or(() -> m.sequence().flatMap(ChatMessage.Sequence::local))
        .or(m::nativeId)
        .filter(v -> Digits.are(v, 1, 18))
        .map(Long::parseLong);
  }

  @Override
  public void hear(Witness witness, Findings findings) {
    if (witness.kind() == Witness.Kind.COUNTER) {
      counters.add(witness);
    }
  }

  @Override
  public void settle(Findings findings) {
    boolean any = false;
    for (Series series : sorter.all()) {
      List<Count> counts = Count.of(series, questions.densityPercent());
      for (Count count : counts) {
        any = true;
        findings.looksFor(GapKind.LOCAL_HOLE, GapKind.LOCAL_HEAD);
        new Holes(count, findings, finished, NEAR).find();
        new TimeOrder(count, findings, questions.tolerances().orderSeconds()).find();
      }
      tail(series, findings);
    }
    if (!any || unnumbered) {
      findings.note(
          any ? "有的消息没有连续行号,其前后是否缺少无从按行号判断" : "记录没有连续行号,缺少与否不能按行号判断",
          any
              ? "some messages have no row number: what is missing around them the numbers cannot"
                  + " tell"
              : "the records carry no consecutive row numbers: what is missing the numbers cannot"
                  + " tell");
    }
  }

  private void tail(Series series, Findings findings) {
    for (Witness counter : counters) {
      if (series.counts(counter)) {
        findings.looksFor(GapKind.LOCAL_TAIL);
        long given = Long.parseLong(counter.local().orElse("0"));
        int last = 0;
        for (int i = 1; i < series.ids.size(); i++) {
          last = series.ids.get(i) > series.ids.get(last) ? i : last;
        }
        long highest = series.ids.get(last);
        if (given > highest) {
          reach.tail(series, highest, given);
          tail(series, counter, given, last, findings);
        }
      }
    }
  }

  private static void tail(
      Series series, Witness counter, long given, int last, Findings findings) {
    long highest = series.ids.get(last);
    boolean one = series.ofOne();
    Findings.Draft draft =
        findings
            .sign(GapKind.LOCAL_TAIL, Weight.STRONG, one ? series.conversations().getFirst() : "")
            .count(given - highest)
            .between(series.times.get(last), Copy.NO_TIME)
            .what(
                new Text(
                    "计数器 %s 已给到 %,d,表 %s 的末行是 %,d:其后 %,d 个行号不在本副本"
                        .formatted(
                            counter.source(), given, series.table(), highest, given - highest),
                    "The counter %s has given out %,d, the last row of table %s is %,d: the %,d row numbers after it are not in this copy"
                        .formatted(
                            counter.source(), given, series.table(), highest, given - highest)));
    findings.place(draft, GapPlace.About.BEFORE, (int) series.rows.get(last));
  }
}
