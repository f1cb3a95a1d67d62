package org.tiezheng.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.casework.FindRoute;
import org.tiezheng.casework.FollowGuide;
import org.tiezheng.casework.app.CaseShelf;
import org.tiezheng.evidence.json.EvidenceJson;
import tools.jackson.databind.JsonNode;

/** Ways from a device to records, and guides: read, ticked into the custody log, printed. */
class GuidesTest {
  private static final String FOUR = "&device=iphone&app=wechat&computer=mac";

  @TempDir static Path cases;
  @TempDir static Path keys;
  private static Served app;

  @BeforeAll
  static void start() throws Exception {
    new CaseShelf(cases).open("c", CaseMaterial.opening("t", "林岚"), Served.place(keys));
    app = Served.at(cases, keys);
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  private static JsonNode json(String path) throws Exception {
    HttpResponse<String> answer = app.get("/api/v1" + path);
    assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
    return EvidenceJson.mapper().readTree(answer.body());
  }

  @Test
  void anotherPersonsAccountWithoutConsentStopsEveryWay() throws Exception {
    for (String device : FindRoute.devices().keySet()) {
      for (String at : List.of("", "/cases/c")) {
        String page =
            app.get(at + "/route?whose=OTHER&device=" + device + "&app=WECHAT&computer=MAC").body();
        assertThat(page).contains("规则 G-006", "tag fail");
        assertThat(page).as("no way is shown").doesNotContain("tiezheng collect");
      }
    }
    JsonNode refused = json("/routes?whose=other" + FOUR).get("found");
    assertThat(refused.get("refused").asBoolean()).isTrue();
    assertThat(refused.get("ways").size()).isZero();
  }

  @Test
  void theWaysAreThoseOfTheCommandAndTheBestStandsFirst() throws Exception {
    FindRoute.Found known = FindRoute.of(FindRoute.Whose.OWN, "iphone", "wechat", "mac");
    JsonNode found = json("/routes?whose=own" + FOUR).get("found");
    assertThat(found.get("ways").valueStream().map(w -> w.get("id").asString()))
        .containsExactlyElementsOf(known.ways().stream().map(FindRoute.Way::id).toList());
    String page = app.get("/route?whose=OWN" + FOUR).body();
    int at = -1;
    for (FindRoute.Way way : known.ways()) {
      int next = page.indexOf(". " + way.title().zh() + "<");
      assertThat(next).as(way.id()).isGreaterThan(at);
      assertThat(page).contains(way.cannot().zh());
      at = next;
    }
    assertThat(page).contains("/guides/do-not-clean");
  }

  @Test
  void whatIsNotNamedYetIsAskedAndWhatIsUnknownIsSaid() throws Exception {
    JsonNode choices = json("/routes");
    assertThat(choices.get("whose").size()).isEqualTo(4);
    assertThat(choices.get("devices").size()).isEqualTo(FindRoute.devices().size());
    assertThat(choices.has("found") && !choices.get("found").isNull()).isFalse();
    assertThat(app.get("/api/v1/routes?whose=mine" + FOUR).statusCode()).isEqualTo(400);
    HttpResponse<String> unknown =
        app.get("/api/v1/routes?whose=own&device=nokia&app=wechat&computer=mac");
    assertThat(unknown.statusCode()).isEqualTo(422);
    assertThat(unknown.body()).contains("nokia", "iphone");
    assertThat(app.get("/guides/no-such-guide").statusCode()).isEqualTo(404);
    assertThat(app.get("/api/v1/guides/no-such-guide").statusCode()).isEqualTo(404);
  }

  @Test
  void aTickGoesToTheCustodyLogAndIsTakenBackByAnotherEntry() throws Exception {
    int before = json("/cases/c/custody").size();
    String guide = "/cases/c/guides/order-trip";
    HttpResponse<String> ticked = app.post(guide, Map.of("step", "carry", "note", "两证 <b>都带</b>"));
    assertThat(ticked.statusCode()).isEqualTo(303);
    assertThat(ticked.headers().firstValue("Location")).hasValue(guide + "#carry");
    String page = app.get(guide).body();
    assertThat(page).contains("两证 &lt;b&gt;都带&lt;/b&gt;").doesNotContain("<b>都带");
    assertThat(app.get("/cases/c/guides").body()).contains("已勾选 1 /");
    JsonNode view = json(guide);
    JsonNode step =
        view.get("steps")
            .valueStream()
            .filter(s -> s.get("id").asString().equals("carry"))
            .findFirst()
            .orElseThrow();
    assertThat(step.hasNonNull("ticked")).isTrue();
    HttpResponse<String> back =
        app.send(
            app.to("/api/v1" + guide)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"step\":\"carry\",\"done\":false}")));
    assertThat(back.statusCode()).isEqualTo(200);
    assertThat(app.get("/cases/c/guides").body()).doesNotContain("已勾选 1 /");
    JsonNode log = json("/cases/c/custody");
    assertThat(log.size()).isEqualTo(before + 2);
    assertThat(log.get(before).get("what").get("note").asString()).isEqualTo("两证 <b>都带</b>");
    assertThat(log.get(before + 1).get("what").get("done").asString()).isEqualTo("false");
    assertThat(app.post(guide, Map.of("step", "99")).statusCode()).isEqualTo(422);
    assertThat(json("/cases/c/custody").size()).isEqualTo(before + 2);
  }

  @Test
  void everyGuideIsReadAndComesAsAPaper() throws Exception {
    for (FollowGuide.View guide : FollowGuide.all()) {
      for (String at : List.of("", "/cases/c")) {
        String page = app.get(at + "/guides/" + guide.id()).body();
        guide.steps().forEach(s -> assertThat(page).contains("id=\"" + s.id() + "\""));
      }
    }
    for (String form : List.of("pdf", "docx")) {
      HttpResponse<byte[]> paper =
          app.client()
              .send(
                  app.to("/api/v1/cases/c/guides/order-trip/paper?form=" + form).build(),
                  BodyHandlers.ofByteArray());
      assertThat(paper.statusCode()).isEqualTo(200);
      assertThat(paper.headers().firstValue("Content-Disposition"))
          .hasValue("attachment; filename=\"order-trip." + form + "\"");
      assertThat(new String(paper.body(), 0, 4, StandardCharsets.ISO_8859_1))
          .isEqualTo(form.equals("pdf") ? "%PDF" : "PK\u0003\u0004");
    }
    assertThat(app.get("/api/v1/guides/order-trip/paper?form=exe").statusCode()).isEqualTo(400);
    assertThat(app.faults()).isEmpty();
  }
}
