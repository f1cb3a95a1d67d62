package org.tiezheng.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.evidence.json.EvidenceJson;
import tools.jackson.databind.JsonNode;

/** Words in all records, as pages and programs ask for them. */
class SearchTest {
  private static final String EVIL = "<script>alert(1)</script>";

  @TempDir static Path cases;
  @TempDir static Path keys;
  @TempDir static Path material;
  private static Served app;

  @BeforeAll
  static void start() throws Exception {
    List<String> lines = List.of("张三今天借款五千", "借款 " + EVIL, "好");
    CaseMaterial.chat(material.resolve("a/a.json"), "借款", List.of("岚岚", "启明星"), lines);
    CaseMaterial.make(cases, "c", CaseMaterial.opening("t", "林岚"), keys, material);
    app = Served.at(cases, keys);
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  private static HttpResponse<String> asked(String words, String more) throws Exception {
    return app.get(
        "/api/v1/cases/c/search?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8) + more);
  }

  private static JsonNode found(String words, String more) throws Exception {
    HttpResponse<String> answer = asked(words, more);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return EvidenceJson.mapper().readTree(answer.body());
  }

  @Test
  void theWideSpaceOfChineseInputPartsWords() throws Exception {
    assertThat(found("张三\u3000借款", "").get("all").asInt()).isEqualTo(1);
    assertThat(found("5000", "").at("/hits/0/text").asString()).contains("借款五千");
  }

  @Test
  void whereNothingCouldBeLookedForThatIsSaidAndIsNoAnswer() throws Exception {
    assertThat(asked("借款", "&item=77").statusCode()).isEqualTo(404);
    assertThat(asked("借款", "&item=99999999999").statusCode()).isEqualTo(404);
    assertThat(asked(" \u3000 ", "").statusCode()).isEqualTo(400);
    assertThat(asked("a ".repeat(21), "").statusCode()).isEqualTo(422);
    assertThat(app.faults()).isEmpty();
  }

  @Test
  void aHitIsTextOnThePage() throws Exception {
    String page = app.get("/cases/c/search?q=script").body();
    assertThat(page).contains("<mark>script</mark>").doesNotContain(EVIL);
    assertThat(page).contains("/items/1/talks/0?at=1");
  }
}
