package org.tiezheng.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tiezheng.casework.app.AppServer;
import org.tiezheng.evidence.TiezhengException;

/** Only the person's own browser is answered. */
class GuardTest {
  @TempDir Path cases;
  @TempDir Path keys;
  private Served app;

  @BeforeEach
  void start() throws Exception {
    app = Served.at(cases, keys);
  }

  @AfterEach
  void stop() {
    app.close();
  }

  private HttpResponse<String> stranger(String path) throws IOException, InterruptedException {
    try (HttpClient nobody = HttpClient.newHttpClient()) {
      return nobody.send(app.to(path).build(), BodyHandlers.ofString());
    }
  }

  @Test
  void whoHasNoSessionSeesNothingButHealthAndTheStyleSheet() throws Exception {
    assertThat(stranger("/").statusCode()).isEqualTo(401);
    assertThat(stranger("/verify").statusCode()).isEqualTo(401);
    assertThat(stranger("/api/v1/cases").statusCode()).isEqualTo(401);
    assertThat(stranger("/no-such-page").statusCode()).isEqualTo(401);
    assertThat(stranger("/health").statusCode()).isEqualTo(200);
    assertThat(stranger("/static/app.css").statusCode()).isEqualTo(200);
    assertThat(app.get("/").statusCode()).isEqualTo(200);
  }

  @Test
  void anAddressLetsOneBrowserInOnce() throws Exception {
    URI invitation = app.running().invitation();
    CookieManager first = new CookieManager();
    try (HttpClient browser = HttpClient.newBuilder().cookieHandler(first).build()) {
      HttpResponse<String> in =
          browser.send(HttpRequest.newBuilder(invitation).build(), BodyHandlers.ofString());
      assertThat(in.statusCode()).isEqualTo(303);
      assertThat(in.headers().firstValue("Location")).hasValue("/");
      assertThat(in.headers().firstValue("Set-Cookie").orElseThrow())
          .contains("HttpOnly")
          .contains("SameSite=Strict");
      assertThat(browser.send(app.to("/").build(), BodyHandlers.discarding()).statusCode())
          .isEqualTo(200);
    }
    HttpCookie cookie = first.getCookieStore().getCookies().getFirst();
    assertThat(invitation.toString()).doesNotContain(cookie.getValue());
    assertThat(stranger(invitation.getPath() + "?" + invitation.getQuery()).statusCode())
        .isEqualTo(401);
  }

  @Test
  void aSessionThatWasLeftIsOver() throws Exception {
    assertThat(app.post("/leave", Map.of()).statusCode()).isEqualTo(401);
    assertThat(app.get("/").statusCode()).isEqualTo(401);
  }

