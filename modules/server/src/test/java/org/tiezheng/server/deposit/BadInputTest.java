package org.tiezheng.server.deposit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.casework.deposit.Quota;
import org.tiezheng.evidence.json.EvidenceJson;

/** Whatever is sent: one sentence, the right status, and nothing in the log. */
class BadInputTest {
  private static final String HEX = "a".repeat(64);
  private static final String GOOD =
      "{\"sha256\":\"" + HEX + "\",\"sm3\":\"" + HEX + "\",\"size\":1}";

  @TempDir static Path folder;
  @TempDir static Path keys;
  private static String key = "";
  private static Deposits api;

  @BeforeAll
  static void start() throws Exception {
    key = Deposits.tenant(folder, keys, "甲", Quota.USUAL);
    api = Deposits.impatient(folder, keys);
  }

  @AfterAll
  static void stop() throws Exception {
    assertThat(api.service().size()).isZero();
    assertThat(api.faults()).isEmpty();
    assertThat(api.post(Deposits.API + "/deposits", key, GOOD).statusCode()).isEqualTo(201);
    api.close();
    try (Stream<Path> all = Files.walk(folder.resolve("vault"))) {
      assertThat(all.map(String::valueOf))
          .noneMatch(name -> name.endsWith(".part") || name.matches(".*/originals/../.*"));
    }
  }

  private static void refused(int status, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(Deposits.json(answer).get("zh").asString()).isNotBlank();
    assertThat(Deposits.json(answer).get("en").asString()).isNotBlank();
  }

  @Test
  void whatIsNoDepositIsRefused() throws Exception {
    for (String body :
        List.of(
            "",
            "x",
            "[]",
            "null",
            "{}",
            "{\"sha256\":\"" + HEX + "\"}",
            GOOD.replace("\"size\":1", "\"size\":null"),
            GOOD.replace("\"size\":1", "\"size\":-1"),
            GOOD.replace("\"size\":1", "\"size\":1.5"),
            GOOD.replace("\"size\":1", "\"size\":1234567890123456"),
            GOOD.replace("\"size\":1", "\"size\":99999999999999999999"),
            GOOD.replace(HEX, HEX.substring(1)),
            GOOD.replace(HEX, "A".repeat(64)),
            GOOD.replace(HEX, "g".repeat(64)),
            GOOD.replace("\"" + HEX + "\"", "null"),
            GOOD.replace("\"size\":1", "\"size\":1,\"name\":\"x\""),
            GOOD + GOOD,
            GOOD.replace("}", ""),
            "{\"x\":" + "[".repeat(2000) + "]".repeat(1000))) {
      refused(400, api.post(Deposits.API + "/deposits", key, body));
    }
    refused(413, api.post(Deposits.API + "/deposits", key, GOOD + " ".repeat(5000)));
    for (String bad : List.of(" ", "\"\"", "a".repeat(256))) {
      refused(400, api.post(Deposits.API + "/deposits", key, GOOD, "Idempotency-Key", bad));
    }
  }

  @Test
  void aBatchWithOneThatIsNoneIsRefusedWhole() throws Exception {
    String at = Deposits.API + "/deposits/batch";
    Map<String, Object> good = Map.of("sha256", HEX, "sm3", HEX, "size", 1);
    refused(400, api.post(at, key, "{\"deposits\":[]}"));
    refused(400, api.post(at, key, "{\"deposits\":[null]}"));
    refused(400, api.post(at, key, "{}"));
    HttpResponse<String> second =
        api.post(
            at,
            key,
            EvidenceJson.write(
                Map.of("deposits", List.of(good, Map.of("sha256", "x", "sm3", HEX, "size", 1)))));
    refused(400, second);
    assertThat(Deposits.json(second).get("en").asString()).startsWith("Number 2: ");
    refused(
        413,
        api.post(at, key, EvidenceJson.write(Map.of("deposits", Collections.nCopies(1001, good)))));
    refused(413, api.post(at, key, " ".repeat((1 << 20) + 1)));
  }

  @Test
  void aFileThatIsTooLargeOrCodedIsNotTaken() throws Exception {
    assertThat(api.file(key, "", new byte[10], "Content-Encoding", "gzip").statusCode())
        .isEqualTo(400);
    refused(400, api.file(key, "?keep=perhaps", new byte[10]));
    HttpRequest.Builder chunked =
        api.to(Deposits.API + "/deposits/file", key)
            .POST(
                HttpRequest.BodyPublishers.ofInputStream(
                    () -> new java.io.ByteArrayInputStream(new byte[10])));
    refused(411, api.send(chunked));
    String head =
        "POST /api/v1/deposits/file HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
            + key
            + "\r\nContent-Length: ";
    assertThat(raw(head + (Deposits.MOST_FILE + 1) + "\r\n\r\n", true)).startsWith("HTTP/1.1 413");
    assertThat(raw(head + "99999999999999999999999\r\n\r\n", true)).startsWith("HTTP/1.1 4");
    assertThat(raw(head + "-1\r\n\r\n", true)).startsWith("HTTP/1.1 4");
  }

  @Test
  void aConnectionThatBreaksOffOrNeverEndsDepositsNothing() throws Exception {
    List<String> begun = new ArrayList<>();
    for (String path : List.of("/deposits/file", "/deposits/file?keep=false", "/deposits")) {
      begun.add(
          "POST /api/v1"
              + path
              + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
              + key
              + "\r\nContent-Length: 1000\r\n\r\n{\"sha");
    }
    for (String request : begun) {
      assertThat(raw(request, true)).doesNotContain("HTTP/1.1 2");
      // Without a time limit of the server the read would fail after ten seconds.
      assertThat(raw(request, false)).doesNotContain("HTTP/1.1 2");
    }
  }

  @Test
  void whatIsNotThereIsNotThere() throws Exception {
    for (String path :
        List.of(
            "/deposits/x",
            "/deposits/..%2f..%2fetc",
            "/deposits/00000000-0000-7000-8000-00000000000",
            "/deposits/00000000-0000-7000-8000-000000000000",
            "/deposits/00000000-0000-7000-8000-000000000000/content",
            "/none")) {
      refused(404, api.get(Deposits.API + path, key));
    }
    refused(400, api.get(Deposits.API + "/deposits", key));
  }

  /** Sends bytes and gives all that comes back until the server closes. */
  private static String raw(String bytes, boolean ends) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), api.address().getPort())) {
      socket.setSoTimeout(10_000);
      OutputStream out = socket.getOutputStream();
      out.write(bytes.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
      if (ends) {
        socket.shutdownOutput();
      }
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
