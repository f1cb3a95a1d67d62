package org.tiezheng.examine.check;

import java.util.Set;
import org.tiezheng.evidence.Item;

/**
 * CAP-002: the film shows every message from the first to the last on which a fact rests. It passes
 * only if each one was read in the film or found there by a person; the rest is listed.
 */
final class CaptureCoverage implements Check.OfItem {
  private static final String PERCENT = "percent";

  @Override
  public String name() {
    return "capture.messages.covered";
  }

  @Override
  public Set<String> parameters() {
    return Set.of(PERCENT);
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    return Captured.examine(
        item,
        context,
        captured -> captured.incomplete().orElseGet(() -> judge(context, params, captured)));
  }

  private static Ruling judge(Context context, Params params, Captured captured) {
    Set<Integer> shown = captured.shown();
    boolean read =
        captured.sessions().stream()
            .anyMatch(s ->
                !s.confirmed().isEmpty()
                    || s.screens().stream().anyMatch(screen -> !screen.messages().isEmpty()));
    if (!read) {
      return Ruling.unknown(
          "没有人或程序读过录像中的消息",
          "neither a person nor a program has read the messages in the film",
          "records.capture.screens");
    }
    Places absent = new Places();
    captured.messages().stream()
        .filter(m -> !shown.contains(m.line()))
        .forEach(m -> absent.add(context, m.place(), m.words()));
    long all = captured.messages().size();
    long there = all - absent.count();
    if (absent.isEmpty()) {
      return Ruling.pass(
          "录像覆盖有关的全部 %d 条消息(第 %d 至 %d 行)"
              .formatted(
                  all, captured.messages().getFirst().line(), captured.messages().getLast().line()),
          "the film shows all %d messages (lines %d to %d)"
              .formatted(
                  all,
                  captured.messages().getFirst().line(),
                  captured.messages().getLast().line()));
    }
    String zh = "有关的 %d 条消息中 %d 条在录像中未找到,须人工确认或补拍".formatted(all, absent.count());
    String en =
        "%d of %d messages were not found in the film: confirm them by eye or film them"
            .formatted(absent.count(), all);
    boolean few = there * 100 >= all * params.number(PERCENT);
    return (few ? Ruling.warn(zh, en) : Ruling.fail(zh, en)).at(absent.list());
  }
}
