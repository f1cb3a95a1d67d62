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
import org.tiezheng.evidence.json.EvidenceJson;
import tools.jackson.databind.JsonNode;

/** What the other side handed in, taken in and examined in the app. */
class OpposeTest {
  private static final String EVIL = "<img src=x onerror=alert(1)>";

  @TempDir static Path cases;
  @TempDir static Path keys;
  @TempDir static Path material;
  @TempDir static Path received;
  private static Served app;

  @BeforeAll
  static void start() throws Exception {
    List<String> lines = List.of("借你五万元", "收到了,三个月还", "好");
    CaseMaterial.chat(material.resolve("a/a.json"), "借款", List.of("岚岚", "启明星"), lines);
    List<String> changed = List.of("借你三万元 " + EVIL, "收到了,三个月还", "好");
    CaseMaterial.chat(received.resolve("b.json"), "借款", List.of("岚岚", "启明星"), changed);
    CaseMaterial.make(cases, "c", CaseMaterial.opening("t", "林岚"), keys, material);
    app = Served.at(cases, keys);
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  private static JsonNode ended(HttpResponse<String> begun) throws Exception {
    assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
    String at = "/api/v1/jobs/" + EvidenceJson.mapper().readTree(begun.body()).get("id").asString();
    JsonNode now = EvidenceJson.mapper().readTree(app.get(at).body());
    while (now.get("state").asString().equals("RUNNING")) {
      app.get(at + "/events");
      now = EvidenceJson.mapper().readTree(app.get(at).body());
    }
    return now;
  }

  private static JsonNode asked(Map<String, String> body) throws Exception {
    return ended(
        app.send(
            app.to("/api/v1/cases/c/oppose")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(EvidenceJson.write(body)))));
  }

  @Test
  void whatWasReceivedIsExaminedApartAndTheOpinionDrafted() throws Exception {
    JsonNode nothing = asked(Map.of());
    assertThat(nothing.get("state").asString()).isEqualTo("FAILED");
    assertThat(nothing.at("/failure/zh").asString()).contains("写明收到的文件");
    assertThat(app.get("/cases/c/oppose").body()).contains("收到的材料");

    JsonNode now = asked(Map.of("path", received.toString(), "method", "法院送达"));
    assertThat(now.get("state").asString()).as(now.toString()).isEqualTo("DONE");
    JsonNode view = now.at("/outcome/result");
    assertThat(view.get("items").size()).isEqualTo(1);
    assertThat(view.at("/items/0/objections").size()).isPositive();
    for (JsonNode file : view.get("files")) {
      assertThat(Path.of(file.asString())).exists().startsWith(cases);
    }
    assertThat(view.get("files").size()).isPositive();

    String page = app.get("/cases/c/oppose").body();
    assertThat(page).contains(view.at("/items/0/objections/0/rule").asString(), "不等于认可");
    assertThat(page).contains("DOC-CROSS-EXAM", "/made/").doesNotContain(EVIL);
    assertThat(EvidenceJson.mapper().readTree(app.get("/api/v1/cases/c/custody").body()).toString())
        .contains("\"opposing\":\"other\"");
    assertThat(Files.exists(received.resolve("b.json"))).isTrue();
    assertThat(app.faults()).isEmpty();
  }

  @Test
  void aPathThatLeadsNowhereIsSaidAndNothingBegun() throws Exception {
    HttpResponse<String> answer =
        app.send(
            app.to("/api/v1/cases/c/oppose")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"path\":\"no/such\"}")));
    assertThat(answer.statusCode()).isEqualTo(422);
  }
}
