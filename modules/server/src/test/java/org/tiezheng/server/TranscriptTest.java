package org.tiezheng.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.casework.Workplace;
import org.tiezheng.evidence.json.EvidenceJson;
import tools.jackson.databind.JsonNode;

/** A recording and its transcript over the API, as two browsers and a curious stranger use it. */
@Tag("DOC-AUDIO-TRANSCRIPT")
class TranscriptTest {
  private static final int RATE = 8_000;

  @TempDir static Path cases;
  @TempDir static Path keys;
  @TempDir static Path material;
  private static Served app;
  private static String at = "";
  private static String page = "";

  @BeforeAll
  static void start() throws Exception {
    Path wave = Files.createDirectories(material.resolve("in")).resolve("<i>催款.wav");
    ByteBuffer all = ByteBuffer.allocate(44 + 2 * RATE * 2).order(ByteOrder.LITTLE_ENDIAN);
    all.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + 4 * RATE);
    all.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16).putShort((short) 1);
    all.putShort((short) 1).putInt(RATE).putInt(2 * RATE).putShort((short) 2).putShort((short) 16);
    all.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(4 * RATE);
    for (int i = 0; i < 2 * RATE; i++) {
      all.putShort((short) (12_000 * Math.sin(2 * Math.PI * 440 * i / RATE)));
    }
    Files.write(wave, all.array());
    Files.writeString(material.resolve("in/notes.txt"), "no sound\n");
    CaseMaterial.make(cases, "c", CaseMaterial.opening("t", "林岚"), keys, material.resolve("in"));
    page = "/cases/c/recordings/" + Workplace.sha256(wave);
    at = "/api/v1" + page;
    app = Served.at(cases, keys);
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return EvidenceJson.mapper().readTree(answer.body());
  }

  private static HttpResponse<String> put(String based, String words, boolean confirmed)
      throws Exception {
    Map<String, Object> segment =
        Map.of(
            "start",
            250,
            "end",
            1_750,
            "speaker",
            "甲",
            "words",
            words,
            "key",
            false,
            "confirmed",
            confirmed);
    return app.send(
        app.to(at + "/transcript")
            .header("Content-Type", "application/json")
            .PUT(
                BodyPublishers.ofString(
                    EvidenceJson.write(
                        Map.of(
                            "based", based,
                            "aside", false,
                            "statements", Map.of("place", "<b>店内"),
                            "speakers", List.of(),
                            "segments", List.of(segment))))));
  }

  @Test
  void whoSavesOnAnOldVersionIsToldAndAConfirmationIsTheServersToDate() throws Exception {
    String before = json(app.get(at + "/transcript")).get("version").asString();
    HttpResponse<String> first = put(before, "<script>alert(1)</script>", false);
    assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
    String version = json(first).get("version").asString();

    HttpResponse<String> late = put(before, "别的", false);
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(json(late).get("zh").asString()).contains("没有覆盖");

    JsonNode confirmed = json(put(version, "今天五号", true));
    JsonNode by = confirmed.get("segments").get(0).get("confirmed");
    assertThat(by.get("by").asString()).isEqualTo("tester");
    JsonNode log = json(app.get("/api/v1/cases/c/custody"));
    assertThat(log.get(log.size() - 1).get("what").get("at").asString())
        .isEqualTo(by.get("at").asString());
    assertThat(app.get(at + "/transcript/text").body())
        .contains("[00:00.250 - 00:01.750] 甲 〔核对 tester ", "录音地点：<b>店内");

    String shown = app.get(page).body();
    assertThat(shown).contains("&lt;i&gt;催款.wav").doesNotContain("<i>催款").doesNotContain("<b>店内");
    assertThat(json(app.get("/api/v1/cases/c/recordings")).get(0).get("passages").asInt())
        .isEqualTo(1);
    assertThat(app.faults()).isEmpty();
  }

  @Test
  void onlyARecordingOfTheCaseHasATranscriptAndWhatIsSentIsMeasured() throws Exception {
    String notes = Workplace.sha256(material.resolve("in/notes.txt"));
    for (String other : List.of("0".repeat(64), notes, "..%2f..%2fcase.yaml", "A".repeat(64))) {
      String path = "/api/v1/cases/c/recordings/" + other;
      assertThat(app.get(path + "/transcript").statusCode()).as(other).isEqualTo(404);
      assertThat(app.get(path + "/sound").statusCode()).as(other).isEqualTo(404);
      assertThat(app.get("/cases/c/recordings/" + other).statusCode()).as(other).isEqualTo(404);
    }
    HttpRequest.Builder huge =
        app.to(at + "/transcript")
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString("[" + " ".repeat((16 << 20) + 1) + "]"));
    assertThat(app.send(huge).statusCode()).isEqualTo(413);
    assertThat(
            app.send(
                    app.to(at + "/transcript")
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString("{\"based\":null}")))
                .statusCode())
        .isEqualTo(400);
    // Another site cannot write.
    assertThat(
            app.send(
                    app.to(at + "/transcript")
                        .header("Origin", "http://evil.example")
                        .PUT(BodyPublishers.ofString("{}")))
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void theSoundIsDrawnOnceAndPlayedByTicketOnly() throws Exception {
    assertThat(json(app.get(at + "/sound?columns=10")).has("stretch")).isFalse();
    HttpResponse<String> begun = app.send(app.to(at + "/sound").POST(BodyPublishers.noBody()));
    assertThat(begun.statusCode()).isEqualTo(202);
    String job = json(begun).get("id").asString();
    JsonNode now = json(app.get("/api/v1/jobs/" + job));
    while (now.get("state").asString().equals("RUNNING")) {
      app.get("/api/v1/jobs/" + job + "/events");
      now = json(app.get("/api/v1/jobs/" + job));
    }
    assertThat(now.get("state").asString()).as(now.toString()).isEqualTo("DONE");
    JsonNode stretch = json(app.get(at + "/sound?from=0&to=2000&columns=10")).get("stretch");
    assertThat(stretch.get("facts").get("millis").asLong()).isEqualTo(2_000);
    assertThat(java.util.Base64.getDecoder().decode(stretch.get("wave").asString())).hasSize(20);

    URI player = URI.create(json(app.get(at + "/player")).get("address").asString());
    HttpResponse<byte[]> part =
        app.client()
            .send(
                HttpRequest.newBuilder(player).header("Range", "bytes=0-3").build(),
                BodyHandlers.ofByteArray());
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.body()).isEqualTo("RIFF".getBytes(StandardCharsets.US_ASCII));
    assertThat(part.headers().firstValue("Content-Type")).contains("audio/wav");
    URI forged = URI.create(player.toString().replaceAll("/bytes/(.*).$", "/sound/$1x"));
    assertThat(
            app.client()
                .send(HttpRequest.newBuilder(forged).build(), BodyHandlers.discarding())
                .statusCode())
        .isEqualTo(404);
  }
}
