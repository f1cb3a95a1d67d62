package org.tiezheng.present.hearing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Text;
import org.tiezheng.present.hearing.Showing.Point;
import org.tiezheng.present.hearing.Showing.Route;
import org.tiezheng.present.hearing.Showing.Step;
import org.tiezheng.present.paper.PaperFacts;

/** Joins the display scripts with the items of a case. */
public final class Planner {
  private static final Set<String> AGREED = Set.of("noobjection", "admitted");
  private static final Set<String> NO = Set.of("", "no", "none", "否", "无", "没有");
  private static final Set<Kind> PRINTED = Set.of(Kind.CHAT, Kind.SMS, Kind.CALLS);

  private final Scripts scripts;
  private final PaperFacts facts;

  /**
   * @param facts language and zone of the papers
   */
  public Planner(Scripts scripts, PaperFacts facts) {
    this.scripts = scripts;
    this.facts = facts;
  }

  /** What is shown of these items. Reads the records of each once. */
  public HearingPlan plan(List<ShownItem> items) {
    List<Showing> showings = new ArrayList<>();
    for (ShownItem item : items) {
      showings.add(showing(item));
    }
    return new HearingPlan(showings, carry(items));
  }

  private Showing showing(ShownItem shown) {
    Item item = shown.item();
    Script script = scripts.of(item);
    Points points = new Points(shown, facts);
    List<Step> steps = new ArrayList<>();
    Set<String> named = new HashSet<>();
    int seconds = 0;
    List<Script.Step> wanted = item.originals().isEmpty() ? List.of() : script.steps();
    for (Script.Step step : wanted) {
      // What an earlier step shows already has its result there.
      List<Point> its = points.of(step).stream().filter(p -> named.add(p.id())).toList();
      if (its.isEmpty() && step.optional()) {
        continue;
      }
      steps.add(
          new Step(
              steps.size() + 1,
              facts.say(step.act()),
              step.where(facts.locale()),
              facts.say(step.expect()),
              points.summary(step),
              its));
      seconds += step.minutes() * 60 + step.secondsEach() * its.size();
    }
    Route route = route(item);
    return new Showing(
        item.number(),
        shown.listed(),
        item.title(),
        facts.say(item.kind().title()),
        route,
        routeWords(route, item),
        device(item),
        shown.carrier(),
        points.ownNames(),
        copy(shown),
        script.id(),
        facts.say(script.title()),
        scripts.byAnalogy(script),
        facts.say(script.checked()),
        script.record(),
        (seconds + 59) / 60,
        steps,
        notes(shown, points.walk()).stream().map(facts::say).toList(),
        missing(shown).stream().map(facts::say).toList());
  }

  private static String answer(Item item, String name) {
    return item.attributes().getOrDefault(name, "").strip();
  }

  private static boolean no(String answer) {
    return NO.contains(answer.toLowerCase(Locale.ROOT));
  }

  private static Route route(Item item) {
    if (item.originals().isEmpty()) {
      return Route.ORIGINAL;
    }
    if (!no(answer(item, "deed"))) {
      return no(answer(item, "courtAsksDisplay")) ? Route.DEED : Route.DEED_AND_DEMO;
    }
    String stance = answer(item, "stance").toLowerCase(Locale.ROOT);
    return AGREED.contains(stance) && no(answer(item, "courtAsksDisplay"))
        ? Route.PAPER
        : Route.DEMO;
  }

  private String routeWords(Route route, Item item) {
    return facts.say(
        switch (route) {
          case DEMO ->
              new Text(
                  "当庭演示：未经公证，用原始载体登录，与提交件核对。",
                  "Demonstration: no deed; the original carrier is used to log in and compare.");
          case PAPER ->
              new Text(
                  "纸质件：照所填对方没有异议，出示提交件；原始载体仍带到庭，法庭要求时按以下步骤演示。",
                  "Paper: the other side does not object, as stated; the carrier is brought all the"
                      + " same, the steps below follow if the court asks.");
          case DEED ->
              new Text(
                  "公证书：出示公证书 " + answer(item, "deed") + " 原件；法庭要求时按以下步骤演示。",
                  "Deed: the notarial deed "
                      + answer(item, "deed")
                      + " is shown; the steps below follow if the court asks.");
          case ORIGINAL ->
              new Text(
                  "原件：没有电子原件，出示实物或纸质原件，不需登录演示。",
                  "Original: nothing electronic; the thing or paper itself is shown.");
          case DEED_AND_DEMO ->
              new Text(
                  "公证书并演示：出示公证书 " + answer(item, "deed") + "，法庭仍要求当庭演示。",
                  "Deed and demonstration: the notarial deed "
                      + answer(item, "deed")
                      + ", and the court asks for display all the same.");
        });
  }

