package org.tiezheng.server.page;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.casework.Watch;
import org.tiezheng.casework.app.HearingView;
import org.tiezheng.casework.app.MadeFiles;
import org.tiezheng.casework.file.ResultsForm;
import org.tiezheng.evidence.Text;
import org.tiezheng.server.Visit;
import org.tiezheng.server.guard.Refusal;
import org.tiezheng.server.work.CourtRoom;
import org.tiezheng.server.work.Job;

/** The hearing: steps in big type, and what was found, point by point. */
public final class HearingPages {
  private HearingPages() {}

  /** The steps, if the hearing was prepared. */
  public static void hearing(Visit visit) throws IOException {
    Optional<HearingView> view = newest(visit);
    Map<String, Object> model =
        CaseReading.look(
            visit,
            open -> {
              Map<String, Object> all = CaseReading.model(visit, open.matter(), "hearing");
              all.put("made", MadeRow.of(visit, open, EnumSet.of(MadeFiles.Kind.HEARING)));
              return all;
            });
    model.put("has", view.isPresent());
    model.put("fields", HearingView.fields());
    model.put("outcomes", HearingView.outcomes());
    view.ifPresent(v -> model.put("view", v));
    visit.page("hearing", model);
  }

  private static Optional<HearingView> newest(Visit visit) throws IOException {
    String matter = CaseReading.look(visit, open -> open.matter().id());
    return visit.app().hearings().of(matter);
  }

  /** Begins to prepare the hearing from the page. */
  public static void prepare(Visit visit) {
    visit.see("/jobs/" + preparing(visit).orElseThrow(WorkPages::busy).id());
  }

  /** Begins to prepare the hearing. */
  public static Optional<Job> preparing(Visit visit) {
    return room(visit)
        .prepare(visit.path("case"), CaseReading.folder(visit), free(visit, "-hearing"));
  }

  /**
   * Begins to write down what was found.
   *
   * @param digest of the plan that the answers belong to
   */
  public static Optional<Job> recording(Visit visit, String digest, ResultsForm.Answers answers)
      throws IOException {
    HearingView view =
        newest(visit)
            .filter(v -> v.digest().equals(digest))
            .orElseThrow(() ->
                new Refusal(
                    409,
                    new Text(
                        "这份核对表对应的步骤已不在手边(后来又准备过一次,或被删除了);请重新准备出庭,填过的内容会保留在浏览器中。",
                        "The steps that these results belong to are not at hand any more (they were"
                            + " prepared anew since, or deleted); prepare the hearing again: what"
                            + " you typed stays in the browser.")));
    return room(visit)
        .record(
            visit.path("case"),
            CaseReading.folder(visit),
            free(visit, "-hearing-record"),
            view,
            answers);
  }

  private static CourtRoom room(Visit visit) {
    return new CourtRoom(
        visit.jobs(), visit.place(Watch.SILENT), visit.app().hearings(), visit.app().made());
  }

  private static Path free(Visit visit, String what) {
    return visit.app().made().free(visit.path("case") + what, "");
  }
}
