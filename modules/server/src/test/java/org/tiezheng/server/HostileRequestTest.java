package org.tiezheng.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tiezheng.evidence.json.EvidenceJson;
import tools.jackson.databind.JsonNode;

/**
 * JSON that is too much, values that want to be headers, and addresses that want to be called by
 * the server (SSRF): beside {@link GuardTest}, which has what needs no case.
 */
class HostileRequestTest {
  @TempDir static Path cases;
  @TempDir static Path keys;
  @TempDir static Path material;
  private static Served app;

  /** Whoever connects to it was led there. */
  private static ServerSocket elsewhere;

  private static final AtomicInteger CALLS = new AtomicInteger();

  @BeforeAll
  static void start() throws Exception {
    elsewhere = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(HostileRequestTest::count);
    Path in = Files.createDirectories(material.resolve("in"));
    CaseMaterial.chat(in.resolve("chat.json"), there("/t"), List.of("甲"), List.of(there("/m")));
    Files.writeString(
        in.resolve("page.html"),
        "<!doctype html><base href=\"%s\"><link rel=stylesheet href=\"%s\"><img src=\"%s\">"
            .formatted(there("/"), there("/s.css"), there("/i.png")));
    Files.writeString(
        in.resolve("picture.svg"),
        """
        <?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "%s">]>
        <svg xmlns="http://www.w3.org/2000/svg"><image href="%s"/>&x;</svg>
        """
            .formatted(there("/e"), there("/v.png")));
    Files.writeString(
        in.resolve("mail.eml"),
        """
        From: a@example.com
        To: b@example.com
        Subject: s
        MIME-Version: 1.0
        Content-Type: message/external-body; access-type=URL; URL="%s"

        <img src="%s">
        """
            .formatted(there("/b"), there("/g.png")));
    CaseMaterial.make(cases, "c", CaseMaterial.opening("t", "林岚"), keys, in);
    app = Served.at(cases, keys);
  }

  private static String there(String path) {
    return "http://127.0.0.1:" + elsewhere.getLocalPort() + path;
  }

  private static void count() {
    while (!elsewhere.isClosed()) {
      try (Socket _ = elsewhere.accept()) {
        CALLS.incrementAndGet();
      } catch (IOException e) {
        return;
      }
    }
  }

  @AfterAll
  static void stop() throws IOException {
    app.close();
    elsewhere.close();
  }

  private static HttpResponse<String> post(String path, String json) throws Exception {
    return app.send(
        app.to("/api/v1" + path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  @Test
  void jsonThatIsTooLongTooDeepOrTooBigIsRefusedAndIsNoFaultOfOurs() throws Exception {
    String deep = "[".repeat(20_000) + "]".repeat(20_000);
    List<String> bodies =
        List.of(
            "{\"name\":\"" + "x".repeat(70_000) + "\"}",
            "{\"name\":" + deep + "}",
            "{\"name\":\"n\",\"title\":" + "9".repeat(5_000) + "}",
            "{\"name\":\"n\"" + ",\"a\":1".repeat(9_000) + ",",
            "{\"name\":null,\"path\":7,\"role\":null,\"parties\":[null]}",
            "null",
            "[]",
            "\"\"");
    for (String body : bodies) {
      for (String path : List.of("/cases", "/cases/c/collect", "/cases/c/items/1/talks/0/marks")) {
        HttpResponse<String> answer = post(path, body);
        assertThat(answer.statusCode())
            .as(path + " " + body.substring(0, Math.min(40, body.length())))
            .isBetween(400, 422);
        assertThat(answer.headers().firstValue("Content-Type"))
            .contains("application/problem+json");
      }
    }
    assertThat(app.get("/health").statusCode()).isEqualTo(200);
    assertThat(app.faults()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"x\r\nSet-Cookie: a=b", "x\nX-Evil: 1", "x%0d%0aX-Evil:%201", "x\u0085X-Evil: 1"})
  void aNameNeverBecomesAHeader(String name) throws Exception {
    HttpResponse<String> opened =
        post("/cases", EvidenceJson.write(Map.of("name", name, "title", name)));
    HttpResponse<String> looked = app.get("/cases/" + Served.encode(name));
    HttpResponse<String> searched =
        app.get("/api/v1/cases/c/search?q=" + Served.encode(name) + "&from=0");
    HttpResponse<String> left =
        app.post("/settings", Map.of("language", name, "theme", name, "back", "/" + name));
    for (HttpResponse<String> answer : List.of(opened, looked, searched, left)) {
      assertThat(answer.statusCode()).isLessThan(500);
      assertThat(answer.headers().map()).doesNotContainKey("x-evil");
      assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(c -> c.startsWith("a="));
    }
    assertThat(app.faults()).isEmpty();
  }

  /** Evidence and answers are full of addresses; the server calls none of them. */
  @Test
  void noAddressInEvidenceOrInAnAnswerIsEverCalled() throws Exception {
    assertThat(app.get("/api/v1/cases/c/items").statusCode()).isEqualTo(200);
    for (JsonNode item : EvidenceJson.mapper().readTree(app.get("/api/v1/cases/c/items").body())) {
      String at = "/cases/c/items/" + item.get("number").asInt();
      assertThat(app.get(at).statusCode()).isEqualTo(200);
      assertThat(app.get("/api/v1" + at + "/lines").statusCode()).isEqualTo(200);
    }
    for (String body :
        List.of(
            EvidenceJson.write(Map.of("path", there("/x"))),
            EvidenceJson.write(Map.of("path", "file:" + there("/x"), "source", there("/x"))),
            EvidenceJson.write(Map.of("path", "\\\\127.0.0.1\\share", "method", there("/x"))))) {
      assertThat(post("/cases/c/collect", body).statusCode()).isBetween(400, 422);
      assertThat(post("/verify", body).statusCode()).isBetween(400, 422);
    }
    String capture =
        "{\"kind\":\"PHOTO\",\"subject\":\"%s\",\"url\":\"%s\",\"device\":\"%s\"}"
            .formatted(there("/x"), there("/x"), there("/x"));
    assertThat(post("/cases/c/captures", capture).statusCode()).isLessThan(500);
    assertThat(CALLS).hasValue(0);
    assertThat(app.faults()).isEmpty();
  }
}
