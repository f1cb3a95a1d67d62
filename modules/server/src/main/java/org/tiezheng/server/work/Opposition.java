package org.tiezheng.server.work;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tiezheng.casework.CollectReport;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.casework.Oppose;
import org.tiezheng.casework.Secrets;
import org.tiezheng.casework.Watch;
import org.tiezheng.casework.Workplace;
import org.tiezheng.casework.app.CaseTurn;
import org.tiezheng.casework.app.MadeFiles;
import org.tiezheng.casework.app.OpposedView;
import org.tiezheng.evidence.Text;
import org.tiezheng.server.page.Addresses;
import org.tiezheng.server.upload.Intake;

/**
 * Looks at what another party handed in, beside the one who asked. Safe for use by many threads.
 */
public final class Opposition {
  private final Desk jobs;
  private final Workplace place;
  private final MadeFiles made;

  public Opposition(Desk jobs, Workplace place, MadeFiles made) {
    this.jobs = jobs;
    this.place = place;
    this.made = made;
  }

  /**
   * What is wanted.
   *
   * @param path of what was received, on this computer
   * @param uploads of what was received; looked at if there is no path
   * @param party id of the one that handed it in; empty if there is one opponent only
   * @param target folder for the draft of the opinion
   */
  public record Request(
      Optional<Path> path,
      List<Intake.Upload> uploads,
      Optional<String> party,
      String method,
      Path target) {
    public Request {
      uploads = List.copyOf(uploads);
    }
  }

  /** Begins; empty if too much runs already. */
  public Optional<Job> begin(String name, Path folder, Intake intake, Request request) {
    return jobs.begin(
        new Text("审查对方的证据", "examine the other side's evidence"),
        name,
        watch -> {
          try (OpenCase open =
              CaseTurn.open(folder, place.with(place.locale(), watch), Verbs.TURN)) {
            Oppose.Result result =
                request.path().isPresent() || request.uploads().isEmpty()
                    ? run(open, request, request.path().stream().toList())
                    : uploaded(open, intake, request, watch);
            return outcome(name, open, result, request.target());
          }
        });
  }

  private static Oppose.Result uploaded(OpenCase open, Intake intake, Request request, Watch watch)
      throws IOException, InterruptedException {
    Path together = intake.assemble(request.uploads(), watch);
    try {
      Oppose.Result result = run(open, request, Intake.inside(together));
      boolean taken =
          result
              .collected()
              .map(c -> c.notTaken().stream().noneMatch(CollectReport.NotTaken::fault))
              .orElse(false);
      if (taken) {
        intake.release(request.uploads());
      }
      return result;
    } finally {
      Intake.remove(together);
    }
  }

  private static Oppose.Result run(OpenCase open, Request request, List<Path> paths)
      throws IOException, InterruptedException {
    return new Oppose(open, Secrets.NONE)
        .run(
            new Oppose.Request(
                paths,
                request.party(),
                request.method(),
                Optional.of(request.target()),
                LocalDate.ofInstant(open.place().clock().instant(), open.place().zone())));
  }

  private Job.Outcome outcome(String name, OpenCase open, Oppose.Result result, Path target)
      throws IOException {
    List<Text> lines =
        Verbs.both(result.lines(Locale.SIMPLIFIED_CHINESE), result.lines(Locale.ENGLISH));
    if (!result.files().isEmpty()) {
      made.files(open.matter().id(), MadeFiles.Kind.OPINION, target, lines, result.exitCode());
    }
    return new Job.Outcome(
        lines, OpposedView.of(result), result.exitCode(), Addresses.matter(name) + "/oppose");
  }
}
