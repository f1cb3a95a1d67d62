package org.tiezheng.server.work;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tiezheng.casework.Hearing;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.casework.Workplace;
import org.tiezheng.casework.app.CaseTurn;
import org.tiezheng.casework.app.HearingView;
import org.tiezheng.casework.app.KeptHearings;
import org.tiezheng.casework.app.MadeFiles;
import org.tiezheng.casework.file.ResultsForm;
import org.tiezheng.evidence.Text;
import org.tiezheng.server.page.Addresses;

/** The hearing in the app: the steps, and the record of what was found. Safe for many threads. */
public final class CourtRoom {
  private final Desk jobs;
  private final Workplace place;
  private final KeptHearings kept;
  private final MadeFiles made;

  public CourtRoom(Desk jobs, Workplace place, KeptHearings kept, MadeFiles made) {
    this.jobs = jobs;
    this.place = place;
    this.kept = kept;
    this.made = made;
  }

  /** Plans the hearing and writes its papers; empty if too much runs already. */
  public Optional<Job> prepare(String name, Path folder, Path target) {
    return jobs.begin(
        new Text("准备出庭", "prepare the hearing"),
        name,
        watch -> {
          try (OpenCase open =
              CaseTurn.open(folder, place.with(place.locale(), watch), Verbs.TURN)) {
            return outcome(name, open, run(open, target, Optional.empty()), target);
          }
        });
  }

  /** Writes down what was found; empty if too much runs already. */
  public Optional<Job> record(
      String name, Path folder, Path target, HearingView view, ResultsForm.Answers answers) {
    return jobs.begin(
        new Text("记录核对结果", "record what was found"),
        name,
        watch -> {
          try (OpenCase open =
              CaseTurn.open(folder, place.with(view.language(), watch), Verbs.TURN)) {
            Path filled = target.resolve("核对结果.yaml");
            Files.createDirectories(target);
            Files.writeString(filled, view.filled(answers), StandardCharsets.UTF_8);
            return outcome(name, open, run(open, target, Optional.of(filled)), target);
          }
        });
  }

  private static Hearing.Result run(OpenCase open, Path target, Optional<Path> filled)
      throws IOException, InterruptedException {
    return new Hearing(open)
        .run(new Hearing.Request(Optional.of(target), filled, List.of(), Optional.empty()));
  }

  private Job.Outcome outcome(String name, OpenCase open, Hearing.Result result, Path target)
      throws IOException {
    HearingView view = HearingView.of(open, result);
    kept.keep(open.matter().id(), view);
    List<Text> lines =
        Verbs.both(result.lines(Locale.SIMPLIFIED_CHINESE), result.lines(Locale.ENGLISH));
    made.files(open.matter().id(), MadeFiles.Kind.HEARING, target, lines, result.exitCode());
    return new Job.Outcome(lines, view, result.exitCode(), Addresses.matter(name) + "/hearing");
  }
}
