package org.tiezheng.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.casework.NoteAccess;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.casework.team.GrantCase;
import org.tiezheng.casework.team.TeamRole;

/** Who looked at a case stands in its custody log, and what was seen does not. */
class TeamCustodyTest {
  @TempDir Path cases;
  @TempDir Path keys;
  @TempDir Path material;

  @Test
  void everyAccessStandsInTheCustodyLogAndNoContentDoes() throws Exception {
    Path folder = material.resolve("in");
    CaseMaterial.chat(folder.resolve("chat.json"), "talk", List.of("我", "周"), List.of("借款", "好"));
    CaseMaterial.make(cases, "loan", CaseMaterial.opening("甲", "林岚"), keys, folder);
    try (TeamApp app = new TeamApp(cases, keys)) {
      app.add("wang", TeamRole.VIEWER);
      app.add("shen", TeamRole.AUDITOR);
      for (String name : List.of("wang", "shen")) {
        var _ = new GrantCase(app.accounts, cases).run(name, "loan");
      }
      try (Guest wang = app.in("wang");
          Guest shen = app.in("shen")) {
        String page = wang.get("/cases/loan/items/1").body();
        var _ = wang.get("/cases/loan/items/1");
        var _ = wang.get("/cases/loan/search?q=" + Served.encode("借款"));
        var _ = wang.get("/api/v1/cases/loan/items/1/talks/0/search?q=secretword");
        Matcher bytes = Pattern.compile("http://localhost:\\d+/bytes/[^\"]+").matcher(page);
        assertThat(bytes.find()).isTrue();
        var _ = wang.get(bytes.group());
        var _ = wang.post("/cases/loan/examine", java.util.Map.of()); // 403
        assertThat(shen.get("/cases/loan/custody").statusCode()).isEqualTo(200);
        assertThat(shen.get("/cases/loan/items/1").statusCode()).isEqualTo(403);
      }
    }
    try (OpenCase open = OpenCase.forReading(cases.resolve("loan"), Served.place(keys))) {
      String noted =
          open.custody().stream()
              .map(OpenCase.CustodyLine::event)
              .filter(e -> NoteAccess.SUBJECT.equals(e.what().get("subject")))
              .map(e -> String.join("\n", e.what().values()))
              .reduce("", (a, b) -> a + "\n" + b);
      assertThat(noted)
          .containsPattern(
              "wang GET /cases/\\{case}/items/\\{item} item=1 from 127\\.0\\.0\\.1 \\S+ ×2")
          .contains(
              "wang GET /cases/{case}/search from",
              "wang GET /api/v1/cases/{case}/items/{item}/talks/{talk}/search item=1 talk=0 from",
              "wang GET /bytes/{case}/{sha256}/{ticket} sha256=",
              "shen GET /cases/{case}/custody from")
          .doesNotContain("借款", "secretword", "examine", "shen GET /cases/{case}/items");
    }
  }
}