  @Test
  void theBrowserThatIsInCanLetInAnother() throws Exception {
    String page = app.post("/invite", Map.of()).body();
    String token = page.replaceAll("(?s).*/enter\\?token=([A-Za-z0-9_-]+).*", "$1");
    assertThat(stranger("/enter?token=" + token).statusCode()).isEqualTo(303);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "evil.example:%d",
        "localhost:%d",
        "127.0.0.1",
        "127.0.0.1:%d.evil.example",
        "127.0.0.1:%d@evil.example",
        "[::1]:%d",
        "0.0.0.0:%d"
      })
  void aNameThatPointsToThisComputerIsNotAnswered(String host) throws Exception {
    String named = host.replace("%d", String.valueOf(app.running().address().getPort()));
    String answer =
        app.raw("GET /health HTTP/1.1\r\nHost: " + named + "\r\nConnection: close\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 4").doesNotContain("\"up\"");
  }

  @Test
  void twoHostsAreNone() throws Exception {
    String own = app.origin().substring("http://".length());
    String answer =
        app.raw(
            "GET /health HTTP/1.1\r\nHost: "
                + own
                + "\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 4").doesNotContain("\"up\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://evil.example", "null", "http://localhost:8081", "https://127.0.0.1"})
  void anotherSiteCannotMakeTheBrowserAct(String origin) throws Exception {
    HttpResponse<String> refused =
        app.send(app.form("/settings", Map.of("theme", "dark")).header("Origin", origin));
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.headers().allValues("Set-Cookie")).isEmpty();
  }

  @Test
  void whatTheBrowserSaysOfTheSiteCountsWithoutAnOrigin() throws Exception {
    assertThat(
            app.send(
                    app.form("/settings", Map.of("theme", "dark"))
                        .header("Sec-Fetch-Site", "cross-site"))
                .statusCode())
        .isEqualTo(403);
    assertThat(
            app.send(
                    app.form("/settings", Map.of("theme", "dark"))
                        .header("Sec-Fetch-Site", "same-origin")
                        .header("Origin", app.origin()))
                .statusCode())
        .isEqualTo(303);
  }

  @Test
  void anOriginOfNullIsOursOnlyIfTheBrowserSaysSo() throws Exception {
    // A page without referrer sends null; so does a sandboxed frame of another site.
    assertThat(nullOrigin("same-origin")).isEqualTo(303);
    assertThat(nullOrigin("cross-site")).isEqualTo(403);
  }

  private int nullOrigin(String site) throws IOException, InterruptedException {
    return app.send(
            app.form("/settings", Map.of("theme", "dark"))
                .header("Sec-Fetch-Site", site)
                .header("Origin", "null"))
        .statusCode();
  }

  @Test
  void everyAnswerForbidsWhatAPageCouldBeMisusedFor() throws Exception {
    for (String path : new String[] {"/", "/health", "/no-such-page", "/api/v1/none"}) {
      HttpResponse<String> answer = app.get(path);
      assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
          .as(path)
          .contains("default-src 'none'")
          .contains("script-src 'self';")
          .contains("frame-ancestors 'none'")
          .contains("base-uri 'none'")
          .doesNotContain("unsafe");
      assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
      assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
      assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
      assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }
  }

  @Test
  void aFormThatIsTooLargeIsNotTaken() throws Exception {
    assertThat(app.post("/settings", Map.of("back", "x".repeat(100_000))).statusCode())
        .isEqualTo(413);
    String own = app.origin().substring("http://".length());
    assertThat(
            app.raw(
                "POST /settings HTTP/1.1\r\nHost: "
                    + own
                    + "\r\nContent-Length: 99000000000\r\n\r\n"))
        .startsWith("HTTP/1.1 4");
  }

  @Test
  void headersThatAreTooLongOrBrokenAreRefused() throws Exception {
    String own = app.origin().substring("http://".length());
    assertThat(
            app.raw(
                "GET /health HTTP/1.1\r\nHost: "
                    + own
                    + "\r\nX: "
                    + "a".repeat(40_000)
                    + "\r\n\r\n"))
        .doesNotContain("200 OK");
    assertThat(app.raw("GET /" + "a".repeat(40_000) + " HTTP/1.1\r\nHost: " + own + "\r\n\r\n"))
        .doesNotContain("200 OK");
    // What is no HTTP at all is hung up on.
    assertThat(app.raw("\u0000\u0001\u0002\r\n\r\n")).doesNotContain("200 OK");
  }

  @Test
  void whatIsGivenNeverBecomesAHeader() throws Exception {
    HttpResponse<String> answer =
        app.post(
            "/settings",
            Map.of("theme", "dark\r\nX-Evil: 1", "back", "/\r\nX-Evil: 1", "language", "en"));
    assertThat(answer.headers().firstValue("X-Evil")).isEmpty();
    assertThat(answer.headers().firstValue("Location")).hasValue("/");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"//evil.example", "https://evil.example", "/\\evil.example", "javascript:1"})
  void aChoiceLeadsBackToOurOwnPagesOnly(String back) throws Exception {
    assertThat(
            app.post("/settings", Map.of("theme", "dark", "back", back))
                .headers()
                .firstValue("Location"))
        .hasValue("/");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "GET /health HT",
        "GET /health HTTP/1.1\r\nHost: x",
        "POST /settings HTTP/1.1\r\nHost: %s\r\nContent-Length: 90\r\n\r\ntheme=",
      })
  void aRequestThatNeverEndsIsCut(String begun) throws Exception {
    try (Served hasty = Served.impatient(cases, keys)) {
      String own = hasty.origin().substring("http://".length());
      // The server ends it by its own time limit: without one the read would fail after a minute.
      assertThat(hasty.raw(begun.formatted(own), false)).doesNotContain("200 OK");
    }
  }

  @Test
  void theLogHasRoutesAndNoContent() throws Exception {
    app.get("/cases/" + Served.encode("张三与李四") + "/items/1?q=secret");
    app.get("/static/secret.css");
    assertThat(app.log()).isNotEmpty();
    assertThat(String.join("\n", app.log()))
        .contains("\"route\":")
        .contains("\"status\":404")
        .doesNotContain("secret")
        .doesNotContain("token")
        .doesNotContain("张三");
  }

  @Test
  void whatFailsIsOneSentenceInTheReadersLanguage() throws Exception {
    HttpResponse<String> english =
        app.send(app.to("/no-such-page").header("Accept-Language", "en-GB,en;q=0.9"));
    assertThat(english.statusCode()).isEqualTo(404);
    assertThat(english.body()).contains("lang=\"en\"").contains("There is no such page");
    HttpResponse<String> chinese =
        app.send(app.to("/no-such-page").header("Accept-Language", "zh-CN"));
    assertThat(chinese.body()).contains("lang=\"zh-CN\"").contains("没有这个页面");
    HttpResponse<String> problem = app.get("/api/v1/none");
    assertThat(problem.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(problem.body()).contains("\"status\":404").contains("\"zh\":").contains("\"en\":");
  }

  @Test
  void aPortThatIsTakenIsSaidInOneSentence() {
    int taken = app.running().address().getPort();
    assertThatThrownBy(() ->
            AppServer.load()
                .start(new AppServer.Settings(cases, taken, Served.place(keys), _ -> {}, _ -> {})))
        .isInstanceOf(TiezhengException.class)
        .hasMessageContaining("--port");
  }

  @Test
  void afterTheStopNobodyListens() {
    app.running().close();
    app.running().close();
    assertThatThrownBy(() -> app.get("/health")).isInstanceOf(IOException.class);
  }
}
