package org.tiezheng.server.team;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.casework.team.Account;
import org.tiezheng.casework.team.Accounts;
import org.tiezheng.casework.team.AddAccount;
import org.tiezheng.casework.team.DisableAccount;
import org.tiezheng.casework.team.GrantCase;
import org.tiezheng.casework.team.ListAccounts;
import org.tiezheng.casework.team.ResetAccount;
import org.tiezheng.casework.team.RevokeCase;
import org.tiezheng.casework.team.SetRole;
import org.tiezheng.casework.team.TeamRole;
import org.tiezheng.server.Visit;
import org.tiezheng.server.guard.Refusal;
import org.tiezheng.server.page.Addresses;

/** For owners: who is in the team, what each is and may see. */
public final class TeamPages {
  private TeamPages() {}

  /** All accounts. */
  public static void list(Visit visit) {
    Map<String, Object> model = new HashMap<>();
    model.put("accounts", new ListAccounts(visit.team().accounts()).run());
    model.put("roles", List.of(TeamRole.values()));
    visit.page("team", model);
  }

  /** Adds an account and shows its invitation. */
  public static void add(Visit visit) throws IOException {
    Visit.Form form = visit.form();
    AddAccount.Added added =
        new AddAccount(visit.team().accounts(), visit.place())
            .run(
                form.text("name"),
                form.text("person"),
                TeamRole.named(form.text("role")),
                Optional.empty());
    said(visit, "add", added.account());
    show(visit, added.account(), added.token());
  }

  private static void said(Visit visit, String what, Account account) {
    visit
        .team()
        .log(
            visit.request(),
            "account",
            Map.of("did", what, "account", account.name(), "by", visit.member().name()));
  }

  /** One account. */
  public static void account(Visit visit) {
    show(visit, named(visit), Optional.empty());
  }

  private static Account named(Visit visit) {
    return visit.team().accounts().find(visit.path("account")).orElseThrow(Refusal::notFound);
  }

  private static void show(Visit visit, Account account, Optional<String> token) {
    Map<String, Object> model = new HashMap<>();
    model.put("account", ListAccounts.line(account));
    model.put("roles", List.of(TeamRole.values()));
    model.put("cases", visit.cases().stream().filter(c -> !account.sees(c.name())).toList());
    model.put("sessions", visit.team().sessions().of(account.name()));
    model.put(
        "invitation", token.map(t -> visit.app().origins().app() + "/join?token=" + t).orElse(""));
    visit.page("member", model);
  }

  /** Changes one thing of an account. */
  public static void change(Visit visit) throws IOException {
    Visit.Form form = visit.form();
    String name = named(visit).name();
    Accounts accounts = visit.team().accounts();
    if (form.text("do").equals("reset")) {
      AddAccount.Added reset =
          new ResetAccount(accounts, visit.place()).run(name, Optional.empty());
      said(visit, "reset", reset.account());
      show(visit, reset.account(), reset.token());
      return;
    }
    change(accounts, visit.app().settings().cases(), name, form, visit.team().sessions());
    said(visit, form.text("do"), named(visit));
    visit.see("/team/" + Addresses.part(name));
  }

  private static void change(
      Accounts accounts, Path cases, String name, Visit.Form form, TeamSessions sessions)
      throws IOException {
    String matter = form.whole("case");
    var _ =
        switch (form.text("do")) {
          case "role" -> new SetRole(accounts).run(name, TeamRole.named(form.text("role")));
          case "grant" -> new GrantCase(accounts, cases).run(name, matter);
          case "grantall" -> new GrantCase(accounts, cases).all(name);
          case "revoke" -> new RevokeCase(accounts).run(name, matter);
          case "revokeall" -> new RevokeCase(accounts).all(name);
          case "disable" -> new DisableAccount(accounts).run(name);
          case "enable" -> new DisableAccount(accounts).undo(name);
          case "end" -> {
            sessions.end(name, form.text("end"));
            yield accounts.named(name);
          }
          default -> throw Refusal.bad("没有这个操作。", "There is no such thing to be done.");
        };
  }
}
