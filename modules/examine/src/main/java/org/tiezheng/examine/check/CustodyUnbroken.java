package org.tiezheng.examine.check;

import java.util.List;
import org.tiezheng.evidence.Event;
import org.tiezheng.evidence.Observation;

/** G-010: the custody log has no hole, and digests are equal at each hand-over. */
final class CustodyUnbroken implements Check.OfCase {
  @Override
  public String name() {
    return "general.custody.unbroken";
  }

  @Override
  public Ruling examine(Context context, Params params) {
    if (context.dossier().originals().isEmpty()) {
      return Ruling.notApplicable("还没有收取任何数据", "nothing has been taken in yet");
    }
    Places breaks = new Places();
    List<Observation.Custody> walked = context.observed(Observation.Custody.class);
    walked.forEach(custody ->
        custody.breaks().forEach(b -> breaks.add("custody log", "", b.zh() + " " + b.en())));
    Event previous = null;
    Places back = new Places();
    for (Event event : context.dossier().events()) {
      long expected = previous == null ? 1 : previous.n() + 1;
      if (event.n() != expected) {
        breaks.add("custody log", "event " + event.n(), "expected " + expected);
      }
      if (previous != null && event.time().isBefore(previous.time())) {
        back.add("custody log", "event " + event.n(), previous.time() + " → " + event.time());
      }
      previous = event;
    }
    if (!breaks.isEmpty()) {
      return Ruling.fail(
              "保管链有 %d 处断裂".formatted(breaks.count()),
              "the chain of custody is broken in %d places".formatted(breaks.count()))
          .at(breaks.list());
    }
    if (walked.isEmpty()) {
      return Ruling.unknown("保管链未经核对", "the custody log was not walked", "observations.custody");
    }
    long all = context.dossier().events().size();
    long counted = walked.getLast().events();
    if (counted != all) {
      return Ruling.fail(
              "核对到的保管记录 %d 条,现有 %d 条".formatted(counted, all),
              "%d entries were walked, but there are %d".formatted(counted, all))
          .at("custody log", "", counted + " ≠ " + all);
    }
    if (!back.isEmpty()) {
      return Ruling.warn("保管链连续,但时钟曾经倒退", "the chain holds, but the clock went backwards")
          .at(back.list())
          .cure("explain");
    }
    List<Event> deeds = deeds(context);
    return Ruling.pass(
            "保管链连续,共 %d 条(不计审查),逐条哈希相接".formatted(deeds.size()),
            "the chain of custody is unbroken: %d entries besides examinations, each hash following"
                .formatted(deeds.size()))
        .at("custody log", "event " + (deeds.isEmpty() ? 0 : deeds.getLast().n()), "");
  }

  /**
   * All events but the examinations: these are walked too, but if they were counted, examining
   * twice would not find the same.
   */
  private static List<Event> deeds(Context context) {
    return context.dossier().events().stream()
        .filter(event -> event.kind() != Event.Type.EXAMINE)
        .toList();
  }
}
