package org.tiezheng.server.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.casework.Collect;
import org.tiezheng.casework.ListRules;
import org.tiezheng.casework.VerifyBundle;
import org.tiezheng.casework.Watch;
import org.tiezheng.casework.app.MadeFiles;
import org.tiezheng.casework.file.CaseFileText.Opening;
import org.tiezheng.casework.team.Permission;
import org.tiezheng.evidence.Role;
import org.tiezheng.evidence.Text;
import org.tiezheng.server.Visit;
import org.tiezheng.server.guard.Refusal;
import org.tiezheng.server.work.Job;
import org.tiezheng.server.work.Studies;
import org.tiezheng.server.work.Verbs;

/** Pages on which a person sets something going, and the page that shows how far it is. */
public final class WorkPages {
  private static final int NOTES = 200;

  private WorkPages() {}

  /** The form for a new case. */
  public static void newCase(Visit visit) {
    visit.page("new", Map.of("roles", List.of(Role.values())));
  }

  /** Opens a case and goes to where material is added. */
  public static void openCase(Visit visit) throws IOException {
    Visit.Form form = visit.form();
    String name = form.text("name");
    String title = form.text("title");
    open(
        visit,
        name,
        new Opening(
            title.isEmpty() ? name : title,
            form.text("cause"),
            role(form.text("myRole"), Role.PLAINTIFF),
            form.text("me"),
            role(form.text("otherRole"), Role.DEFENDANT),
            form.text("other")));
    visit.see(Addresses.matter(name) + "/collect");
  }

  /** Opens a case; in a team, whoever opens it may see it, and nobody else but who sees all. */
  public static void open(Visit visit, String name, Opening opening) throws IOException {
    visit.app().shelf().open(name, opening, visit.place());
    visit.app().team().ifPresent(team -> team.opened(name, visit.member()));
  }

  private static Role role(String name, Role otherwise) {
    for (Role role : Role.values()) {
      if (role.name().equals(name)) {
        return role;
      }
    }
    return otherwise;
  }

  /** Where material is added to a case. */
  public static void collectForm(Visit visit) throws IOException {
    visit.page(
        "collect",
        CaseReading.look(visit, open -> CaseReading.model(visit, open.matter(), "collect")));
  }

  /** Takes a file or folder of this computer in. */
  public static void collect(Visit visit) {
    Visit.Form form = visit.form();
    Path path = existing(visit, form.text("path"));
    started(
        visit,
        verbs(visit)
            .collect(
                visit.path("case"),
                CaseReading.folder(visit),
                new Collect.Request(
                    List.of(path), form.text("source"), form.text("method"), Map.of())));
  }

  public static void examine(Visit visit) {
    started(visit, verbs(visit).examine(visit.path("case"), CaseReading.folder(visit)));
  }

  public static void verifyForm(Visit visit) {
    visit.page("verify", Map.of());
  }

  /** Checks a bundle on this computer. */
  public static void verify(Visit visit) {
    Visit.Form form = visit.form();
    Path bundle = existing(visit, form.text("path"));
    Optional<String> key = Optional.of(form.text("key")).filter(k -> !k.isEmpty());
    started(
        visit,
        verbs(visit)
            .verify(new VerifyBundle.Request(bundle, false, key, List.of()), visit.app().made()));
  }

  /** What a verification said, with the report to be saved. */
  public static void verified(Visit visit) throws IOException {
    MadeFiles.Made made =
        visit
            .app()
            .made()
            .find(visit.path("made"))
            .filter(m -> m.kind() == MadeFiles.Kind.REPORT)
            .orElseThrow(Refusal::notFound);
    visit.page("verified", Map.of("made", List.of(MadeRow.of(visit, made))));
  }

  /**
   * A path of this computer, as a person writes it. Of a team only owners may name one: whoever
   * could would read every case.
   */
  public static Path existing(Visit visit, String name) {
    visit.require(Permission.LOCAL_PATHS);
    try {
      Path path = Path.of(name);
      if (!name.isEmpty() && path.isAbsolute() && Files.exists(path)) {
        return path;
      }
    } catch (InvalidPathException e) {
      // Said below, as for a path that leads nowhere.
    }
    throw new Refusal(
        422,
        new Text(
            "这台电脑上没有“" + name + "”;请写完整的路径,例如 /data/证据 或 C:\\证据。",
            "This computer has no “"
                + name
                + "”; give the full path, such as /data/evidence or"
                + " C:\\evidence."));
  }

  /** What an examination asks. */
  public static void rules(Visit visit) {
    visit.page("rules", Map.of("packs", ListRules.of(List.of()), "guides", ListRules.guides()));
  }

  /** How far a piece of work is, or what came of it. */
  public static void job(Visit visit) {
    Job job = visit.app().jobs().find(visit.path("job")).orElseThrow(Refusal::notFound);
    Job.Snapshot now = job.now();
    visit.page("job", Map.of("job", now, "notes", Part.of(visit, "notes", now.notes(), NOTES)));
  }

  static Studies studies(Visit visit) {
    return new Studies(visit.jobs(), visit.place(Watch.SILENT));
  }

  public static Verbs verbs(Visit visit) {
    return new Verbs(visit.jobs(), visit.place(Watch.SILENT));
  }

  private static void started(Visit visit, Optional<Job> job) {
    visit.see("/jobs/" + job.orElseThrow(WorkPages::busy).id());
  }

  /** Too much runs already. */
  public static Refusal busy() {
    return new Refusal(
        503,
        new Text(
            "已有太多工作在进行;请等其中一项完成后再试。",
            "Too much is being done already; try again when something has ended."));
  }
}
