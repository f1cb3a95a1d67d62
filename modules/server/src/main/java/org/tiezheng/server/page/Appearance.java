package org.tiezheng.server.page;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * In which language and light a person reads: as chosen and remembered in two cookies, else as the
 * browser asks, else Chinese and as the system is set.
 *
 * @param theme {@code auto}, {@code light} or {@code dark}
 */
public record Appearance(Locale locale, String theme) {
  public static final String LANGUAGE = "tiezheng-lang";
  public static final String THEME = "tiezheng-theme";

  private static final List<String> LANGUAGES = List.of("zh", "en");
  private static final List<String> THEMES = List.of("auto", "light", "dark");

  /** As the request says. */
  public static Appearance of(ServerRequest request) {
    String language =
        cookie(request, LANGUAGE).filter(LANGUAGES::contains).orElseGet(() -> asked(request));
    String theme = cookie(request, THEME).filter(THEMES::contains).orElse("auto");
    return new Appearance(
        language.equals("en") ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE, theme);
  }

  public static boolean isLanguage(String value) {
    return LANGUAGES.contains(value);
  }

  public static boolean isTheme(String value) {
    return THEMES.contains(value);
  }

  /** The first of our languages that the browser names. */
  private static String asked(ServerRequest request) {
    if (!request.headers().contains(HeaderNames.ACCEPT_LANGUAGE)) {
      return "zh";
    }
    String list = request.headers().get(HeaderNames.ACCEPT_LANGUAGE).get().toLowerCase(Locale.ROOT);
    int chinese = list.indexOf("zh");
    int english = list.indexOf("en");
    return english >= 0 && (chinese < 0 || english < chinese) ? "en" : "zh";
  }

  private static Optional<String> cookie(ServerRequest request, String name) {
    return request.headers().cookies().all(name, List::of).stream().findFirst();
  }
}
