package org.tiezheng.server.team;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.SetCookie;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.tiezheng.casework.team.Account;
import org.tiezheng.casework.team.SignIn;
import org.tiezheng.evidence.Text;
import org.tiezheng.server.Visit;
import org.tiezheng.server.page.SettingsPage;

/** Coming and going. */
public final class SignInPages {
  private SignInPages() {}

  /** The page to sign in. */
  public static void form(Visit visit) {
    show(visit, 200, visit.query("next").orElse("/"), "", new Text("", ""));
  }

  private static void show(Visit visit, int status, String next, String name, Text said) {
    visit.page(
        status, "signin", Map.of("next", SettingsPage.own(next), "name", name, "said", said));
  }

  /** Looks at name and password; if they are right, begins a session. */
  public static void signIn(Visit visit) throws IOException, InterruptedException {
    Visit.Form form = visit.form();
    String name = form.text("name");
    String next = form.text("next");
    char[] password = form.whole("password").toCharArray();
    switch (visit
        .team()
        .signIn()
        .run(name, password, visit.app().peers().counted(visit.request()))) {
      case SignIn.In in -> {
        said(visit, "in", name);
        begin(visit, in.account());
        visit.see(SettingsPage.own(next));
      }
      case SignIn.Wrong _ -> {
        said(visit, "wrong", name);
        show(
            visit,
            401,
            next,
            name,
            new Text("登录名或口令不对。", "The name or the password is not right."));
      }
      case SignIn.Wait wait -> {
        said(visit, "refused", name);
        long seconds = Math.max(1, wait.time().plus(Duration.ofMillis(999)).toSeconds());
        visit
            .response()
            .header(HeaderValues.create(HeaderNames.RETRY_AFTER, String.valueOf(seconds)));
        show(
            visit,
            429,
            next,
            name,
            new Text(
                "尝试太多,请 " + seconds + " 秒后再试。", "Too many tries; wait " + seconds + " seconds."));
      }
    }
  }

  /** A name that nobody has may be a password that was typed into the wrong field. */
  private static void said(Visit visit, String result, String name) {
    visit.team().metrics().signIn(result);
    visit
        .team()
        .log(
            visit.request(),
            "signin",
            Map.of(
                "result",
                result,
                "account",
                visit.team().accounts().find(name).map(Account::name).orElse("")));
  }

  /** Begins a session with a key of its own; one that the browser had before ends. */
  static void begin(Visit visit, Account account) {
    end(visit);
    String agent = visit.header(HeaderNames.USER_AGENT).orElse("");
    String key =
        visit.team().sessions().begin(account, visit.app().peers().name(visit.request()), agent);
    visit.response().headers().addCookie(cookie(visit, key).build());
  }

  private static SetCookie.Builder cookie(Visit visit, String key) {
    return SetCookie.builder(visit.app().origins().cookie(), key)
        .path("/")
        .httpOnly(true)
        .secure(visit.app().origins().secure())
        .sameSite(SetCookie.SameSite.STRICT);
  }

  /** Ends the session and forgets it in the browser. */
  public static void leave(Visit visit) {
    end(visit);
    visit.team().log(visit.request(), "signout", Map.of("account", visit.member().name()));
    visit.response().headers().addCookie(cookie(visit, "").maxAge(Duration.ZERO).build());
    visit.see("/signin");
  }

  private static void end(Visit visit) {
    visit
        .request()
        .headers()
        .cookies()
        .all(visit.app().origins().cookie(), List::of)
        .forEach(visit.team().sessions()::leave);
  }
}
