package org.tiezheng.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.casework.Collect;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.evidence.json.EvidenceJson;
import tools.jackson.databind.JsonNode;

/** What no rule has looked at must not look as if one had. */
class LaterItemsTest {
  private static final String LATER = "after this examination; no rule has looked at";

  @TempDir Path cases;
  @TempDir Path keys;
  @TempDir Path material;

  @Test
  void anItemAddedAfterTheExaminationIsSaidNotToBeExamined() throws Exception {
    Path first = material.resolve("first");
    CaseMaterial.chat(first.resolve("chat.json"), "启明星", List.of("岚岚"), List.of("借款"));
    CaseMaterial.make(cases, "c", CaseMaterial.opening("t", "林岚"), keys, first);
    try (Served app = Served.at(cases, keys)) {
      assertThat(page(app, "")).doesNotContain(LATER);
      assertThat(page(app, "/findings")).doesNotContain(LATER);
      assertThat(page(app, "/items/1")).doesNotContain(LATER);
      assertThat(later(app)).isEmpty();

      Path second = material.resolve("second");
      CaseMaterial.chat(second.resolve("chat.json"), "李", List.of("李"), List.of("还款"));
      try (OpenCase open = OpenCase.forWriting(cases.resolve("c"), Served.place(keys))) {
        new Collect(open)
            .run(new Collect.Request(List.of(second), "phone", "copied", Map.of("device", "d")));
      }
      assertThat(page(app, "")).containsOnlyOnce(LATER);
      assertThat(page(app, "/findings")).contains(LATER).doesNotContain("Nothing needs a hand.");
      assertThat(page(app, "/items/1")).doesNotContain(LATER);
      assertThat(page(app, "/items/2")).contains(LATER);
      assertThat(later(app)).containsExactly(2);

      CaseMaterial.examine(cases.resolve("c"), Served.place(keys));
      assertThat(page(app, "")).doesNotContain(LATER);
      assertThat(page(app, "/findings")).doesNotContain(LATER);
      assertThat(page(app, "/items/2")).doesNotContain(LATER);
      assertThat(later(app)).isEmpty();
    }
  }

  private static String page(Served app, String rest) throws Exception {
    return app.send(app.to("/cases/c" + rest).header("Accept-Language", "en")).body();
  }

  private static List<Integer> later(Served app) throws Exception {
    JsonNode found = EvidenceJson.mapper().readTree(app.get("/api/v1/cases/c/findings").body());
    return found.get("later").valueStream().map(l -> l.get("item").asInt()).toList();
  }
}
