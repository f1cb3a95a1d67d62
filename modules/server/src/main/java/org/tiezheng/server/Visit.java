package org.tiezheng.server;

import io.helidon.common.parameters.Parameters;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.casework.Watch;
import org.tiezheng.casework.Workplace;
import org.tiezheng.casework.app.CaseShelf;
import org.tiezheng.casework.team.Account;
import org.tiezheng.casework.team.Permission;
import org.tiezheng.server.guard.Refusal;
import org.tiezheng.server.page.Addresses;
import org.tiezheng.server.team.Gate;
import org.tiezheng.server.team.Member;
import org.tiezheng.server.team.Team;
import org.tiezheng.server.upload.Intake;
import org.tiezheng.server.work.Desk;
import org.tiezheng.server.work.Job;

/** One request to the app and its answer, in the words that pages and the API use. */
public final class Visit extends Exchange {
  private final App app;

  private final boolean phone;
  private final Member member;

  private Visit(
      App app, ServerRequest request, ServerResponse response, boolean phone, Member member) {
    super(request, response);
    this.app = app;
    this.phone = phone;
    this.member = member;
  }

  Visit(App app, ServerRequest request, ServerResponse response) {
    this(app, request, response, false, Member.STRANGER);
  }

  /** A visit of a phone, which sees nothing but captures. */
  static Visit ofPhone(App app, ServerRequest request, ServerResponse response) {
    return new Visit(app, request, response, true, Member.STRANGER);
  }

  /** A visit of somebody of a team, or who wants to be. */
  static Visit of(App app, ServerRequest request, ServerResponse response, Member member) {
    return new Visit(app, request, response, false, member);
  }

  public App app() {
    return app;
  }

  /** Who asks, if the app has a team. */
  public Member member() {
    return member;
  }

  /** The team; only its own pages ask for it. */
  public Team team() {
    return app.team().orElseThrow(Refusal::notFound);
  }

  /** Whether something that concerns no single case is allowed; all is, without a team. */
  public boolean may(Permission permission) {
    return app.team().isEmpty() || member.may(permission);
  }

  /** Refuses what the role does not allow. */
  public void require(Permission permission) {
    if (!may(permission)) {
      throw Gate.forbidden();
    }
  }

  /** Whether a piece of work may be looked at. */
  public boolean sees(Job job) {
    return app.team().isEmpty() || Gate.sees(member, job);
  }

  /** The cases that may be known. */
  public List<CaseShelf.Entry> cases() {
    return app.shelf().list(place(), name -> app.team().isEmpty() || member.sees(name));
  }

  /** The cases in which something is allowed. */
  public List<CaseShelf.Entry> cases(Permission permission) {
    return app.shelf().list(place(), name -> app.team().isEmpty() || member.may(permission, name));
  }

  /** Where this visitor begins work. */
  public Desk jobs() {
    return app.team().isEmpty() ? app.jobs() : app.jobs().by(member.name());
  }

  /** What this visitor uploads. */
  public Intake intake() {
    return app.team().isEmpty() ? app.intake() : app.intake().by(member.name());
  }

  /** The person at work, who reads the language of this visit. */
  public Workplace place(Watch watch) {
    Workplace place = app.settings().place().with(locale(), watch);
    return member.account().map(account -> place.by(account.actor())).orElse(place);
  }

  public Workplace place() {
    return place(Watch.SILENT);
  }

  /** Answers with a page. */
  public void page(String template, Map<String, ?> model) {
    page(200, template, model);
  }

  /** Answers with a page and a status. */
  public void page(int status, String template, Map<String, ?> model) {
    Map<String, Object> all = new HashMap<>(model);
    all.put("version", app.version());
    all.put("phone", phone);
    all.put("phones", app.phone().isPresent());
    all.put("bytesOrigin", app.origins().bytes());
    all.put("team", app.team().isPresent());
    all.put("who", member.account().map(Account::actor).orElse(""));
    all.put("may", allowed());
    page(app.pages(), status, template, all);
  }

  /** What is offered on pages; what is asked is decided by the gate. */
  private Map<String, Boolean> allowed() {
    Map<String, Boolean> all = new HashMap<>();
    for (Permission permission : Permission.values()) {
      all.put(permission.name(), app.team().isEmpty() || member.mayAnywhere(permission));
    }
    return all;
  }

  /** Where the browser finds the bytes of an original, for some minutes. */
  public String bytesAddress(String matter, String sha256) {
    return address("/bytes/", matter, sha256);
  }

  /** Where the browser finds a sound that was made of a recording, for some minutes. */
  public String soundAddress(String matter, String sha256) {
    return address("/sound/", matter, sha256);
  }

  private String address(String what, String matter, String sha256) {
    return app.origins().bytes()
        + what
        + Addresses.part(matter)
        + "/"
        + sha256
        + "/"
        + app.tickets().ticket(matter, sha256, member.session());
  }

  /**
   * Where the browser saves a file that was made, for some minutes; empty if it may not be taken
   * away.
   *
   * @param matter name of the case
   */
  public String madeAddress(String matter, String made, int file) {
    if (app.team().isPresent() && !member.may(Permission.PRESENT, matter)) {
      return "";
    }
    return app.origins().bytes()
        + "/made/"
        + made
        + "/"
        + file
        + "/"
        + app.tickets()
            .ticket(Downloads.subject(made, matter), String.valueOf(file), member.session())
        + "?case="
        + Addresses.part(matter);
  }

  /** Where the browser saves the report of a verification, which belongs to no case. */
  public String reportAddress(String made) {
    return app.team().isPresent() && !member.may(Permission.VERIFY)
        ? ""
        : app.origins().bytes()
            + "/made/"
            + made
            + "/0/"
            + app.tickets().ticket(Downloads.subject(made, ""), "0", member.session());
  }

  /** The fields of a form; a field that is missing is empty. */
  public Form form() {
    return new Form(fields());
  }

  /** Fields of a form. */
  public record Form(Parameters fields) {
    /** A field without its margins. */
    public String text(String name) {
      return whole(name).strip();
    }

    /** A field as it was typed. */
    public String whole(String name) {
      return fields.all(name, List::of).stream().findFirst().orElse("");
    }

    /** All values of a field, without their margins, none of them empty. */
    public List<String> texts(String name) {
      return fields.all(name, List::of).stream()
          .map(String::strip)
          .filter(v -> !v.isEmpty())
          .toList();
    }

    /** Whether a box is ticked. */
    public boolean ticked(String name) {
      return text(name).equals("yes");
    }

    public Optional<String> given(String name) {
      return Optional.of(text(name)).filter(v -> !v.isEmpty());
    }
  }
}
