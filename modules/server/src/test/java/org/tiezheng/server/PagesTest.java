package org.tiezheng.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages on a case whose every text was written by an enemy. */
class PagesTest {
  private static final String EVIL =
      "</td></pre><script>alert(1)</script><img src=x onerror=alert(1)>\"'><svg onload=alert(1)>"
          + "{{ 7*7 }}${7*7}&lt;";

  /** Marks of the above, had it become part of the page. */
  private static final List<String> ALIVE =
      List.of("<script>alert", "<img src=x", "<svg onload", "onerror=alert(1)>\"'>");

  @TempDir static Path cases;
  @TempDir static Path keys;
  @TempDir static Path material;
  private static Served app;

  @BeforeAll
  static void start() throws Exception {
    Path folder = material.resolve("in");
    CaseMaterial.chat(
        folder.resolve("chat.json"), EVIL, List.of(EVIL, "周"), List.of(EVIL, "借款 50000", EVIL));
    Files.writeString(folder.resolve("a<b onload=x>.svg"), "<svg onload='alert(1)'/>");
    Files.writeString(folder.resolve("page.html"), "<script>alert(1)</script>");
    Files.writeString(
        folder.resolve("mail.eml"),
        "From: "
            + EVIL.replace("\n", "")
            + " <a@example.org>\r\nTo: b@example.org\r\nSubject: "
            + EVIL
            + "\r\nDate: Fri, 05 Jan 2024 20:47:40 +0800\r\n\r\n"
            + EVIL
            + "\r\n");
    CaseMaterial.make(cases, "evil", CaseMaterial.opening(EVIL, EVIL), keys, folder);
    CaseMaterial.make(cases, "案 件.1", CaseMaterial.opening("普通", "林岚"), keys, folder);
    app = Served.at(cases, keys);
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  private static List<String> pages(String name) throws Exception {
    String at = "/cases/" + Served.encode(name);
    List<String> pages =
        new ArrayList<>(
            List.of(
                "/",
                at,
                at + "/findings?show=all",
                at + "/facts",
                at + "/custody",
                at + "/collect"));
    for (int item : items(at)) {
      pages.add(at + "/items/" + item);
      pages.add(at + "/items/" + item + "/lines");
      pages.add(at + "/items/" + item + "/lines/1");
    }
    return pages;
  }

  private static List<Integer> items(String at) throws Exception {
    Matcher links = Pattern.compile("/items/(\\d+)\"").matcher(app.get(at).body());
    List<Integer> numbers = new ArrayList<>();
    while (links.find()) {
      numbers.add(Integer.valueOf(links.group(1)));
    }
    assertThat(numbers).isNotEmpty();
    return numbers;
  }

  @Test
  void nothingThatIsInEvidenceBecomesPartOfAPage() throws Exception {
    boolean shown = false;
    for (String language : List.of("zh", "en")) {
      for (String page : pages("evil")) {
        HttpResponse<String> answer = app.send(app.to(page).header("Accept-Language", language));
        assertThat(answer.statusCode()).as(page).isIn(200, 404);
        for (String mark : ALIVE) {
          assertThat(answer.body()).as(page).doesNotContain(mark);
        }
        shown |= answer.body().contains("&lt;script&gt;alert(1)");
      }
    }
    assertThat(shown).as("the text is shown as text").isTrue();
    assertThat(app.get("/").body()).contains("{{ 7*7 }}");
    assertThat(app.faults()).isEmpty();
  }

  @Test
  void aNameWithSpaceDotAndChineseIsACaseLikeAnyOther() throws Exception {
    for (String page : pages("案 件.1")) {
      assertThat(app.get(page).statusCode()).as(page).isIn(200, 404);
    }
    assertThat(app.get("/cases/" + Served.encode("案 件.1")).body()).contains("普通");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%2e%2e",
        "%2e%2e%2f%2e%2e%2fetc",
        "..%2f..%2f..%2fetc%2fpasswd",
        "evil%2f..%2fevil",
        "evil%00",
        "evil%5c..",
        "EVIL",
        "evil%20",
        ".tiezheng",
        "%2Fetc",
        "C:%5CWindows"
      })
  void noNameLeadsOutOfTheFolderOfTheCases(String name) throws Exception {
    for (String rest : List.of("", "/findings", "/items/1", "/items/1/lines/1", "/collect")) {
      int status = status(name, rest);
      assertThat(status).as(name + rest).isIn(400, 404);
    }
  }

