package org.tiezheng.server.page;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.tiezheng.casework.CatalogueSheet;
import org.tiezheng.casework.Present;
import org.tiezheng.casework.Watch;
import org.tiezheng.casework.WhatLeaves;
import org.tiezheng.casework.app.MadeFiles;
import org.tiezheng.casework.app.OwnProfile;
import org.tiezheng.server.App;
import org.tiezheng.server.Visit;
import org.tiezheng.server.guard.Refusal;
import org.tiezheng.server.work.Job;
import org.tiezheng.server.work.Making;

/** The bundle that is handed in: its catalogue, what leaves with it, how it is made, what came. */
public final class BundlePages {
  private BundlePages() {}

  /** A rule that stopped the making, with the reason given so far. */
  public record Stop(String rule, String reason) {}

  /** The catalogue, what leaves and stays, the making, and what was made. */
  public static void bundle(Visit visit) throws IOException {
    Optional<Present.Summary> last = newest(visit, Present.Summary.class);
    Optional<WhatLeaves.Result> leaves = newest(visit, WhatLeaves.Result.class);
    Map<String, Object> model =
        CaseReading.look(
            visit,
            open -> {
              Map<String, Object> all = CaseReading.model(visit, open.matter(), "bundle");
              CatalogueSheet sheet = CatalogueSheet.of(open);
              all.put("sheet", sheet);
              all.put(
                  "made",
                  MadeRow.of(visit, open, EnumSet.of(MadeFiles.Kind.BUNDLE, MadeFiles.Kind.DISC)));
              // What was measured of another state of the case says nothing of this one.
              leaves
                  .filter(l -> l.version().equals(sheet.version()))
                  .ifPresent(l -> all.put("leaves", l));
              return all;
            });
    model.put("looked", model.containsKey("leaves"));
    model.put("stops", last.filter(s -> !s.written()).map(BundlePages::stops).orElse(List.of()));
    model.put("profiles", OwnProfile.shipped());
    visit.page("bundle", model);
  }

  private static List<Stop> stops(Present.Summary summary) {
    List<Stop> stops = new ArrayList<>();
    summary.blocks().forEach((rule, reason) -> stops.add(new Stop(rule, reason)));
    return stops;
  }

  /** What the newest work of a kind on this case gave. */
  static <T> Optional<T> newest(Visit visit, Class<T> type) {
    return visit.app().jobs().list().stream()
        .filter(j -> j.matter().equals(visit.path("case")))
        .flatMap(j -> j.outcome().stream())
        .map(Job.Outcome::result)
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst();
  }

  /** Begins to make the bundle from the form. */
  public static void make(Visit visit) throws IOException {
    Visit.Form form = visit.form();
    Map<String, String> overrides = new LinkedHashMap<>();
    List<String> rules = form.texts("rule");
    for (int i = 0; i < rules.size(); i++) {
      String reason = form.text("reason" + i);
      if (!reason.isEmpty()) {
        overrides.put(rules.get(i), reason);
      }
    }
    started(
        visit,
        making(visit)
            .bundle(
                visit.path("case"),
                CaseReading.folder(visit),
                new Making.Bundle(
                    form.ticked("hideOriginalColumn"),
                    form.ticked("findings"),
                    form.ticked("supplement"),
                    profile(visit, form),
                    copies(form.text("copies")),
                    form.given("font").map(path -> WorkPages.existing(visit, path)),
                    form.given("today").map(BundlePages::day),
                    overrides)));
  }

  private static Optional<String> profile(Visit visit, Visit.Form form) throws IOException {
    Optional<String> file = form.given("profileFile");
    if (file.isPresent()) {
      return file.map(path -> WorkPages.existing(visit, path)).map(Path::toString);
    }
    Optional<String> shipped = form.given("profile").filter(OwnProfile.SHIPPED::contains);
    OwnProfile.Limits limits =
        new OwnProfile.Limits(
            limit(form.text("megabytes")), limit(form.text("pages")), limit(form.text("files")));
    return shipped.isPresent() && limits.any()
        ? Optional.of(own(visit, shipped.get(), limits))
        : shipped;
  }

  /** A court's limits that a person was told, as a file. */
  public static String own(Visit visit, String shipped, OwnProfile.Limits limits)
      throws IOException {
    Path folder = visit.app().settings().cases().resolve(App.OWN).resolve("profiles");
    return OwnProfile.write(folder, shipped, limits).toAbsolutePath().toString();
  }

  private static OptionalLong limit(String written) {
    if (written.isEmpty()) {
      return OptionalLong.empty();
    }
    if (!written.matches("[1-9][0-9]{0,8}")) {
      throw Refusal.bad("界限“" + written + "”应是正整数。", "The limit must be a whole number from 1.");
    }
    return OptionalLong.of(Long.parseLong(written));
  }

  /** Sets to hand in. */
  static OptionalInt copies(String written) {
    if (written.isEmpty()) {
      return OptionalInt.empty();
    }
    if (!written.matches("[0-9]{1,4}")) {
      throw Refusal.bad("份数“" + written + "”应是数字。", "The number of copies must be a number.");
    }
    return OptionalInt.of(Integer.parseInt(written));
  }

  /** A day as browsers send it. */
  static LocalDate day(String written) {
    try {
      return LocalDate.parse(written);
    } catch (DateTimeParseException e) {
      throw Refusal.bad("日期“" + written + "”无法识别。", "The day cannot be read.");
    }
  }

  /** Looks what would leave. */
  public static void look(Visit visit) {
    started(visit, making(visit).leaves(visit.path("case"), CaseReading.folder(visit)));
  }

  /** Makes the image of a disc for a carrier of a bundle. */
  public static void disc(Visit visit) throws IOException {
    Visit.Form form = visit.form();
    started(
        visit,
        making(visit)
            .disc(
                visit.path("case"),
                CaseReading.folder(visit),
                bundleFolder(visit, form.text("made")),
                form.given("carrier")));
  }

  /** Compares what was written to a carrier. */
  public static void readBack(Visit visit) throws IOException {
    Visit.Form form = visit.form();
    started(
        visit,
        making(visit)
            .readBack(
                visit.path("case"),
                CaseReading.folder(visit),
                bundleFolder(visit, form.text("made")),
                form.given("carrier"),
                WorkPages.existing(visit, form.text("path"))));
  }

  /** The folder of a bundle that was made here of the case that the address names. */
  public static Path bundleFolder(Visit visit, String made) throws IOException {
    String matter = CaseReading.look(visit, open -> open.matter().id());
    MadeFiles.Made bundle =
        visit
            .app()
            .made()
            .find(made)
            .filter(m -> m.kind() == MadeFiles.Kind.BUNDLE && m.matter().equals(matter))
            .orElseThrow(Refusal::notFound);
    return visit.app().settings().cases().toAbsolutePath().resolve(bundle.place());
  }

  /** What sets the making going. */
  public static Making making(Visit visit) {
    return new Making(visit.jobs(), visit.place(Watch.SILENT), visit.app().made());
  }

  static void started(Visit visit, Optional<Job> job) {
    visit.see("/jobs/" + job.orElseThrow(WorkPages::busy).id());
  }
}
