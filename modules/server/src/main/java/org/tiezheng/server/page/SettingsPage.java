package org.tiezheng.server.page;

import io.helidon.http.SetCookie;
import java.time.Duration;
import java.util.Map;
import org.tiezheng.server.Visit;
import org.tiezheng.server.guard.Refusal;
import org.tiezheng.server.team.SignInPages;

/** Language and light, letting in another browser, and leaving. */
public final class SettingsPage {
  private static final Duration REMEMBERED = Duration.ofDays(365);

  private SettingsPage() {}

  /** Remembers a choice and goes back to where it was made. */
  public static void choose(Visit visit) {
    Visit.Form form = visit.form();
    String language = form.text("language");
    String theme = form.text("theme");
    if (Appearance.isLanguage(language)) {
      remember(visit, Appearance.LANGUAGE, language);
    }
    if (Appearance.isTheme(theme)) {
      remember(visit, Appearance.THEME, theme);
    }
    visit.see(own(form.text("back")));
  }

  private static void remember(Visit visit, String name, String value) {
    visit
        .response()
        .headers()
        .addCookie(
            SetCookie.builder(name, value)
                .path("/")
                .maxAge(REMEMBERED)
                .httpOnly(true)
                .secure(visit.app().origins().secure())
                .sameSite(SetCookie.SameSite.STRICT)
                .build());
  }

  /** Only an address of our own; anything else goes to the start page. */
  public static String own(String path) {
    return path.matches("/[A-Za-z0-9%/._~-]*") && !path.startsWith("//") ? path : "/";
  }

  /** Shows an address that lets in one more browser. */
  public static void invite(Visit visit) {
    String token = visit.app().sessions().invite();
    visit.page("invite", Map.of("address", visit.app().origins().app() + "/enter?token=" + token));
  }

  /** Ends this browser's session. */
  public static void leave(Visit visit) {
    if (visit.app().team().isPresent()) {
      SignInPages.leave(visit);
      return;
    }
    visit
        .request()
        .headers()
        .cookies()
        .all(visit.app().origins().cookie(), java.util.List::of)
        .forEach(visit.app().sessions()::leave);
    throw new Refusal(
        401,
        new org.tiezheng.evidence.Text(
            "已退出。要再次进入,请打开终端里新的地址。",
            "You have left. To come back, open a new address from the terminal."));
  }
}
