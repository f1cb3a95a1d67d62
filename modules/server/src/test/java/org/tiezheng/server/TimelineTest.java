package org.tiezheng.server;

import static org.assertj.core.api.Assertions.assertThat;

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

/** A chat and a mail on one axis, a day in which both stand, and the days of the case. */
class TimelineTest {
  @TempDir static Path cases;
  @TempDir static Path keys;
  @TempDir static Path material;
  private static Served app;

  @BeforeAll
  static void start() throws Exception {
    // 2024-01-05 20:47:40 in Shanghai, then every minute.
    CaseMaterial.chat(
        material.resolve("chat.json"),
        "借款",
        List.of("岚岚", "启明星"),
        List.of("借 5 万", "好", "已转 <u>", "收到"));
    Files.writeString(
        material.resolve("mail.eml"),
        """
        From: a@example.org
        To: b@example.org
        Subject: 还款计划
        Date: Fri, 05 Jan 2024 20:49:00 +0800

        计划见附件
        """
            .replace("\n", "\r\n"));
    CaseMaterial.make(cases, "c", CaseMaterial.opening("t", "林岚"), keys, material);
    app = Served.at(cases, keys);
    app.post("/cases/c/intake", Map.of("hearing", "2026-12-20"));
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  private static JsonNode json(String path) throws Exception {
    HttpResponse<String> answer = app.get("/api/v1/cases/c/timeline" + path);
    assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
    return EvidenceJson.mapper().readTree(answer.body());
  }

  @Test
  void everythingStandsOnOneAxisByMonths() throws Exception {
    JsonNode axis = json("");
    assertThat(axis.get("step").asString()).isEqualTo("MONTH");
    JsonNode january =
        axis.get("bins")
            .valueStream()
            .filter(b -> b.get("begin").asString().equals("2024-01-01"))
            .findFirst()
            .orElseThrow();
    assertThat(january.get("counts").get("MESSAGES").asInt()).isEqualTo(4);
    assertThat(january.get("counts").get("MAIL").asInt()).isEqualTo(1);
    assertThat(axis.get("totals").get("CASE").asInt()).isEqualTo(1);
    String page = app.get("/cases/c/timeline").body();
    assertThat(page).contains("?month=2024-01", "?month=2026-12", "开庭", "<svg", "没有校正");
  }

  @Test
  void aMonthHasItsDaysAndADayItsRecordsInTheOrderOfTime() throws Exception {
    JsonNode month = json("?month=2024-01");
    assertThat(month.get("bins").size()).isEqualTo(1);
    assertThat(month.get("bins").get(0).get("begin").asString()).isEqualTo("2024-01-05");
    assertThat(json("?month=2023-01").get("bins").size()).isZero();
    JsonNode day = json("/day?day=2024-01-05");
    assertThat(day.get("count").asInt()).isEqualTo(5);
    assertThat(day.get("entries").valueStream().map(e -> e.get("lane").asString()))
        .containsExactly("MESSAGES", "MESSAGES", "MAIL", "MESSAGES", "MESSAGES");
    assertThat(json("/day?day=2024-01-05&from=4").get("entries").size()).isEqualTo(1);
    assertThat(json("/day?day=2024-01-06").get("count").asInt()).isZero();
    assertThat(app.get("/cases/c/timeline?month=2024-01").body())
        .contains("/cases/c/timeline/2024-01-05");
    String page = app.get("/cases/c/timeline/2024-01-05").body();
    assertThat(page).contains("已转 &lt;u&gt;", "还款计划").doesNotContain("已转 <u>");
    assertThat(app.get("/cases/c/timeline/2024-13-05").statusCode()).isEqualTo(400);
    assertThat(app.get("/cases/c/timeline?month=x").statusCode()).isEqualTo(400);
    assertThat(app.faults()).isEmpty();
  }
}