  /** As an attacker writes it: a client of good manners would tidy the path up. */
  private static int status(String name, String rest) throws Exception {
    String own = app.origin().substring("http://".length());
    String cookie = app.cookie();
    String answer =
        app.raw(
            "GET /cases/"
                + name
                + rest
                + " HTTP/1.1\r\nHost: "
                + own
                + "\r\nCookie: "
                + cookie
                + "\r\n\r\n");
    return Integer.parseInt(answer.substring(9, 12));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "99", "1x", "999999999999", "1%2e1", "..", "%00"})
  void noNumberLeadsToAnythingElse(String number) throws Exception {
    assertThat(status("evil", "/items/" + number)).isIn(400, 404);
    assertThat(status("evil", "/items/1/lines/" + number)).isIn(400, 404);
  }

  @Test
  void bytesOfEvidenceComeFromAnOriginOfTheirOwnAndAreNeverActive() throws Exception {
    Map<String, String> links = new HashMap<>();
    for (String page : pages("evil")) {
      Matcher m =
          Pattern.compile("href=\"(http://localhost:\\d+/bytes/[^\"]+)\">([^<]+)<")
              .matcher(app.get(page).body());
      while (m.find()) {
        links.put(m.group(2), m.group(1));
      }
    }
    assertThat(links.keySet()).anyMatch(n -> n.endsWith(".svg")).anyMatch(n -> n.endsWith(".html"));
    for (var link : links.entrySet()) {
      URI address = URI.create(link.getValue());
      HttpResponse<String> answer =
          app.client().send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(link.getKey()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/octet-stream");
      assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
          .startsWith("attachment;")
          .doesNotContain("<", "\n");
      assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
          .contains("sandbox;");
      assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
      // The same path at the app's own origin is nothing.
      assertThat(app.get(address.getRawPath()).statusCode()).isEqualTo(404);
      forged(address);
    }
  }

  private static void forged(URI address) throws Exception {
    String path = address.getRawPath();
    String other = path.replaceFirst("/bytes/evil/", "/bytes/" + Served.encode("案 件.1") + "/");
    String later = path.replaceFirst("/(\\d+)-", "/9$1-");
    for (String wrong : List.of(other, later, path + "x", path.replaceFirst("-.*", "-"))) {
      HttpResponse<String> answer =
          app.client()
              .send(
                  HttpRequest.newBuilder(address.resolve(wrong)).build(), BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(wrong).isEqualTo(404);
      assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
          .contains("sandbox;");
    }
  }

  @Test
  void aPartOfAFileCanBeAskedFor() throws Exception {
    Matcher m =
        Pattern.compile("href=\"(http://localhost:\\d+/bytes/[^\"]+)\">[^<]*page.html<")
            .matcher(String.join("\n", bodies()));
    assertThat(m.find()).isTrue();
    HttpResponse<String> part =
        app.client()
            .send(
                HttpRequest.newBuilder(URI.create(m.group(1))).header("Range", "bytes=1-6").build(),
                BodyHandlers.ofString(StandardCharsets.UTF_8));
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.body()).isEqualTo("script");
    assertThat(part.headers().firstValue("Content-Range")).hasValue("bytes 1-6/25");
  }

  private static List<String> bodies() throws Exception {
    List<String> bodies = new ArrayList<>();
    for (String page : pages("evil")) {
      bodies.add(app.get(page).body());
    }
    return bodies;
  }

  @Test
  void theBytesBehindALineAreTheOnesOfTheSealedFile() throws Exception {
    String hex =
        bodies().stream().filter(body -> body.contains("/messages/0")).findFirst().orElseThrow();
    assertThat(hex).contains("7b 22 70 6c 61 74 66 6f 72 6d 4d 65 73 73 61 67");
  }

  @Test
  void aNewCaseIsOpenedAndANameThatLeadsAwayIsNot() throws Exception {
    HttpResponse<String> opened =
        app.post("/cases", Map.of("name", "新 案", "cause", "买卖", "me", "甲", "myRole", "PLAINTIFF"));
    assertThat(opened.statusCode()).isEqualTo(303);
    assertThat(opened.headers().firstValue("Location"))
        .hasValue("/cases/" + Served.encode("新 案") + "/collect");
    assertThat(cases.resolve("新 案/case.yaml")).exists();
    for (String name :
        List.of("../x", "/tmp/x", "a/b", "", ".hidden", "con", "a\u0000b", "x".repeat(99))) {
      assertThat(app.post("/cases", Map.of("name", name)).statusCode()).as(name).isIn(400, 422);
    }
    assertThat(app.post("/cases", Map.of("name", "新 案")).statusCode()).isEqualTo(422);
    try (var left = Files.list(cases)) {
      assertThat(left.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrder("evil", "案 件.1", "新 案", ".tiezheng");
    }
  }

  @Test
  void workIsSetGoingAndItsResultShown() throws Exception {
    HttpResponse<String> begun = app.post("/cases/evil/examine", Map.of());
    assertThat(begun.statusCode()).isEqualTo(303);
    String page = ended(begun.headers().firstValue("Location").orElseThrow());
    assertThat(page).contains("/cases/evil/findings");
    HttpResponse<String> nowhere =
        app.post("/verify", Map.of("path", material.resolve("no-such").toString()));
    assertThat(nowhere.statusCode()).isEqualTo(422);
    HttpResponse<String> verified = app.post("/verify", Map.of("path", material.toString()));
    String verdict = ended(verified.headers().firstValue("Location").orElseThrow());
    assertThat(verdict).contains("class=\"tag fail\"");
    Matcher report = Pattern.compile("/verified/[0-9a-f]{16}").matcher(verdict);
    assertThat(report.find()).as(verdict).isTrue();
    String saved = app.get(report.group()).body();
    assertThat(saved).contains("核验报告", "SHA-256 ", "/made/");
    Matcher address = Pattern.compile("href=\"(http://[^\"]+/made/[^\"]+)\"").matcher(saved);
    assertThat(address.find()).isTrue();
    HttpResponse<byte[]> pdf =
        app.client()
            .send(
                HttpRequest.newBuilder(URI.create(address.group(1))).build(),
                HttpResponse.BodyHandlers.ofByteArray());
    assertThat(new String(pdf.body(), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    // Nothing else that was made is shown under such an address.
    assertThat(app.get("/verified/" + "0".repeat(16)).statusCode()).isEqualTo(404);
  }

  private static String ended(String job) throws Exception {
    // A page of a job that runs has a progress bar; asking again is what a browser does.
    String page = app.get(job).body();
    while (page.contains("<progress")) {
      page = app.get(job).body();
    }
    return page;
  }
}
