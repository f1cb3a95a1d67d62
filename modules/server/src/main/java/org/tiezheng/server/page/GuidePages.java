package org.tiezheng.server.page;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tiezheng.casework.FindRoute;
import org.tiezheng.casework.FindRoute.Whose;
import org.tiezheng.casework.FollowGuide;
import org.tiezheng.casework.team.Permission;
import org.tiezheng.evidence.Text;
import org.tiezheng.server.Visit;

/**
 * Which way leads to records, and the guides: of no case, and within one, where steps are ticked.
 */
public final class GuidePages {
  /** How texts of the ways name a guide. */
  private static final Pattern NAMED = Pattern.compile("guide ([a-z][a-z-]+)");

  private GuidePages() {}

  /**
   * A guide in the list.
   *
   * @param ticked how many steps are ticked
   */
  public record Row(String id, Text title, Text when, long ticked, int steps) {
    static Row of(FollowGuide.View view) {
      return new Row(
          view.id(),
          view.title(),
          view.when(),
          view.steps().stream().filter(s -> s.ticked().isPresent()).count(),
          view.steps().size());
    }
  }

  /** The ways, for somebody without a case. */
  public static void route(Visit visit) {
    visit.page("route", ways(visit, new HashMap<>()));
  }

  /** The ways, for somebody who works on a case. */
  public static void caseRoute(Visit visit) throws IOException {
    visit.page(
        "caseroute",
        ways(
            visit,
            CaseReading.look(visit, open -> CaseReading.model(visit, open.matter(), "guides"))));
  }

  private static Map<String, Object> ways(Visit visit, Map<String, Object> model) {
    Optional<FindRoute.Found> found = Guides.ways(visit);
    model.put("whoses", List.of(Whose.values()));
    model.put("devices", FindRoute.devices());
    model.put("apps", FindRoute.apps());
    model.put("computers", FindRoute.computers());
    for (String name : List.of("whose", "device", "app", "computer")) {
      model.put(name, visit.query(name).orElse(""));
    }
    model.put("asked", found.isPresent());
    found.ifPresent(f -> {
      model.put("found", f);
      model.put("order", visit.query("whose").filter(Whose.ORDER.name()::equals).isPresent());
      model.put("named", named(f.first()));
    });
    model.putIfAbsent("name", "");
    return model;
  }

  /** The guides that sentences name. */
  private static List<Row> named(List<Text> sentences) {
    Set<String> ids = new LinkedHashSet<>();
    for (Text sentence : sentences) {
      Matcher names = NAMED.matcher(sentence.en());
      while (names.find()) {
        ids.add(names.group(1));
      }
    }
    return FollowGuide.all().stream().filter(g -> ids.contains(g.id())).map(Row::of).toList();
  }

  /** All guides. */
  public static void guides(Visit visit) {
    Map<String, Object> model = new HashMap<>();
    model.put("guides", FollowGuide.all().stream().map(Row::of).toList());
    model.put("name", "");
    visit.page("guides", model);
  }

  /** All guides with how far each was followed in a case. */
  public static void caseGuides(Visit visit) throws IOException {
    visit.page(
        "caseguides",
        CaseReading.look(
            visit,
            open -> {
              Map<String, Object> all = CaseReading.model(visit, open.matter(), "guides");
              List<Row> rows = new ArrayList<>();
              for (FollowGuide.View guide : FollowGuide.all()) {
                rows.add(Row.of(FollowGuide.of(open, guide.id()).view()));
              }
              all.put("guides", rows);
              return all;
            }));
  }

  /** A guide to read and to print. */
  public static void guide(Visit visit) {
    Map<String, Object> model = new HashMap<>();
    model.put("guide", Guides.loose(visit).view());
    model.put("name", "");
    model.put("cases", visit.cases(Permission.WORK));
    visit.page("guide", model);
  }

  /** A guide whose steps are ticked. */
  public static void caseGuide(Visit visit) throws IOException {
    visit.page(
        "caseguide",
        CaseReading.look(
            visit,
            open -> {
              Map<String, Object> all = CaseReading.model(visit, open.matter(), "guides");
              all.put("guide", Guides.within(visit, open).view());
              return all;
            }));
  }

  /** Ticks a step and goes back to it. */
  public static void tick(Visit visit) throws IOException {
    Visit.Form form = visit.form();
    String step = form.text("step");
    FollowGuide.View guide =
        Guides.tick(visit, step, !form.text("done").equals("no"), form.text("note"));
    visit.see(
        Addresses.matter(visit.path("case"))
            + "/guides/"
            + guide.id()
            + "#"
            + Addresses.part(step));
  }
}
