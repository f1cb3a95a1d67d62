package org.tiezheng.examine.check;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tiezheng.evidence.CaptureSession;
import org.tiezheng.evidence.CaptureSession.Action;
import org.tiezheng.evidence.Item;

/**
 * CAP-004: every voice and film was played to its end, every picture, file, link, transfer and red
 * packet opened before going on.
 */
final class CaptureOpened implements Check.OfItem {
  @Override
  public String name() {
    return "capture.media.opened";
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    return Captured.examine(
        item, context, captured -> captured.incomplete().orElseGet(() -> judge(context, captured)));
  }

  private static Ruling judge(Context context, Captured captured) {
    List<Captured.Message> silent =
        captured.messages().stream().filter(Captured.Message::silent).toList();
    if (silent.isEmpty()) {
      return Ruling.notApplicable("有关的消息都是文字", "the messages are words only");
    }
    if (captured.sessions().stream().allMatch(s -> s.steps().isEmpty())) {
      return Ruling.unknown(
          "没有记录拍摄时打开、播放了哪些内容",
          "nobody noted what was opened and played while filming",
          "records.capture.steps");
    }
    Set<Integer> opened = new HashSet<>();
    Set<Integer> played = new HashSet<>();
    for (CaptureSession session : captured.sessions()) {
      for (CaptureSession.Step step : session.steps()) {
        if (step.action() == Action.OPEN || step.action() == Action.PLAYED) {
          step.message().flatMap(id -> captured.line(session, id)).ifPresent(opened::add);
        }
        if (step.action() == Action.PLAYED) {
          step.message().flatMap(id -> captured.line(session, id)).ifPresent(played::add);
        }
      }
    }
    Places closed = new Places();
    silent.stream()
        .filter(m -> !(m.played() ? played : opened).contains(m.line()))
        .forEach(m -> closed.add(context, m.place(), m.words()));
    return closed.isEmpty()
        ? Ruling.pass(
            "%d 条非文字内容均已打开或播放完".formatted(silent.size()),
            "each of %d items that are no words was opened or played to its end"
                .formatted(silent.size()))
        : Ruling.fail(
                "%d 条非文字内容没有打开或没有播放完".formatted(closed.count()),
                "%d items that are no words were not opened, or not played to their end"
                    .formatted(closed.count()))
            .at(closed.list());
  }
}
