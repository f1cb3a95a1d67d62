package org.tiezheng.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.evidence.json.EvidenceJson;
import tools.jackson.databind.JsonNode;

/** A chat whose other party names himself: clues that a person confirms or sets aside. */
class WhoTest {
  @TempDir static Path cases;
  @TempDir static Path keys;
  @TempDir static Path material;
  private static Served app;

  @BeforeAll
  static void start() throws Exception {
    CaseMaterial.chat(
        material.resolve("chat.json"),
        "借款",
        List.of("岚岚", "周启明"),
        List.of("你是谁", "我是周启明,这是我的新号", "好", "欠你的 5 万月底还"));
    CaseMaterial.make(cases, "c", CaseMaterial.opening("t", "林岚"), keys, material);
    app = Served.at(cases, keys);
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  private static JsonNode json(String path) throws Exception {
    HttpResponse<String> answer = app.get("/api/v1/cases/c" + path);
    assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
    return EvidenceJson.mapper().readTree(answer.body());
  }

  private static void done(HttpResponse<String> begun) throws Exception {
    assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
    String job = EvidenceJson.mapper().readTree(begun.body()).get("id").asString();
    String now = app.get("/api/v1/jobs/" + job).body();
    while (now.contains("\"state\":\"RUNNING\"")) {
      app.get("/api/v1/jobs/" + job + "/events");
      now = app.get("/api/v1/jobs/" + job).body();
    }
    assertThat(now).as("%s %s", now, app.faults()).contains("\"state\":\"DONE\"");
  }

  private static HttpResponse<String> send(String path, Object body) throws Exception {
    return app.send(
        app.to("/api/v1/cases/c/identities" + path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(EvidenceJson.write(body))));
  }

  private static List<JsonNode> candidates() throws Exception {
    return json("/identities")
        .get("sheet")
        .get("accounts")
        .valueStream()
        .flatMap(a -> a.get("candidates").valueStream())
        .toList();
  }

  @Test
  void cluesAreConfirmedOrSetAsideWithAReasonAndBothAreNoted() throws Exception {
    assertThat(app.get("/cases/c/who").body()).contains("还没有查过");
    done(send("/look", Map.of()));
    JsonNode clue =
        candidates().stream()
            .filter(c -> c.get("person").asString().equals("周启明"))
            .findFirst()
            .orElseThrow();
    String id = clue.get("id").asString();
    assertThat(app.get("/cases/c/who").body()).contains("确认: 周启明", "不采用");
    HttpResponse<String> unsaid = send("/aside", Map.of("clue", id));
    assertThat(unsaid.statusCode()).isEqualTo(422);
    done(send("/aside", Map.of("clue", id, "reason", "声音不像 <b>")));
    assertThat(candidates()).anyMatch(c -> "声音不像 <b>".equals(c.path("aside").asString("")));
    assertThat(app.get("/cases/c/who").body()).contains("声音不像 &lt;b&gt;");
    done(send("/aside", Map.of("clue", id, "aside", false)));
    done(send("", Map.of("clues", List.of(id))));
    JsonNode identities = json("").get("identities");
    assertThat(identities.size()).isEqualTo(1);
    assertThat(identities.get(0).get("party").asString()).isEqualTo("other");
    assertThat(candidates()).noneMatch(c -> c.get("id").asString().equals(id));
    assertThat(app.get("/cases/c/who").body()).contains("已写明的依据");
    List<String> subjects =
        json("/custody")
            .valueStream()
            .map(e -> e.get("what").path("subject").asString(""))
            .toList();
    assertThat(subjects).filteredOn("clue"::equals).hasSize(2);
    assertThat(send("/aside", Map.of("clue", "../x", "reason", "r")).statusCode()).isEqualTo(422);
    assertThat(app.faults()).isEmpty();
  }
}
