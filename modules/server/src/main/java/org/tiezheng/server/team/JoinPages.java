package org.tiezheng.server.team;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.casework.team.Account;
import org.tiezheng.casework.team.AddAccount;
import org.tiezheng.casework.team.JoinTeam;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;
import org.tiezheng.server.Visit;
import org.tiezheng.server.guard.Refusal;

/** Choosing a password with an invitation; the first owner chooses a name, too. */
public final class JoinPages {
  private JoinPages() {}

  /** The form; looking at it does not use the invitation up. */
  public static void form(Visit visit) {
    show(visit, 200, visit.query("token").orElse(""), "", "", new Text("", ""));
  }

  private static void show(
      Visit visit, int status, String token, String name, String person, Text said) {
    Optional<Account> invited = invited(visit, token);
    visit.page(
        status,
        "join",
        Map.of(
            "token", token,
            "first", invited.isEmpty(),
            "name", invited.map(Account::name).orElse(name),
            "person", person,
            "said", said));
  }

  /** The account that was invited; empty for the first owner, who makes one. */
  private static Optional<Account> invited(Visit visit, String token) {
    if (visit.team().invitesFirst(token)) {
      return Optional.empty();
    }
    return Optional.of(
        new JoinTeam(visit.team().accounts(), visit.place())
            .invited(token)
            .orElseThrow(() ->
                new Refusal(
                    410,
                    new Text(
                        "这个邀请已用过、已过期或不存在;请向所有者要一个新的。",
                        "This invitation was used, is too old or never was; ask an owner for a new"
                            + " one."))));
  }

  /** Chooses the password and signs in. */
  public static void join(Visit visit) throws IOException {
    Visit.Form form = visit.form();
    String token = form.text("token");
    String password = form.whole("password");
    Optional<Account> invited = invited(visit, token);
    try {
      if (!password.equals(form.whole("again"))) {
        throw new TiezhengException(AccountPages.DIFFERENT);
      }
      Account account =
          invited.isPresent()
              ? new JoinTeam(visit.team().accounts(), visit.place())
                  .run(token, password.toCharArray())
              : new AddAccount(visit.team().accounts(), visit.place())
                  .first(form.text("name"), form.text("person"), password.toCharArray());
      visit.team().log(visit.request(), "join", Map.of("account", account.name()));
      SignInPages.begin(visit, account);
      visit.see("/");
    } catch (TiezhengException e) {
      show(visit, 422, token, form.text("name"), form.text("person"), e.sentence());
    }
  }
}
