package org.tiezheng.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A list that is too long for a page goes on on the next: nothing is cut without a word. */
class ListsTest {
  private static final int CHATS = 230;

  @TempDir Path cases;
  @TempDir Path keys;
  @TempDir Path material;

  @Test
  void everyConversationOfAnItemIsReached() throws Exception {
    StringBuilder json = new StringBuilder("{\"chats\":{\"list\":[");
    for (int i = 0; i < CHATS; i++) {
      json.append(i == 0 ? "" : ",")
          .append("{\"name\":\"群")
          .append(i)
          .append("\",\"type\":\"private_group\",\"id\":")
          .append(9000 + i)
          .append(",\"messages\":[{\"id\":1,\"type\":\"message\",\"date\":\"2024-01-05T20:47:40\",")
          .append("\"date_unixtime\":\"1704458860\",\"from\":\"甲\",\"from_id\":\"user1\",")
          .append("\"text\":\"好\",\"text_entities\":[]}]}");
    }
    Files.writeString(material.resolve("result.json"), json.append("]}}"));
    CaseMaterial.make(cases, "c", CaseMaterial.opening("t", "林岚"), keys, material);
    try (Served app = Served.at(cases, keys)) {
      String first = app.get("/cases/c/items/1").body();
      assertThat(first).contains("/talks/0\"", "/talks/199\"", "?talks=201", "1–200 / 230");
      assertThat(first).doesNotContain("/talks/200\"");
      String second = app.get("/cases/c/items/1?talks=201").body();
      assertThat(second).contains("/talks/200\"", "/talks/229\"", "?talks=1\"", "201–230 / 230");
      assertThat(second).doesNotContain("/talks/199\"", "?talks=401");
      assertThat(app.get("/cases/c/items/1?talks=9999").body()).contains("230–230 / 230");
      assertThat(app.get("/cases/c/items/1?talks=x").statusCode()).isEqualTo(400);
      assertThat(app.faults()).isEmpty();
    }
  }
}
