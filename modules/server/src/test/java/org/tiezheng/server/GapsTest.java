package org.tiezheng.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.evidence.json.EvidenceJson;
import tools.jackson.databind.JsonNode;

/** A chat in which two messages have the same number of the server, and a long silence stands. */
class GapsTest {
  @TempDir static Path cases;
  @TempDir static Path keys;
  @TempDir static Path material;
  private static Served app;

  @BeforeAll
  static void start() throws Exception {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      texts.add("第 " + i + " 句 <i>");
    }
    Path chat = material.resolve("chat.json");
    CaseMaterial.chat(chat, "借款", List.of("岚岚", "启明星"), texts);
    String json = Files.readString(chat);
    Files.writeString(
        chat, json.replace("\"platformMessageId\":\"1051\"", "\"platformMessageId\":\"1050\""));
    CaseMaterial.make(cases, "c", CaseMaterial.opening("t", "林岚"), keys, material);
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
  void signsAreKeptWithTheirPlacesAndShown() throws Exception {
    assertThat(json("/cases/c/gaps").size()).isZero();
    assertThat(app.get("/cases/c/gaps").body()).contains("还没有查过");
    HttpResponse<String> begun =
        app.send(app.to("/api/v1/cases/c/gaps").POST(BodyPublishers.noBody()));
    assertThat(begun.statusCode()).isEqualTo(202);
    String job = EvidenceJson.mapper().readTree(begun.body()).get("id").asString();
    JsonNode now = json("/jobs/" + job);
    while (now.get("state").asString().equals("RUNNING")) {
      app.get("/api/v1/jobs/" + job + "/events");
      now = json("/jobs/" + job);
    }
    assertThat(now.get("state").asString()).as("%s %s", now, app.faults()).isEqualTo("DONE");
    JsonNode sheet = json("/cases/c/gaps").get(0);
    assertThat(sheet.get("messages").asInt()).isEqualTo(120);
    JsonNode twice =
        sheet
            .get("signs")
            .valueStream()
            .filter(s -> s.get("kind").asString().equals("chat.server.id.twice"))
            .findFirst()
            .orElseThrow();
    assertThat(twice.get("places").size()).isPositive();
    String page = app.get("/cases/c/gaps").body();
    assertThat(page).contains("服务器编号重复", "正常的可能原因", "chat.json", "<svg", "2024-01");
    assertThat(page).contains("句 &lt;i&gt;").doesNotContain("句 <i>");
    assertThat(app.get("/cases/c/gaps?item=9").statusCode()).isEqualTo(404);
    JsonNode log = json("/cases/c/custody");
    assertThat(log.get(log.size() - 1).get("kind").asString()).isEqualTo("GAPS");
    assertThat(json("/cases/c/next").valueStream())
        .anyMatch(s -> s.get("place").asString().equals("GAPS") && s.get("done").asBoolean());
  }

  @Test
  void whatFindingsAskForStandsOnceEachWithTheFindings() throws Exception {
    String page = app.get("/cases/c/todo").body();
    assertThat(page).contains("审查意见要求做的", "因为这些意见");
    List<String> remedies =
        json("/cases/c/findings")
            .get("findings")
            .valueStream()
            .filter(f ->
                List.of("FAIL", "WARN", "UNKNOWN")
                    .contains(f.get("finding").get("outcome").asString()))
            .flatMap(f -> f.get("remedies").valueStream())
            .map(r -> r.get("what").get("zh").asString())
            .distinct()
            .toList();
    assertThat(remedies).isNotEmpty();
    assertThat(page.split("<article class=\"finding\">", -1)).hasSize(remedies.size() + 1);
    assertThat(app.faults()).isEmpty();
  }
}
