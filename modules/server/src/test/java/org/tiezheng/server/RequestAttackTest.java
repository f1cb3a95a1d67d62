package org.tiezheng.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.HttpCookie;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tiezheng.casework.team.AddAccount;
import org.tiezheng.casework.team.GrantCase;
import org.tiezheng.casework.team.TeamRole;

/** Requests as no browser writes them, from a member who was granted one case of two. */
class RequestAttackTest {
  private static final String SECRET = "只有别人能看";
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3}) ");
  private static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";

  @TempDir static Path cases;
  @TempDir static Path keys;
  @TempDir static Path material;
  private static TeamApp app;
  private static String own = "";

  @BeforeAll
  static void start() throws Exception {
    Path folder = material.resolve("in");
    CaseMaterial.chat(folder.resolve("chat.json"), "talk", List.of("我", "周"), List.of("借款", "好"));
    CaseMaterial.make(cases, "a", CaseMaterial.opening("甲案", "林岚"), keys, folder);
    CaseMaterial.make(cases, "b", CaseMaterial.opening(SECRET, SECRET), keys, folder);
    app = new TeamApp(cases, keys);
    app.add("viewer", TeamRole.VIEWER);
    var _ = new GrantCase(app.accounts, cases).run("viewer", "a");
    try (Guest guest = app.in("viewer")) {
      HttpCookie cookie = guest.session().getFirst();
      own = "Host: %s\r\nCookie: %s=%s\r\n".formatted(host(), cookie.getName(), cookie.getValue());
    }
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  private static String host() {
    return app.origin().substring("http://".length());
  }

  private static String raw(String request) throws IOException {
    try (Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), app.running.address().getPort())) {
      socket.setSoTimeout(30_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static List<Integer> statuses(String answers) {
    return STATUS.matcher(answers).results().map(m -> Integer.valueOf(m.group(1))).toList();
  }

  @Test
  void theOneCaseIsThereAndTheOtherIsNot() throws Exception {
    assertThat(raw("GET /cases/a HTTP/1.1\r\n" + own + "\r\n")).contains("200 OK", "甲案");
    assertThat(raw("GET /cases/b HTTP/1.1\r\n" + own + "\r\n")).contains("404 Not Found");
    assertThat(raw("GET /cases/b HTTP/1.1\r\nHost: " + host() + "\r\n\r\n"))
        .contains("Location: /signin?next=");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/cases/%62",
        "/cases/a/../b",
        "/cases/a/%2e%2e/b",
        "/cases/a%2f..%2fb",
        "/cases/a/..;/b",
        "/cases/a;x=1/../b",
        "/cases/b;a",
        "/cases/;a/b",
        "//cases/b",
        "/cases//b",
        "/./cases/b",
        "/cases/%c0%ae%c0%ae/b",
        "/cases/%00b",
        "/cases/b%00",
        "/cases/b%20",
        "/cases/b/",
        "/cases/a#/../b",
        "/cases/a\\..\\b",
        "/cases/a/items/1/../../../b",
        "http://127.0.0.1/cases/b",
        "/api/v1/cases/b?case=a",
        "/api/v1/cases/a/../b",
        "/cases/ａ",
        "/%2e%2e/b",
        "/static/..%2f..%2fb",
        "*",
      })
  void noWayOfWritingAnAddressLeadsToTheOtherCase(String target) throws Exception {
    String answer = raw("GET " + target + " HTTP/1.1\r\n" + own + "\r\n");
    assertThat(statuses(answer)).hasSize(1).allMatch(s -> s == 400 || s == 404);
    assertThat(answer).doesNotContain(SECRET).contains("nosniff");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"HEAD", "OPTIONS", "TRACE", "PUT", "DELETE", "PATCH", "CONNECT", "PROPFIND"})
  void noOtherMethodReachesACase(String method) throws Exception {
    for (String matter : List.of("a", "b")) {
      String answer =
          raw(method + " /cases/" + matter + " HTTP/1.1\r\n" + own + "Content-Length: 0\r\n\r\n");
      assertThat(statuses(answer)).containsExactly(404);
      assertThat(answer).doesNotContain("Cookie:").doesNotContain(SECRET);
    }
  }

  @Test
  void aMethodInSmallLettersIsGuardedAsTheSame() throws Exception {
    String forged =
        raw(
            "post /settings HTTP/1.1\r\n"
                + own
                + FORM
                + "Origin: https://evil.example\r\nContent-Length: 10\r\n\r\ntheme=dark");
    assertThat(statuses(forged)).containsExactly(403);
    assertThat(raw("get /cases/b HTTP/1.1\r\n" + own + "\r\n")).contains(" 404 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-HTTP-Method-Override: GET",
        "X-Original-URL: /cases/b",
        "X-Rewrite-URL: /cases/b",
        "X-Forwarded-Host: evil.example",
        "Forwarded: host=evil.example;proto=https",
        "X-Forwarded-For: 10.9.8.7",
        "X-Forwarded-Prefix: /evil.example",
      })
  void headersOfProxiesChangeNothing(String header) throws Exception {
    String answer = raw("GET /account HTTP/1.1\r\n" + own + header + "\r\n\r\n");
    assertThat(statuses(answer)).containsExactly(200);
    assertThat(answer).doesNotContain(SECRET, "evil.example", "10.9.8.7");
    String written =
        raw("POST /cases/a HTTP/1.1\r\n" + own + header + "\r\nContent-Length: 0\r\n\r\n");
    assertThat(statuses(written)).containsExactly(404);
  }

  /** What stands behind the body that is meant would be a request of its own, were it smuggled. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked, identity\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: xchunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding : chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
        "Content-Length: 5\r\nContent-Length: 6\r\n\r\ntheme",
        "Content-Length: 5, 6\r\n\r\ntheme",
        "Content-Length: +5\r\n\r\ntheme",
        "Content-Length: -5\r\n\r\ntheme",
        "Content-Length: 0x5\r\n\r\ntheme",
        "Content-Length : 5\r\n\r\ntheme",
        "X: a\r\n Content-Length: 5\r\n\r\ntheme",
        "X: a\0b\r\nContent-Length: 5\r\n\r\ntheme",
      })
  void aBodyWhoseLengthIsInDoubtIsRefusedAndTheConnectionEnds(String rest) throws Exception {
    String answers =
        raw(
            "POST /settings HTTP/1.1\r\n"
                + own
                + FORM
                + rest
                + "GET /account HTTP/1.1\r\n"
                + own
                + "\r\n");
    assertThat(statuses(answers)).containsExactly(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zz\r\ntheme=dark\r\n0\r\n\r\n",
        "-1\r\ntheme=dark\r\n0\r\n\r\n",
        "ffffffffffffffff\r\ntheme=dark\r\n0\r\n\r\n",
        "5;" + "x" + "\r\ntheme\r\n0\r\n\r\n",
      })
  void chunksAreNoWayAroundTheLimitOfLength(String chunks) throws Exception {
    String answers =
        raw(
            "POST /signin HTTP/1.1\r\n"
                + own
                + FORM
                + "Transfer-Encoding: chunked\r\n\r\n"
                + chunks
                + "GET /account HTTP/1.1\r\n"
                + own
                + "\r\n");
    assertThat(statuses(answers)).first().isEqualTo(411);
    assertThat(statuses(answers)).doesNotContain(200);
  }

  @Test
  void aBodyThatNobodyReadsIsNotTheNextRequest() throws Exception {
    String inner = "GET /account HTTP/1.1\r\n" + own + "\r\n";
    for (String first : List.of("GET /account", "POST /no-such", "DELETE /cases/a")) {
      String answers =
          raw(
              "%s HTTP/1.1\r\n%sContent-Length: %d\r\n\r\n%s"
                  .formatted(first, own, inner.length(), inner));
      assertThat(statuses(answers)).as(first).hasSize(1);
    }
  }

  @Test
  void noOtherProtocolIsSpoken() throws Exception {
    assertThat(raw("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")).doesNotContain("200");
    assertThat(raw("GET /account HTTP/0.9\r\n\r\n")).doesNotContain("200 OK");
    List<List<String>> upgrades =
        List.of(
            List.of("Upgrade: h2c", "HTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA"),
            List.of("Upgrade: websocket", "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA=="));
    for (List<String> upgrade : upgrades) {
      String asked =
          "Connection: Upgrade, HTTP2-Settings\r\n" + String.join("\r\n", upgrade) + "\r\n\r\n";
      assertThat(raw("GET /account HTTP/1.1\r\n" + own + asked)).doesNotContain("101 ");
    }
  }

  @Test
  void aSessionIsACookieOfThatNameAndNothingElse() throws Exception {
    String pair = own.substring(own.indexOf("Cookie: ") + 8).strip();
    String key = pair.substring(pair.indexOf('=') + 1);
    for (String elsewhere :
        List.of(
            "Cookie: other=" + key,
            "Cookie: " + pair.toUpperCase(java.util.Locale.ROOT),
            "Authorization: Bearer " + key,
            "X-Cookie: " + pair,
            "Cookie: ===;;;=; a; " + key)) {
      String answer =
          raw("GET /api/v1/cases HTTP/1.1\r\nHost: " + host() + "\r\n" + elsewhere + "\r\n\r\n");
      assertThat(statuses(answer)).as(elsewhere).containsExactly(401);
    }
    assertThat(raw("GET /api/v1/cases?" + pair + " HTTP/1.1\r\nHost: " + host() + "\r\n\r\n"))
        .contains(" 401 ");
    // What another server on this computer set under the same name opens nothing and bars nothing.
    String name = pair.substring(0, pair.indexOf('='));
    assertThat(
            raw(
                "GET /account HTTP/1.1\r\nHost: %s\r\nCookie: %s=tossed; %s\r\n\r\n"
                    .formatted(host(), name, pair)))
        .contains("200 OK");
  }

  /** What people and browsers say of themselves is shown to owners. */
  @Test
  void namesOfPeopleAndBrowsersAreTextOnThePagesOfATeam() throws Exception {
    String hostile = "\"'><evil evil=1><script>evil{{7*7}}</script>";
    app.add("owner", TeamRole.OWNER);
    var _ =
        new AddAccount(app.accounts, app.place)
            .run("guest", hostile, TeamRole.VIEWER, Optional.of(TeamApp.PASSWORD.toCharArray()));
    try (Guest owner = app.stranger()) {
      HttpResponse<String> in =
          owner.send(
              owner
                  .to("/signin")
                  .header("User-Agent", hostile)
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(
                      BodyPublishers.ofString(
                          "name=owner&password=" + Served.encode(TeamApp.PASSWORD))));
      assertThat(in.statusCode()).isEqualTo(303);
      boolean shown = false;
      for (String page : List.of("/account", "/team", "/team/owner", "/team/guest")) {
        Document read = Jsoup.parse(owner.get(page).body());
        assertThat(read.select("evil, [evil], script:not([src])")).as(page).isEmpty();
        assertThat(read.text()).doesNotContain("evil49");
        shown |= read.wholeText().contains(hostile);
      }
      assertThat(shown).isTrue();
    }
    String unknown =
        raw(
            "POST /signin HTTP/1.1\r\nHost: %s\r\n%sContent-Length: 30\r\n\r\nname=%%22%%3E%%3Cevil+evil%%3D1%%3E"
                .formatted(host(), FORM));
    assertThat(Jsoup.parse(unknown).select("evil")).isEmpty();
  }

  @Test
  void somebodyWhoIsNotInCannotMakeTheProgramComplain() throws Exception {
    for (String type :
        List.of(
            "application/x-www-form-urlencoded; charset=no-such",
            "multipart/form-data; boundary=x",
            "application/x-www-form-urlencoded")) {
      String answer =
          raw(
              "POST /signin HTTP/1.1\r\nHost: %s\r\nContent-Type: %s\r\nContent-Length: 6\r\n\r\nname=%%"
                  .formatted(host(), type));
      assertThat(statuses(answer)).as(type).containsExactly(400);
    }
    assertThat(app.faults).isEmpty();
  }
}
