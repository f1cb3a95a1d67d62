package org.tiezheng.examine.check;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.tiezheng.evidence.CaptureSession;
import org.tiezheng.evidence.CaptureSession.Screen;
import org.tiezheng.evidence.Item;

/** CAP-003: each screen of the film shares a message with the one before; none was skipped. */
final class CaptureScroll implements Check.OfItem {
  @Override
  public String name() {
    return "capture.scroll.overlaps";
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    return Captured.examine(
        item, context, captured -> captured.incomplete().orElseGet(() -> judge(context, captured)));
  }

  private static Ruling judge(Context context, Captured captured) {
    Places skipped = new Places();
    Places apart = new Places();
    long compared = 0;
    for (CaptureSession session : captured.sessions()) {
      List<Screen> screens =
          session.screens().stream().filter(s -> !s.messages().isEmpty()).toList();
      for (int i = 1; i < screens.size(); i++) {
        Screen before = screens.get(i - 1);
        Screen after = screens.get(i);
        compared++;
        if (!overlap(captured, session, before, after)) {
          long between = between(captured, session, before, after);
          (between > 0 ? skipped : apart)
              .add(
                  context.name(session.provenance().original()),
                  Transcripts.clock(after.millis()),
                  between > 0 ? between + " messages between" : "no common message");
        }
      }
    }
    if (compared == 0) {
      return Ruling.unknown(
          "没有可比较的相邻画面", "there are no screens in a row to compare", "records.capture.screens");
    }
    if (!skipped.isEmpty()) {
      return Ruling.fail(
              "滚动时 %d 处跳过了消息,应补拍".formatted(skipped.count()),
              "messages were skipped in %d places while scrolling: film them"
                  .formatted(skipped.count()))
          .at(skipped.list());
    }
    return apart.isEmpty()
        ? Ruling.pass(
            "相邻 %d 组画面均有重叠".formatted(compared),
            "each of %d pairs of screens overlaps".formatted(compared))
        : Ruling.warn(
                "%d 处相邻画面没有重叠,只能由聊天记录看出没有跳过".formatted(apart.count()),
                "%d pairs of screens do not overlap; that nothing was skipped shows only in the"
                        .formatted(apart.count())
                    + " record of the chat")
            .at(apart.list());
  }

  /** An id that several messages have shows no overlap: it may be another one each time. */
  private static boolean overlap(
      Captured captured, CaptureSession session, Screen before, Screen after) {
    return after.messages().stream()
        .filter(before.messages()::contains)
        .anyMatch(id -> captured.line(session, id).isPresent() || !captured.byId().containsKey(id));
  }

  /** Messages that lie between the two screens in the record; also if they are out of order. */
  private static long between(
      Captured captured, CaptureSession session, Screen before, Screen after) {
    OptionalInt last = lines(captured, session, before).max();
    OptionalInt first = lines(captured, session, after).min();
    if (last.isEmpty() || first.isEmpty()) {
      return 0;
    }
    return captured.messages().stream()
        .filter(m -> m.line() > last.getAsInt() && m.line() < first.getAsInt())
        .filter(m ->
            session.conversation().isEmpty() || m.conversation().equals(session.conversation()))
        .count();
  }

  private static IntStream lines(Captured captured, CaptureSession session, Screen screen) {
    return screen.messages().stream()
        .flatMap(id -> captured.line(session, id).stream())
        .mapToInt(Integer::intValue);
  }
}
