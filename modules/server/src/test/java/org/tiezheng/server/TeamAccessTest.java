package org.tiezheng.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.http.Method;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.casework.app.CaseShelf;
import org.tiezheng.casework.team.GrantCase;
import org.tiezheng.casework.team.Permission;
import org.tiezheng.casework.team.RevokeCase;
import org.tiezheng.casework.team.TeamRole;
import org.tiezheng.server.api.Route;
import org.tiezheng.server.api.Routes;
import org.tiezheng.server.team.RoutePermissions;

/** What members of a team reach, and what they do not. */
class TeamAccessTest {
  private static final String OURS = "甲 案";
  private static final String OTHERS = "secret";

  /** What belongs to the app of one person: with a team it is there for nobody. */
  private static final Set<String> ONE_PERSON = Set.of("POST /invite");

  @TempDir static Path cases;
  @TempDir static Path keys;
  @TempDir static Path material;
  private static TeamApp app;
  private static final Map<TeamRole, Guest> IN = new EnumMap<>(TeamRole.class);

  @BeforeAll
  static void start() throws Exception {
    Path folder = material.resolve("in");
    CaseMaterial.chat(folder.resolve("chat.json"), "talk", List.of("我", "周"), List.of("借款", "好"));
    CaseMaterial.make(cases, OURS, CaseMaterial.opening("甲", "林岚"), keys, folder);
    CaseMaterial.make(cases, OTHERS, CaseMaterial.opening("乙", "王立"), keys, folder);
    app = new TeamApp(cases, keys);
    for (TeamRole role : TeamRole.values()) {
      String name = role.name().toLowerCase(java.util.Locale.ROOT);
      app.add(name, role);
      var _ = new GrantCase(app.accounts, cases).run(name, OURS);
      IN.put(role, app.in(name));
    }
    app.add("rival", TeamRole.LAWYER);
    var _ = new GrantCase(app.accounts, cases).run("rival", OTHERS);
  }

  @AfterAll
  static void stop() {
    IN.values().forEach(Guest::close);
    app.close();
  }

  /** A walk through all addresses is more than a person asks for. */
  @BeforeEach
  void rest() {
    app.later(Duration.ofSeconds(20));
  }

  private static Guest as(TeamRole role) {
    return java.util.Objects.requireNonNull(IN.get(role));
  }

  /** Every address that the server registers. */
  private static Set<String> registered() {
    Set<String> all = new TreeSet<>();
    Screens.all().forEach(s -> all.add(s.method().text() + " " + s.path()));
    Screens.team().forEach(s -> all.add(s.method().text() + " " + s.path()));
    Routes.all().forEach(r -> all.add(r.method().text() + " " + Route.ROOT + r.path()));
    return all;
  }

  @Test
  void everyAddressSaysWhatItAsksFor() {
    Set<String> expected = new TreeSet<>(registered());
    expected.removeAll(ONE_PERSON);
    assertThat(RoutePermissions.all().keySet()).containsExactlyInAnyOrderElementsOf(expected);
    RoutePermissions.all()
        .forEach((route, permission) ->
            assertThat(permission.ofCase() || !route.contains("{case}"))
                .as("%s is about a case and must ask for something in it", route)
                .isTrue());
    assertThat(RoutePermissions.of(Method.GET, "/no-such")).isEmpty();
  }

