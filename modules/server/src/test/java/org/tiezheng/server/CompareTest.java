package org.tiezheng.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.evidence.json.EvidenceJson;
import tools.jackson.databind.JsonNode;

/** Two copies of one conversation, one of them with a message left out and one changed. */
class CompareTest {
  private static final int MESSAGES = 260;
  private static final String EVIL = "<script>alert(1)</script>";

  @TempDir static Path cases;
  @TempDir static Path keys;
  @TempDir static Path material;
  private static Served app;

  @BeforeAll
  static void start() throws Exception {
    List<String> mine = new ArrayList<>();
    for (int i = 0; i < MESSAGES; i++) {
      mine.add("第 " + i + " 条消息,说的是借款的事");
    }
    mine.set(100, "借款 50000 元 " + EVIL);
    List<String> theirs = new ArrayList<>(mine);
    theirs.set(100, "借款 30000 元 " + EVIL);
    List<String> senders = List.of("岚岚", "启明星");
    CaseMaterial.chat(material.resolve("a/a.json"), "借款", senders, mine);
    CaseMaterial.chat(material.resolve("b/b.json"), "借款", senders, theirs, List.of(180));
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

  private static List<String> faults() {
    return app.faults().stream()
        .map(f ->
            f + " " + List.of(f.getStackTrace()).subList(0, Math.min(4, f.getStackTrace().length)))
        .toList();
  }

  private static JsonNode compared() throws Exception {
    HttpResponse<String> begun =
        app.send(
            app.to("/api/v1/cases/c/comparisons")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"mine\":1,\"theirs\":2}")));
    assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
    String job = EvidenceJson.mapper().readTree(begun.body()).get("id").asString();
    JsonNode now = json("/jobs/" + job);
    while (now.get("state").asString().equals("RUNNING")) {
      app.get("/api/v1/jobs/" + job + "/events");
      now = json("/jobs/" + job);
    }
    assertThat(now.get("state").asString()).as("%s %s", now, faults()).isEqualTo("DONE");
    return now.get("outcome");
  }

  @Test
  void copiesAreAlignedRowByRowAndKept() throws Exception {
    JsonNode outcome = compared();
    assertThat(outcome.get("exitCode").asInt()).isEqualTo(1);
    String key = outcome.get("result").get("key").asString();
    String at = "/cases/c/comparisons/" + key;
    assertThat(json("/cases/c/comparisons").get(0).get("key").asString()).isEqualTo(key);
    JsonNode made = json(at);
    assertThat(made.get("rows").asInt()).isEqualTo(MESSAGES);
    JsonNode absent = json(at + "/rows?show=ONLY_A");
    assertThat(absent.get("count").asInt()).isEqualTo(1);
    JsonNode row = absent.get("rows").get(0);
    assertThat(row.get("a").get("line").asString()).startsWith("第 180 条");
    assertThat(row.hasNonNull("b")).isFalse();
    JsonNode changed = json(at + "/rows?show=CONTENT_DIFFERS,ONLY_A");
    assertThat(changed.get("count").asInt()).isEqualTo(2);
    assertThat(changed.get("rows").get(0).get("b").get("line").asString()).contains("30000");
    JsonNode all = json(at + "/rows?from=200&count=1000");
    assertThat(all.get("rows").size()).isEqualTo(MESSAGES - 200);
    assertThat(all.get("rows").get(0).get("number").asInt()).isEqualTo(201);
    pages(key);
    log();
  }

  private static void pages(String key) throws Exception {
    assertThat(app.get("/cases/c/compare").body()).contains("/cases/c/compare/" + key);
    String at = "/cases/c/compare/" + key;
    String first = app.get(at).body();
    assertThat(first).contains("乙方副本中没有", "?from=101", "id=\"r100\"").doesNotContain("id=\"r101\"");
    String changed = app.get(at + "?show=CONTENT_DIFFERS").body();
    assertThat(changed)
        .contains("借款 <mark>5</mark>0000", "借款 <mark>3</mark>0000", "&lt;script&gt;");
    assertThat(changed).doesNotContain("<script>alert").contains("/items/1/talks/0?at=100");
    assertThat(app.get(at + "?show=ONLY_A").body()).contains("第 180 条", "class=\"absent\"");
    assertThat(first + changed).doesNotContain("被删除", "已删除");
    assertThat(app.get("/cases/c/compare/" + "0".repeat(32)).statusCode()).isEqualTo(404);
    assertThat(app.get("/cases/c/compare/..%2f" + key).statusCode()).isIn(400, 404);
    assertThat(app.get(at + "?from=x").statusCode()).isEqualTo(400);
  }

  private static void log() throws Exception {
    JsonNode log = json("/cases/c/custody");
    assertThat(log.get(log.size() - 1).get("kind").asString()).isEqualTo("COMPARE");
    assertThat(app.faults()).isEmpty();
  }
}
