package org.tiezheng.server.team;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.tiezheng.casework.team.Account;
import org.tiezheng.casework.team.ChangePassword;
import org.tiezheng.casework.team.Permission;
import org.tiezheng.casework.team.SignIn;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;
import org.tiezheng.server.Visit;
import org.tiezheng.server.guard.Refusal;

/** One's own account: what it may do, its password, where it is signed in. */
public final class AccountPages {
  static final Text DIFFERENT = new Text("两次输入的口令不同。", "The two passwords are not the same.");

  private AccountPages() {}

  /** The page. */
  public static void own(Visit visit) {
    show(visit, 200, new Text("", ""));
  }

  private static void show(Visit visit, int status, Text said) {
    Account account = account(visit);
    Map<String, Object> model = new HashMap<>();
    model.put("account", account);
    model.put(
        "allowed",
        account.role().may().stream().filter(p -> p.compareTo(Permission.MEMBER) > 0).toList());
    model.put("sessions", visit.team().sessions().of(account.name()));
    model.put("current", visit.member().session());
    model.put("said", said);
    visit.page(status, "account", model);
  }

  private static Account account(Visit visit) {
    return visit.member().account().orElseThrow(Refusal::notFound);
  }

  /** Chooses another password; the one before must be known, and all other sessions end. */
  public static void password(Visit visit) throws IOException, InterruptedException {
    Visit.Form form = visit.form();
    Account account = account(visit);
    String fresh = form.whole("password");
    SignIn.Outcome shown =
        visit
            .team()
            .signIn()
            .run(
                account.name(),
                form.whole("old").toCharArray(),
                visit.app().peers().counted(visit.request()));
    if (shown instanceof SignIn.Wait) {
      show(visit, 429, new Text("尝试太多,请稍后再试。", "Too many tries; wait a while."));
      return;
    }
    try {
      if (!(shown instanceof SignIn.In)) {
        throw new TiezhengException(new Text("原口令不对。", "The old password is not right."));
      }
      if (!fresh.equals(form.whole("again"))) {
        throw new TiezhengException(DIFFERENT);
      }
      visit.team().log(visit.request(), "password", Map.of("account", account.name()));
      SignInPages.begin(
          visit,
          new ChangePassword(visit.team().accounts(), visit.place())
              .run(account.name(), fresh.toCharArray()));
      visit.see("/account");
    } catch (TiezhengException e) {
      show(visit, 422, e.sentence());
    }
  }

  /** Ends one session, or all but this one. */
  public static void sessions(Visit visit) {
    String name = account(visit).name();
    String end = visit.form().text("end");
    if (end.equals("others")) {
      visit.team().sessions().endOthers(name, visit.member().session());
    } else {
      visit.team().sessions().end(name, end);
    }
    visit.see("/account");
  }
}
