package org.tiezheng.examine.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.WebCapture;

/** WEB-007: where the same page was captured again and differs, the difference is laid open. */
final class WebLater implements Check.OfItem {
  @Override
  public String name() {
    return "web.later.compared";
  }

  private record Taken(Item item, WebCapture capture) {}

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    List<Taken> mine = new ArrayList<>();
    List<Taken> all = new ArrayList<>();
    for (Item web : context.items(Kind.WEB)) {
      try (Stream<WebCapture> captures = context.records(web, WebCapture.class)) {
        captures.forEach(c -> all.add(new Taken(web, c)));
      }
    }
    all.stream().filter(t -> t.item().number() == item.number()).forEach(mine::add);
    if (mine.isEmpty()) {
      return Ruling.unknown("没有读到网页固定的记录", "no capture of a page was read", "records.web");
    }
    Places differing = new Places();
    Places equal = new Places();
    for (Taken one : mine) {
      for (Taken other : all) {
        if (later(one.capture(), other.capture())) {
          (same(one.capture(), other.capture()) ? equal : differing)
              .add(
                  Context.label(other.item()),
                  other.capture().line(),
                  other.capture().time().raw());
        }
      }
    }
    if (differing.isEmpty()) {
      return equal.isEmpty()
          ? Ruling.notApplicable("同一网页没有再次固定", "the page was not captured again")
          : Ruling.pass("再次固定的网页内容相同", "a later capture has the same content").at(equal.list());
    }
    Optional<String> diff = context.answer(item, Answer.CAPTURE_DIFF);
    return diff.isPresent() && !Context.no(diff) && !Context.none(diff)
        ? Ruling.pass(
                "后来固定的网页不同,差异已附(照所填)",
                "a later capture differs, and the difference is attached (as stated)")
            .at(differing.list())
        : Ruling.warn(
                "同一网页后来固定的内容不同,没有附差异说明",
                "a later capture of the page differs, and no difference is attached")
            .at(differing.list());
  }

  /** The same bytes, or the same words, of the page and of every frame in it. */
  private static boolean same(WebCapture one, WebCapture other) {
    List<WebCapture.Frame> ours = one.frames();
    List<WebCapture.Frame> theirs = other.frames();
    boolean same =
        ours.size() == theirs.size()
            && (one.body().equals(other.body())
                || (!one.text().isBlank() && one.text().equals(other.text())));
    for (int i = 0; same && i < ours.size(); i++) {
      same =
          ours.get(i).body().equals(theirs.get(i).body())
              || ours.get(i).text().equals(theirs.get(i).text());
    }
    return same;
  }

  private static boolean later(WebCapture one, WebCapture other) {
    return one.line().equals(other.line())
        && one.time().instant().isPresent()
        && other.time().instant().filter(t -> t.isAfter(one.time().instant().get())).isPresent();
  }
}
