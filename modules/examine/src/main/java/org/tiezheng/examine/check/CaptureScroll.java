package org.tiezheng.examine.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    Map<String, Integer> lines = new HashMap<>();
    captured.messages().forEach(m -> lines.put(m.id(), m.line()));
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
        if (after.messages().stream().noneMatch(before.messages()::contains)) {
          long between = between(lines, before, after);
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

  /** Messages that lie between the two screens in the record; also if they are out of order. */
  private static long between(Map<String, Integer> lines, Screen before, Screen after) {
    int last =
        before.messages().stream()
            .map(lines::get)
            .filter(Objects::nonNull)
            .mapToInt(Integer::intValue)
            .max()
            .orElse(0);
    int first =
        after.messages().stream()
            .map(lines::get)
            .filter(Objects::nonNull)
            .mapToInt(Integer::intValue)
            .min()
            .orElse(0);
    if (last == 0 || first == 0) {
      return 0;
    }
    return lines.values().stream().filter(line -> line > last && line < first).count();
  }
}