  private static HttpResponse<String> ask(Guest guest, String route, String matter)
      throws Exception {
    String method = route.substring(0, route.indexOf(' '));
    String path =
        route
            .substring(method.length() + 1)
            .replace("{case}", Served.encode(matter))
            .replace("{account}", "viewer")
            .replace("{guide}", "talk")
            .replace("{day}", "2024-01-05")
            .replaceAll("\\{(item|line)}", "1")
            .replaceAll("\\{[a-z]+}", "0");
    return guest.send(
        guest
            .to(path)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString("{}")));
  }

  /** A page says its own address and nothing else that could tell the two apart. */
  private static String without(HttpResponse<String> answer, String matter) {
    return answer.body().replace(Served.encode(matter), "CASE");
  }

  @Test
  void aCaseThatWasNotGrantedIsAsOneThatIsNotThereAtEveryAddress() throws Exception {
    Guest lawyer = as(TeamRole.LAWYER);
    for (String route : RoutePermissions.all().keySet()) {
      if (!route.contains("{case}")) {
        continue;
      }
      HttpResponse<String> forbidden = ask(lawyer, route, OTHERS);
      HttpResponse<String> unknown = ask(lawyer, route, "no-such");
      assertThat(forbidden.statusCode()).as(route).isEqualTo(404);
      assertThat(unknown.statusCode()).as(route).isEqualTo(404);
      assertThat(without(forbidden, OTHERS)).isEqualTo(without(unknown, "no-such"));
      assertThat(forbidden.headers().map().keySet()).isEqualTo(unknown.headers().map().keySet());
    }
    for (TeamRole role : List.of(TeamRole.VIEWER, TeamRole.VERIFIER, TeamRole.AUDITOR)) {
      for (String route : List.of("GET /cases/{case}", "GET /api/v1/cases/{case}/custody")) {
        assertThat(ask(as(role), route, OTHERS).statusCode()).as("%s", role).isEqualTo(404);
      }
    }
  }

  @Test
  void eachRoleReachesWhatItsTableSaysAndNothingElse() throws Exception {
    Set<String> reached = new TreeSet<>();
    for (TeamRole role : TeamRole.values()) {
      for (var route : RoutePermissions.all().entrySet()) {
        boolean may = role.may().contains(route.getValue());
        if (may && (!route.getKey().startsWith("GET ") || !reached.add(route.getKey()))) {
          continue; // it would be done, or was seen with another role
        }
        if (route.getKey().matches(".*\\{(job|capture|upload)}.*")) {
          continue; // what is not there is 404 for everybody; others' things have a test below
        }
        if (may && route.getKey().contains(Route.ROOT)) {
          continue; // has tests of its own, and shows nobody what he may do
        }
        int status = ask(as(role), route.getKey(), OURS).statusCode();
        if (may) {
          assertThat(status).as("%s %s", role, route).isNotIn(401, 403, 500);
        } else {
          assertThat(status).as("%s %s", role, route).isEqualTo(403);
        }
      }
    }
    assertThat(app.faults).isEmpty();
  }

  @Test
  void whoHasNotSignedInReachesOnlyTheDoor() throws Exception {
    try (Guest stranger = app.stranger()) {
      for (var route : RoutePermissions.all().entrySet()) {
        app.later(Duration.ofMillis(100));
        if (route.getValue() != Permission.ANYBODY) {
          HttpResponse<String> answer = ask(stranger, route.getKey(), OURS);
          boolean page = route.getKey().startsWith("GET /") && !route.getKey().contains("/api/");
          assertThat(answer.statusCode()).as(route.getKey()).isEqualTo(page ? 303 : 401);
        }
      }
      assertThat(stranger.get("/enter?token=x").statusCode()).isEqualTo(303);
      assertThat(stranger.get("/no-such").headers().firstValue("Location"))
          .hasValue("/signin?next=%2Fno-such");
      assertThat(stranger.get("/join?token=x").statusCode()).isEqualTo(410);
    }
  }

  @Test
  void casesThatWereNotGrantedAreNotListed() throws Exception {
    assertThat(as(TeamRole.VIEWER).get("/").body()).contains("甲").doesNotContain(OTHERS);
    assertThat(as(TeamRole.VIEWER).get("/api/v1/cases").body()).doesNotContain(OTHERS);
    assertThat(as(TeamRole.ASSISTANT).get("/capture").body()).doesNotContain(OTHERS);
    assertThat(as(TeamRole.OWNER).get("/api/v1/cases").body()).contains(OTHERS);
  }

  @Test
  void bytesOfEvidenceGoToWhoeverTheyWereGivenToAsLongAsHeMaySeeThem() throws Exception {
    app.add("reader", TeamRole.VIEWER);
    var _ = new GrantCase(app.accounts, cases).run("reader", OURS);
    try (Guest reader = app.in("reader");
        Guest anybody = app.stranger()) {
      String page = reader.get("/cases/" + Served.encode(OURS) + "/items/1").body();
      Matcher address = Pattern.compile("http://localhost:\\d+/bytes/[^\"]+").matcher(page);
      assertThat(address.find()).isTrue();
      String bytes = address.group();
      assertThat(anybody.get(bytes).statusCode()).isEqualTo(200);
      assertThat(anybody.get(bytes.replace(Served.encode(OURS), OTHERS)).statusCode())
          .isEqualTo(404);
      var _ = new RevokeCase(app.accounts).run("reader", OURS);
      assertThat(anybody.get(bytes).statusCode()).isEqualTo(404);
      assertThat(reader.get("/cases/" + Served.encode(OURS)).statusCode()).isEqualTo(404);
      var _ = new GrantCase(app.accounts, cases).run("reader", OURS);
      assertThat(anybody.get(bytes).statusCode()).isEqualTo(200);
      var _ = reader.post("/leave", Map.of());
      assertThat(anybody.get(bytes).statusCode()).isEqualTo(404);
    }
  }

  @Test
  void whatWasMadeIsTakenAwayByThoseWhoMayMakeItAndFromItsCaseOnly() throws Exception {
    app.add("partner", TeamRole.LAWYER);
    var _ = new GrantCase(app.accounts, cases).run("partner", OURS);
    String page = "/cases/" + Served.encode(OURS) + "/export";
    try (Guest partner = app.in("partner");
        Guest rival = app.in("rival");
        Guest anybody = app.stranger()) {
      String at = "/api/v1/cases/" + Served.encode(OURS);
      String job =
          member(partner.send("POST", at + "/export", "{\"formats\":[\"txt\"]}").body(), "id");
      assertThat(ended(partner, job)).contains("DONE");
      Matcher address =
          Pattern.compile("http://localhost:\\d+/made/([0-9a-f]{16})/[^\"]+")
              .matcher(partner.get(page).body());
      assertThat(address.find()).isTrue();
      String made = address.group();
      assertThat(anybody.get(made).body()).contains("借款");
      assertThat(anybody.get(made.replace(Served.encode(OURS), OTHERS)).statusCode())
          .isEqualTo(404);
      assertThat(as(TeamRole.VIEWER).get(page).body())
          .contains("SHA-256")
          .doesNotContain("localhost");
      String disc = "{\"made\":\"" + address.group(1) + "\"}";
      assertThat(rival.send("POST", "/api/v1/cases/secret/disc", disc).statusCode()).isEqualTo(404);
      var _ = new RevokeCase(app.accounts).run("partner", OURS);
      assertThat(anybody.get(made).statusCode()).isEqualTo(404);
    }
  }

  @Test
  void workOfAnotherCaseAndUploadsOfOthersAreNotThere() throws Exception {
    Guest lawyer = as(TeamRole.LAWYER);
    String at = "/api/v1/cases/" + Served.encode(OURS);
    String job = member(lawyer.send("POST", at + "/examine", "{}").body(), "id");
    String capture =
        member(lawyer.send("POST", at + "/captures", "{\"medium\":\"PHOTO\"}").body(), "id");
    String upload = upload(lawyer, "note.txt", "five!");
    try (Guest rival = app.in("rival")) {
      List<HttpResponse<String>> answers =
          new ArrayList<>(
              List.of(
                  rival.get("/jobs/" + job),
                  rival.get("/api/v1/jobs/" + job),
                  rival.get("/api/v1/jobs/" + job + "/events"),
                  rival.get("/api/v1/captures/" + capture),
                  rival.send("PUT", "/api/v1/captures/" + capture + "/records", ""),
                  rival.send("POST", "/api/v1/captures/" + capture + "/end", "{}"),
                  tus(rival, "HEAD", upload, ""),
                  tus(rival, "PATCH", upload, ""),
                  tus(rival, "DELETE", upload, "")));
      assertThat(answers).allSatisfy(a -> assertThat(a.statusCode()).isEqualTo(404));
      assertThat(rival.get("/api/v1/jobs").body()).doesNotContain(job);
      String taken =
          member(
              rival
                  .send(
                      "POST",
                      "/api/v1/cases/" + OTHERS + "/collect",
                      "{\"uploads\":[{\"id\":\"%s\",\"sha256\":\"%s\"}]}"
                          .formatted(id(upload), sha256("five!")))
                  .body(),
              "id");
      assertThat(ended(rival, taken)).contains("FAILED");
    }
    assertThat(lawyer.get("/api/v1/jobs").body()).contains(job);
    assertThat(lawyer.get("/api/v1/captures/" + capture).statusCode()).isEqualTo(200);
    assertThat(as(TeamRole.ASSISTANT).get("/api/v1/jobs/" + job).statusCode()).isEqualTo(200);
    assertThat(tus(lawyer, "HEAD", upload, "").statusCode()).isEqualTo(200);
    String taken =
        member(
            lawyer
                .send(
                    "POST",
                    at + "/collect",
                    "{\"uploads\":[{\"id\":\"%s\",\"sha256\":\"%s\"}]}"
                        .formatted(id(upload), sha256("five!")))
                .body(),
            "id");
    assertThat(ended(lawyer, taken)).contains("DONE");
    try (OpenCase open = OpenCase.forReading(cases.resolve(OURS), app.place)) {
      assertThat(open.custody().getLast().event().actor()).isEqualTo("Person lawyer (lawyer)");
    }
  }

  /** Waits by what the API offers for it: an answer comes when something is new. */
  private static String ended(Guest guest, String job) throws Exception {
    String now = "RUNNING";
    for (int i = 0; i < 100 && now.contains("RUNNING"); i++) {
      var _ = guest.get("/api/v1/jobs/" + job + "/events");
      now = guest.get("/api/v1/jobs/" + job).body();
    }
    return now;
  }

  private static String member(String json, String name) {
    Matcher found = Pattern.compile("\"" + name + "\":\"([0-9a-f]{32})\"").matcher(json);
    assertThat(found.find()).as(json).isTrue();
    return found.group(1);
  }

  private static String id(String upload) {
    return upload.substring(upload.lastIndexOf('/') + 1);
  }

  private static String sha256(String text) throws Exception {
    return HexFormat.of()
        .formatHex(
            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static String upload(Guest guest, String name, String content) throws Exception {
    String coded = Base64.getEncoder().encodeToString(name.getBytes(StandardCharsets.UTF_8));
    HttpResponse<String> made =
        guest.send(
            guest
                .to("/api/v1/uploads")
                .header("Tus-Resumable", "1.0.0")
                .header("Upload-Length", String.valueOf(content.length()))
                .header("Upload-Metadata", "filename " + coded)
                .POST(BodyPublishers.noBody()));
    String address = made.headers().firstValue("Location").orElseThrow();
    assertThat(tus(guest, "PATCH", address, content).statusCode()).isEqualTo(204);
    return address;
  }

  private static HttpResponse<String> tus(
      Guest guest, String method, String address, String content) throws Exception {
    return guest.send(
        guest
            .to(address)
            .header("Tus-Resumable", "1.0.0")
            .header("Upload-Offset", "0")
            .header("Content-Type", "application/offset+octet-stream")
            .method(method, BodyPublishers.ofString(content)));
  }

  @Test
  void onlyOwnersMayNameAPathOfTheServer() throws Exception {
    Path vault = cases.resolve(OTHERS);
    String body = "{\"path\":\"" + vault + "\"}";
    Guest lawyer = as(TeamRole.LAWYER);
    String at = "/api/v1/cases/" + Served.encode(OURS);
    for (String path : List.of(at + "/collect", at + "/oppose", "/api/v1/verify")) {
      assertThat(lawyer.send("POST", path, body).statusCode()).as(path).isEqualTo(403);
    }
    for (String path : List.of("/collect", "/oppose")) {
      assertThat(
              lawyer
                  .post(
                      "/cases/" + Served.encode(OURS) + path,
                      Map.of("path", vault.toString(), "party", "", "method", ""))
                  .statusCode())
          .isEqualTo(403);
    }
    assertThat(lawyer.post("/verify", Map.of("path", vault.toString(), "key", "")).statusCode())
        .isEqualTo(403);
    assertThat(as(TeamRole.OWNER).send("POST", "/api/v1/verify", body).statusCode()).isEqualTo(202);
  }

  @Test
  void whoOpensACaseSeesItAndNobodyWhoSawAnEarlierOneOfThatName() throws Exception {
    Path old = cases.resolve("old");
    new CaseShelf(cases).open("old", CaseMaterial.opening("旧", "甲"), app.place);
    var _ = new GrantCase(app.accounts, cases).run("viewer", "old");
    org.tiezheng.server.upload.Intake.remove(old);
    String made = "{\"name\":\"old\",\"title\":\"新案\"}";
    assertThat(as(TeamRole.LAWYER).send("POST", "/api/v1/cases", made).statusCode()).isEqualTo(201);
    assertThat(as(TeamRole.LAWYER).get("/cases/old").statusCode()).isEqualTo(200);
    assertThat(as(TeamRole.VIEWER).get("/cases/old").statusCode()).isEqualTo(404);
  }
}
