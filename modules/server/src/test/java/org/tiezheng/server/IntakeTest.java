package org.tiezheng.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.casework.file.CaseFileText.Opening;
import org.tiezheng.evidence.Role;
import org.tiezheng.evidence.json.EvidenceJson;
import tools.jackson.databind.JsonNode;

/** The questions after material was sealed: kept where rules read them, and each may be skipped. */
class IntakeTest {
  @TempDir static Path cases;
  @TempDir static Path keys;
  @TempDir static Path material;
  private static Served app;

  @BeforeAll
  static void start() throws Exception {
    CaseMaterial.chat(
        material.resolve("chat.json"), "启明星", List.of("岚岚", "启明星"), List.of("借我 5 万", "好"));
    for (String name : List.of("own", "theirs", "skipped", "api")) {
      CaseMaterial.make(
          cases,
          name,
          new Opening("t", "", Role.PLAINTIFF, "", Role.DEFENDANT, ""),
          keys,
          material);
    }
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
  void fiveAnswersAreKeptAndNotAskedAgain() throws Exception {
    String page = app.get("/cases/own/intake").body();
    assertThat(page.split("<legend>", -1)).as("five questions").hasSize(6);
    HttpResponse<String> kept =
        app.post(
            "/cases/own/intake",
            Map.of(
                "me",
                "林岚",
                "other",
                "周启明 <b>",
                "whose",
                "OWN",
                "method",
                "数据线复制",
                "clean",
                "yes",
                "template",
                "loan",
                "hearing",
                "2026-12-20",
                "shown",
                "yes",
                "holder",
                "林岚"));
    assertThat(kept.statusCode()).isEqualTo(200);
    assertThat(kept.body()).contains("周启明 &lt;b&gt;", "下一步").doesNotContain("tag fail");
    JsonNode matter = json("/cases/own");
    assertThat(matter.get("hearing").asString()).isEqualTo("2026-12-20");
    assertThat(matter.get("parties").get(1).get("name").asString()).isEqualTo("周启明 <b>");
    assertThat(matter.get("facts").size()).isPositive();
    JsonNode item = matter.get("items").get(0);
    assertThat(item.get("attributes").get("collectionMethod").asString()).isEqualTo("自己的;数据线复制");
    assertThat(item.get("attributes").get("seriousInfringement").asString()).isEqualTo("no");
    assertThat(item.get("carrier").get("availableForHearing").asString()).isEqualTo("yes");
    String again = app.get("/cases/own/intake").body();
    assertThat(again)
        .doesNotContain("name=\"me\"", "name=\"hearing\"", "name=\"whose\"", "name=\"shown\"");
    assertThat(again).contains("name=\"proofDeadline\"");
    String yaml = Files.readString(cases.resolve("own/case.yaml"));
    app.post("/cases/own/intake", Map.of("me", "别人", "hearing", "2027-01-01", "whose", "ORDER"));
    assertThat(Files.readString(cases.resolve("own/case.yaml"))).isEqualTo(yaml);
    JsonNode log = json("/cases/own/custody");
    assertThat(log.get(log.size() - 1).get("kind").asString()).isEqualTo("NOTE");
  }

  @Test
  void anotherPersonsDeviceIsStoppedAndRuleG006Fails() throws Exception {
    HttpResponse<String> kept = app.post("/cases/theirs/intake", Map.of("whose", "OTHER"));
    assertThat(kept.body()).contains("tag fail", "规则 G-006", "DOC-PRODUCE");
    JsonNode attributes = json("/cases/theirs").get("items").get(0).get("attributes");
    assertThat(attributes.get("consent").asString()).isEqualTo("none");
    assertThat(attributes.has("seriousInfringement")).as("a conclusion nobody stated").isFalse();
    CaseMaterial.examine(cases.resolve("theirs"), Served.place(keys));
    List<String> outcomes =
        json("/cases/theirs/findings")
            .get("findings")
            .valueStream()
            .map(line -> line.get("finding"))
            .filter(f -> f.get("rule").asString().endsWith("/G-006"))
            .map(f -> f.get("outcome").asString())
            .toList();
    assertThat(outcomes).isNotEmpty().containsOnly("FAIL");
  }

  @Test
  void everythingMayBeSkipped() throws Exception {
    String yaml = Files.readString(cases.resolve("skipped/case.yaml"));
    int log = json("/cases/skipped/custody").size();
    HttpResponse<String> kept = app.post("/cases/skipped/intake", Map.of("me", " ", "hearing", ""));
    assertThat(kept.statusCode()).isEqualTo(200);
    assertThat(Files.readString(cases.resolve("skipped/case.yaml"))).isEqualTo(yaml);
    assertThat(json("/cases/skipped/custody").size()).isEqualTo(log);
    JsonNode steps = json("/cases/skipped/next");
    assertThat(steps.valueStream().filter(s -> s.get("place").asString().equals("INTAKE")))
        .allMatch(s -> !s.get("done").asBoolean());
    assertThat(app.get("/cases/skipped/todo").body()).contains("/cases/skipped/intake");
    assertThat(app.post("/cases/skipped/intake", Map.of("hearing", "soon")).statusCode())
        .isEqualTo(400);
  }

  @Test
  void aProgramAsksAndAnswersTheSame() throws Exception {
    assertThat(json("/templates").valueStream().map(t -> t.get("id").asString())).contains("loan");
    assertThat(json("/cases/api/intake").get("collected").size()).isEqualTo(1);
    HttpResponse<String> kept =
        app.send(
            app.to("/api/v1/cases/api/intake")
                .header("Content-Type", "application/json")
                .POST(
                    BodyPublishers.ofString(
                        "{\"proofDeadline\":\"2026-12-01\",\"whose\":\"CONSENT\",\"shown\":false}")));
    assertThat(kept.statusCode()).as(kept.body()).isEqualTo(200);
    JsonNode matter = json("/cases/api");
    assertThat(matter.get("proofDeadline").asString()).isEqualTo("2026-12-01");
    assertThat(matter.get("items").get(0).get("carrier").get("availableForHearing").asString())
        .isEqualTo("no");
    assertThat(app.faults()).isEmpty();
  }
}
