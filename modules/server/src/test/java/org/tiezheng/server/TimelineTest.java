package org.tiezheng.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
    // A bank that states the day only, and a file that nothing here can read.
    Files.writeString(
        material.resolve("bank.csv"),
        """
        交易日期,交易时间,交易摘要,交易金额,本次余额,对手信息,日志号,交易渠道,交易附言
        20240203,,转账,+500.00,1500.00,周启明,77,网银,还款
        20240203,081500,转账,-20.00,1480.00,周启明,78,网银,手续费
        """);
    Files.write(material.resolve("unknown.bin"), new byte[] {1, 2, 3, 0, 7});
    CaseMaterial.make(cases, "c", CaseMaterial.opening("t", "林岚"), keys, material);
    Files.writeString(
        cases.resolve("c/case.yaml"),
        "  - number: 90\n    title: unknown <u>\n    files: [\"**/unknown.bin\"]\n",
        StandardOpenOption.APPEND);
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

  @Test
  void aBillThatStatesADayHasNoTimeOfDayAndWhatWasNotReadIsNamed() throws Exception {
    JsonNode day = json("/day?day=2024-02-03");
    assertThat(day.get("entries").valueStream().map(e -> e.get("precision").asString()))
        .containsExactly("DAY", "SECOND");
    String page = app.get("/cases/c/timeline/2024-02-03").body();
    assertThat(page).contains("未写时刻", "2024-02-03 08:15:00").doesNotContain("00:00:00");
    int bill = day.get("entries").get(0).get("item").asInt();
    assertThat(app.get("/cases/c/items/" + bill + "/lines").body())
        .contains("2024-02-03 08:15:00")
        .doesNotContain("00:00:00");

    JsonNode unread = json("").get("unread");
    assertThat(unread.toString()).contains("unknown");
    int number = unread.get(0).get("item").asInt();
    assertThat(day.get("missing").toString()).isEqualTo("[" + number + "]");
    assertThat(app.get("/cases/c/timeline").body())
        .contains("没有读取", "/cases/c/items/" + number + "\"");
    assertThat(page).contains("没有读取或还没有准备好", "/cases/c/items/" + number + "\"");
  }
}
