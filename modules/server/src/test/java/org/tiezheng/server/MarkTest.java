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

/** Lines that are marked while reading: linked, a value confirmed; and text that turns around. */
class MarkTest {
  private static final String TURNED = "欠 \u202E0005\u202C 元\u2067\u200F";
  private static final String MARKS = "/api/v1/cases/c/items/1/talks/0/marks";

  @TempDir static Path cases;
  @TempDir static Path keys;
  @TempDir static Path material;
  private static Served app;

  @BeforeAll
  static void start() throws Exception {
    CaseMaterial.chat(
        material.resolve("chat.json"),
        "借款",
        List.of("岚岚", "启明星\u202E"),
        List.of("借你多少", "借我 50000 元", "已转", "收到", TURNED));
    CaseMaterial.make(cases, "c", CaseMaterial.opening("t", "林岚"), keys, material);
    app = Served.at(cases, keys);
    app.post("/cases/c/intake", Map.of("template", "loan"));
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  private static JsonNode json(String path) throws Exception {
    HttpResponse<String> answer = app.get(path);
    assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
    return EvidenceJson.mapper().readTree(answer.body());
  }

  private static HttpResponse<String> mark(Object body) throws Exception {
    return app.send(
        app.to(MARKS)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(EvidenceJson.write(body))));
  }

  private static Map<String, Integer> stretch(int from, int to) {
    return Map.of("from", from, "to", to);
  }

  @Test
  void linesAreLinkedToAFactAndAValueIsConfirmed() throws Exception {
    JsonNode fact = json("/api/v1/cases/c").get("facts").get(0);
    String id = fact.get("id").asString();
    JsonNode amount =
        json("/api/v1/cases/c")
            .get("facts")
            .valueStream()
            .filter(f ->
                f.get("slots")
                    .valueStream()
                    .anyMatch(s -> s.get("type").asString().equals("AMOUNT")))
            .findFirst()
            .orElseThrow();
    String slot =
        amount
            .get("slots")
            .valueStream()
            .filter(s -> s.get("type").asString().equals("AMOUNT"))
            .findFirst()
            .orElseThrow()
            .get("name")
            .asString();
    assertThat(json(MARKS).size()).isZero();
    HttpResponse<String> linked =
        mark(Map.of("stretches", List.of(stretch(0, 1), stretch(3, 3)), "fact", id));
    assertThat(linked.statusCode()).as(linked.body()).isEqualTo(200);
    assertThat(EvidenceJson.mapper().readTree(linked.body()).get("lines").asString())
        .isEqualTo("1-2, 4");
    JsonNode link = json("/api/v1/cases/c").get("links").get(0);
    assertThat(link.get("lines").asString()).isEqualTo("1-2, 4");
    assertThat(link.get("supports").asBoolean()).isTrue();
    assertThat(json(MARKS).valueStream().map(m -> m.get("position").asInt()))
        .containsExactly(0, 1, 3);
    HttpResponse<String> confirmed =
        mark(
            Map.of(
                "stretches", List.of(stretch(1, 1)),
                "fact", amount.get("id").asString(),
                "slot", slot));
    assertThat(confirmed.statusCode()).as(confirmed.body()).isEqualTo(200);
    JsonNode reading = EvidenceJson.mapper().readTree(confirmed.body()).get("slot").get("reading");
    assertThat(reading.get("value").asString()).contains("50000");
    assertThat(json("/api/v1/cases/c/custody").toString()).contains("\"subject\":\"link\"");
    assertThat(app.get("/cases/c/items/1/talks/0").body()).contains("id=\"markfact\"");
  }

  @Test
  void whatCannotBeMarkedIsSaidAndNothingIsWritten() throws Exception {
    int links = json("/api/v1/cases/c").get("links").size();
    for (Object bad :
        List.of(
            Map.of("stretches", List.of(stretch(99, 99)), "fact", "x"),
            Map.of("stretches", List.of(stretch(0, 0)), "fact", "no-such"),
            Map.of("stretches", List.of(stretch(3, 1)), "fact", "x"),
            Map.of("stretches", List.of(stretch(0, 2_000_000)), "fact", "x"),
            Map.of("stretches", List.of(), "fact", "x"))) {
      assertThat(mark(bad).statusCode()).as(bad.toString()).isEqualTo(422);
    }
    assertThat(json("/api/v1/cases/c").get("links").size()).isEqualTo(links);
    assertThat(app.faults()).isEmpty();
  }

  @Test
  void marksThatTurnTextAroundAreNamedAndKeptApart() throws Exception {
    for (String page : List.of("/cases/c/items/1/lines", "/cases/c/items/1/lines/5")) {
      String body = app.get(page).body();
      assertThat(body)
          .as(page)
          .contains(
              "<bdi>", "欠 [U+202E RIGHT-TO-LEFT OVERRIDE]0005[U+202C POP DIRECTIONAL FORMATTING] 元")
          .doesNotContain("\u202E", "\u2067", "\u200F", "\u202C");
    }
    JsonNode raw = json("/api/v1/cases/c/items/1/talks/0/lines?from=4").get("lines").get(0);
    assertThat(raw.get("text").asString())
        .as("a program gets what the source has")
        .isEqualTo(TURNED);
  }
}
