package org.tiezheng.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.casework.team.TeamRole;

/** What whoever looks after a team's app is told, and how much one session may ask for. */
class TeamUpkeepTest {
  @TempDir Path cases;
  @TempDir Path keys;
  private TeamApp app;

  @BeforeEach
  void start() throws Exception {
    app = new TeamApp(cases, keys);
  }

  @AfterEach
  void stop() {
    app.close();
  }

  @Test
  void itSaysWhetherItLivesAndWhetherItCanWork() throws Exception {
    try (Guest probe = app.stranger()) {
      assertThat(probe.get("/health/live").statusCode()).isEqualTo(200);
      HttpResponse<String> unready = probe.get("/health/ready");
      assertThat(unready.statusCode()).as("nobody can sign in yet").isEqualTo(503);
      app.add("boss", TeamRole.OWNER);
      HttpResponse<String> ready = probe.get("/health/ready");
      assertThat(ready.statusCode()).isEqualTo(200);
      assertThat(ready.body()).contains("\"accounts\":true").doesNotContain(cases.toString());
      Files.writeString(app.accounts.folder().resolve("accounts.json"), "{");
      assertThat(probe.get("/health/ready").statusCode()).isEqualTo(503);
      assertThat(probe.get("/health/live").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void countersAreForThisComputerAndOwnersAndNameNobody() throws Exception {
    app.add("boss", TeamRole.OWNER);
    app.add("wang", TeamRole.LAWYER);
    try (Guest boss = app.in("boss");
        Guest wang = app.in("wang")) {
      var _ = wang.signIn("wang", "not the password");
      String text = wang.get("/metrics").body();
      assertThat(text)
          .contains(
              "# TYPE tiezheng_requests_total counter",
              "tiezheng_signins_total{result=\"in\"} 2",
              "tiezheng_signins_total{result=\"wrong\"} 1",
              "tiezheng_sessions 2")
          .doesNotContain("wang", "boss");
      for (String line : text.lines().toList()) {
        assertThat(line)
            .matches(
                "# TYPE [a-z_]+"
                    + " (counter|gauge)|[a-z_]+(\\{[a-z]+=\"[^\"]*\"(,[a-z]+=\"[^\"]*\")*})? \\d+");
      }
      for (String way : List.of("X-Forwarded-For", "Forwarded", "Via")) {
        assertThat(wang.send(wang.to("/metrics").header(way, "127.0.0.1")).statusCode())
            .as("through a proxy it is for owners only")
            .isEqualTo(404);
        assertThat(boss.send(boss.to("/metrics").header(way, "127.0.0.1")).statusCode())
            .isEqualTo(200);
      }
    }
  }

  @Test
  void theLogSaysWhoCameAndNothingThatWasTypedOrSeen() throws Exception {
    app.add("wang", TeamRole.LAWYER);
    try (Guest wang = app.in("wang")) {
      var _ = wang.get("/cases/geheim");
      var _ = wang.signIn("my secret password in the wrong field", "x");
      var _ = wang.post("/leave", Map.of());
    }
    String log = String.join("\n", app.log);
    assertThat(app.log)
        .anyMatch(
            line -> line.contains("\"event\":\"signin\"") && line.contains("\"account\":\"wang\""))
        .anyMatch(
            line -> line.contains("\"result\":\"wrong\"") && line.contains("\"account\":\"\""))
        .anyMatch(line -> line.contains("\"event\":\"signout\""))
        .anyMatch(line -> line.contains("/cases/{case}") && line.contains("\"account\":\"wang\""));
    assertThat(log).doesNotContain("geheim", "secret password", TeamApp.PASSWORD);
  }

  @Test
  void oneSessionThatAsksTooMuchWaitsAndNobodyElseDoes() throws Exception {
    app.add("wang", TeamRole.LAWYER);
    app.add("li", TeamRole.LAWYER);
    try (Guest wang = app.in("wang");
        Guest li = app.in("li")) {
      TreeSet<Integer> seen = new TreeSet<>();
      for (int i = 0; i < 2_000 && !seen.contains(429); i++) {
        seen.add(wang.get("/api/v1/clock").statusCode());
      }
      assertThat(seen).containsExactly(200, 429);
      assertThat(wang.get("/api/v1/clock").headers().firstValue("Retry-After")).hasValue("1");
      assertThat(li.get("/api/v1/clock").statusCode()).isEqualTo(200);
      app.later(Duration.ofSeconds(1));
      assertThat(wang.get("/api/v1/clock").statusCode()).isEqualTo(200);
    }
  }
}
