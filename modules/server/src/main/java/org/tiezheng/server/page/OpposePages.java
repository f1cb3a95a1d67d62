package org.tiezheng.server.page;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.casework.Watch;
import org.tiezheng.casework.app.MadeFiles;
import org.tiezheng.casework.app.OpposedView;
import org.tiezheng.server.Visit;
import org.tiezheng.server.upload.Intake;
import org.tiezheng.server.work.Job;
import org.tiezheng.server.work.Opposition;

/**
 * What the other side handed in: taken in apart from our own, examined, and the opinion drafted.
 */
public final class OpposePages {
  private OpposePages() {}

  /** The form, and what the newest examination of this kind said. */
  public static void oppose(Visit visit) throws IOException {
    Map<String, Object> model =
        CaseReading.look(
            visit,
            open -> {
              Map<String, Object> all = CaseReading.model(visit, open.matter(), "oppose");
              all.put("made", MadeRow.of(visit, open, EnumSet.of(MadeFiles.Kind.OPINION)));
              all.put("others", open.matter().parties().stream().filter(p -> !p.self()).toList());
              return all;
            });
    Optional<OpposedView> view = newest(visit);
    model.put("has", view.isPresent());
    view.ifPresent(v -> model.put("view", v));
    visit.page("oppose", model);
  }

  private static Optional<OpposedView> newest(Visit visit) {
    return visit.app().jobs().list().stream()
        .filter(j -> j.matter().equals(visit.path("case")))
        .flatMap(j -> j.outcome().stream())
        .map(Job.Outcome::result)
        .filter(OpposedView.class::isInstance)
        .map(OpposedView.class::cast)
        .findFirst();
  }

  /** Begins from the form: a path of this computer, or none to examine what was taken before. */
  public static void begin(Visit visit) {
    Visit.Form form = visit.form();
    String path = form.text("path");
    Optional<Path> received =
        path.isEmpty() ? Optional.empty() : Optional.of(WorkPages.existing(visit, path));
    Job job =
        begun(visit, received, List.of(), form.text("party"), form.text("method"))
            .orElseThrow(WorkPages::busy);
    visit.see("/jobs/" + job.id());
  }

  /**
   * Begins.
   *
   * @param party id of the one that handed it in; empty if there is one opponent only
   */
  public static Optional<Job> begun(
      Visit visit, Optional<Path> path, List<Intake.Upload> uploads, String party, String method) {
    String name = visit.path("case");
    return new Opposition(visit.jobs(), visit.place(Watch.SILENT), visit.app().made())
        .begin(
            name,
            CaseReading.folder(visit),
            visit.intake(),
            new Opposition.Request(
                path,
                uploads,
                Optional.of(party).filter(p -> !p.isEmpty()),
                method,
                visit.app().made().free(name + "-opinion", "")));
  }
}
