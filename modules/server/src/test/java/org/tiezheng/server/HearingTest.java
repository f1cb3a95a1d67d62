package org.tiezheng.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.evidence.json.EvidenceJson;
import tools.jackson.databind.JsonNode;

/** The hearing in the app: what was prepared outlives the program, and results go with it. */
class HearingTest {
  @TempDir Path cases;
  @TempDir Path keys;
  @TempDir Path material;

  private static JsonNode ended(Served app, String path, Object body) throws Exception {
    HttpResponse<String> begun =
        app.send(
            app.to(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(EvidenceJson.write(body))));
    assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
    String at = "/api/v1/jobs/" + EvidenceJson.mapper().readTree(begun.body()).get("id").asString();
    JsonNode now = EvidenceJson.mapper().readTree(app.get(at).body());
    while (now.get("state").asString().equals("RUNNING")) {
      app.get(at + "/events");
      now = EvidenceJson.mapper().readTree(app.get(at).body());
    }
    assertThat(now.get("state").asString()).as(now.toString()).isEqualTo("DONE");
    return now.at("/outcome/result");
  }

  @Test
  void theStepsAreThereAfterARestartAndTakeTheResultsThatBelongToThem() throws Exception {
    CaseMaterial.chat(
        material.resolve("a.json"), "借款", List.of("岚岚", "启明星"), List.of("借你五万元", "收到了"));
    CaseMaterial.make(cases, "c", CaseMaterial.opening("t", "林岚"), keys, material);
    Path file = cases.resolve("c/case.yaml");
    Files.writeString(
        file, Files.readString(file).replace("catalogued: false", "catalogued: true"));
    String digest;
    String point;
    try (Served app = Served.at(cases, keys)) {
      JsonNode view = ended(app, "/api/v1/cases/c/hearing", Map.of());
      digest = view.get("digest").asString();
      point =
          view.at("/items/0/steps")
              .valueStream()
              .flatMap(s -> s.get("points").valueStream())
              .findFirst()
              .orElseThrow()
              .get("id")
              .asString();
    }
    try (Served app = Served.at(cases, keys)) {
      assertThat(app.get("/cases/c/hearing").body())
          .contains("data-plan=\"" + digest + "\"", "data-point=\"" + point + "\"");
      JsonNode recorded =
          ended(
              app,
              "/api/v1/cases/c/hearing/results",
              Map.of(
                  "plan",
                  digest,
                  "points",
                  Map.of(point, Map.of("result", "一致", "difference", "", "objection", ""))));
      assertThat(recorded.get("recorded").asBoolean()).isTrue();
      assertThat(recorded.get("digest").asString()).isEqualTo(digest);
      JsonNode made = EvidenceJson.mapper().readTree(app.get("/api/v1/cases/c/made").body());
      assertThat(made.valueStream().map(m -> m.get("kind").asString()))
          .containsExactly("HEARING", "HEARING");
      assertThat(app.get("/cases/c/hearing").body()).contains("DOC-CHECK-RECORD", "/made/");
      // Somebody who writes into the file cannot put another step under the same digest.
      Path kept;
      try (var files = Files.list(cases.resolve(".tiezheng/hearing"))) {
        kept = files.findFirst().orElseThrow();
      }
      String json = Files.readString(kept);
      Files.writeString(kept, json.replace("\"id\":\"" + point, "\"id\":\"x" + point));
      assertThat(app.get("/cases/c/hearing").body()).doesNotContain("data-plan");
      Files.writeString(kept, json.substring(0, json.length() / 2));
      assertThat(app.get("/cases/c/hearing").statusCode()).isEqualTo(200);
      assertThat(app.faults()).isEmpty();
    }
  }
}
