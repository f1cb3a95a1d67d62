package org.tiezheng.casework;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tiezheng.evidence.Text;
import org.tiezheng.present.hearing.CourtResults.Outcome;
import org.tiezheng.present.hearing.HearingPlan;
import org.tiezheng.present.hearing.Showing;

/** What a person reads about the hearing. */
final class HearingLines {
  private static final int SHOWN = 20;

  private final Locale locale;
  private final List<String> lines = new ArrayList<>();

  private HearingLines(Locale locale) {
    this.locale = locale;
  }

  static List<String> of(Hearing.Result result, Locale locale) {
    HearingLines said = new HearingLines(locale);
    said.bundle(result);
    result.plan().carry().forEach(said::carry);
    result.plan().items().forEach(said::item);
    said.say(
        "共约 " + result.plan().minutes() + " 分钟(产品估算)。未经法庭准许,不录音录像。",
        "About "
            + result.plan().minutes()
            + " minutes altogether (our estimate). No recording without the court's leave.");
    if (result.results().recorded()) {
      said.results(result);
    }
    result.files().forEach(file -> said.lines.add("  " + file));
    if (result.files().isEmpty()) {
      said.say(
          "写出清单和记录表:tiezheng hearing 案件 --out 文件夹",
          "To write the papers: tiezheng hearing CASE --out FOLDER");
    }
    return said.lines;
  }

  private void say(String zh, String en) {
    lines.add(new Text(zh, en).in(locale));
  }

  private void bundle(Hearing.Result result) {
    if (result.bundle().id().isEmpty()) {
      say(
          "还没有证据包,页码和行号不知道:先运行 tiezheng present。",
          "There is no bundle yet, so pages and lines are not known: run tiezheng present first.");
    } else {
      say(
          "页码、行号指证据包 " + result.bundle().id(),
          "Pages and lines are those of bundle " + result.bundle().id());
    }
  }

  private void carry(HearingPlan.Carry carry) {
    String items = String.join(", ", carry.items());
    if (carry.device().isEmpty()) {
      say("应带:(没有填写设备)— 证据 " + items, "Bring: (device not stated) - items " + items);
    } else {
      say(
          "应带:" + carry.device() + " — 证据 " + items,
          "Bring: " + carry.device() + " - items " + items);
    }
  }

  private void item(Showing showing) {
    lines.add(showing.listed() + " " + showing.title());
    lines.add("  " + showing.routeWords());
    say(
        "  步骤:%s;核对 %d 处,约 %d 分钟%s"
            .formatted(
                showing.scriptTitle(),
                showing.points().size(),
                showing.minutes(),
                showing.copy().isEmpty() ? "" : ";提交件 " + showing.copy()),
        "  steps: %s; %d points, about %d min%s"
            .formatted(
                showing.scriptTitle(),
                showing.points().size(),
                showing.minutes(),
                showing.copy().isEmpty() ? "" : "; copy " + showing.copy()));
    showing.steps().forEach(step -> lines.add("    " + step.number() + ". " + step.act()));
    showing.missing().forEach(what -> lines.add("  ! " + what));
    showing.notes().forEach(note -> lines.add("  * " + note));
  }

  private void results(Hearing.Result result) {
    say(
        "核对结果:一致 %d,不一致 %d,无法核对 %d,未核对 %d"
            .formatted(
                result.count(Optional.of(Outcome.SAME)),
                result.count(Optional.of(Outcome.DIFFERENT)),
                result.count(Optional.of(Outcome.IMPOSSIBLE)),
                result.count(Optional.empty())),
        "Results: same %d, different %d, not comparable %d, not compared %d"
            .formatted(
                result.count(Optional.of(Outcome.SAME)),
                result.count(Optional.of(Outcome.DIFFERENT)),
                result.count(Optional.of(Outcome.IMPOSSIBLE)),
                result.count(Optional.empty())));
    List<String> differing = new ArrayList<>();
    for (Showing showing : result.plan().items()) {
      for (Showing.Point point : showing.points()) {
        var found = result.results().of(point);
        if (found.outcome().equals(Optional.of(Outcome.DIFFERENT))) {
          differing.add(point.id() + " " + found.difference());
        } else if (!found.before().isEmpty()) {
          differing.add(
              point.id()
                  + new Text(" 此前记为不一致 ", " recorded as different before ").in(locale)
                  + found.before());
        }
      }
    }
    result.results().gone().forEach(differing::add);
    differing.stream().limit(SHOWN).forEach(line -> lines.add("  ≠ " + line));
    if (differing.size() > SHOWN) {
      say(
          "  另有 " + (differing.size() - SHOWN) + " 处,见核对情况记录表。",
          "  and " + (differing.size() - SHOWN) + " more, see the record.");
    }
  }
}