  private static String device(Item item) {
    return item.carrier().getOrDefault("device", "").strip();
  }

  private String copy(ShownItem shown) {
    return shown
        .copy()
        .map(c ->
            facts.say(
                "%s %s，%d 页（卷 %d–%d）"
                    .formatted(
                        c.title().zh(),
                        c.number(),
                        c.pages(),
                        c.volume(),
                        c.volume() + c.pages() - 1),
                "%s %s, %d pages (vol. %d–%d)"
                    .formatted(
                        c.title().en(),
                        c.number(),
                        c.pages(),
                        c.volume(),
                        c.volume() + c.pages() - 1)))
        .orElse("");
  }

  private static List<Text> notes(ShownItem shown, Walk walk) {
    List<Text> notes = new ArrayList<>();
    if (shown.item().originals().isEmpty()) {
      return notes;
    }
    if (shown.records().isPresent() && shown.copy().isEmpty() && !printed(shown)) {
      notes.add(
          new Text(
              "该证据以文件提交，没有逐行打印；有打印件的（如图片打印件），填写打印件的页、行。",
              "This item is handed in as a file and was not printed line by line; where there is"
                  + " a print (such as prints of pictures), fill in its page and line."));
    }
    if (walk.keyMissing() > 0) {
      notes.add(
          new Text(
              "与待证事实相连的行中有 " + walk.keyMissing() + " 行应用中看不到，见最后一步。",
              walk.keyMissing()
                  + " of the lines linked to facts are not shown by the app, see the last step."));
    }
    return notes;
  }

  /** Whether a bundle prints the item line by line. */
  private static boolean printed(ShownItem shown) {
    return PRINTED.contains(shown.item().kind())
        || shown.item().reading().filter(r -> PRINTED.contains(r.kind())).isPresent();
  }

  private List<Text> missing(ShownItem shown) {
    List<Text> missing = new ArrayList<>();
    if (shown.item().originals().isEmpty()) {
      return missing;
    }
    if (scripts.byAnalogy(scripts.of(shown.item()))) {
      missing.add(
          new Text(
              "没有为该软件编写的步骤，参照类似软件；请按实际界面补充。",
              "There are no steps for this software; complete them from its screens."));
    }
    if (shown.records().isEmpty()) {
      missing.add(
          new Text(
              "该证据没有被程序读取，展示内容和所在页、行要由人填写。",
              "This item was not read by the program; what is shown and where it stands is for a"
                  + " person to fill in."));
    } else if (shown.copy().isEmpty() && printed(shown)) {
      missing.add(
          new Text(
              "没有与现在的案件相符的提交件：用 tiezheng present 制作证据包后，才能列出页码和行号。",
              "There is no copy that fits the case as it is: once tiezheng present has made the"
                  + " bundle, pages and lines can be named."));
    }
    if (device(shown.item()).isEmpty()) {
      missing.add(
          new Text(
              "没有填写原始载体（case.yaml 中该证据的 carrier.device）。",
              "The original carrier is not stated (carrier.device of the item in case.yaml)."));
    }
    return missing;
  }

  /** Each carrier once, in the order of the catalogue. */
  private static List<HearingPlan.Carry> carry(List<ShownItem> items) {
    Map<List<String>, HearingPlan.Carry> carry = new LinkedHashMap<>();
    for (ShownItem shown : items) {
      Map<String, String> its = shown.item().carrier();
      List<String> key =
          List.of(
              device(shown.item()),
              its.getOrDefault("serial", "").strip(),
              its.getOrDefault("holder", "").strip());
      HearingPlan.Carry old = carry.get(key);
      List<String> numbers = new ArrayList<>(old == null ? List.of() : old.items());
      numbers.add(shown.listed());
      String available = its.getOrDefault("availableForHearing", "").strip();
      String exception = answer(shown.item(), "carrierException");
      carry.put(
          key,
          new HearingPlan.Carry(
              key.get(0),
              key.get(1),
              key.get(2),
              available.isEmpty() && old != null ? old.available() : available,
              exception.isEmpty() && old != null ? old.exception() : exception,
              numbers));
    }
    return List.copyOf(carry.values());
  }
}
