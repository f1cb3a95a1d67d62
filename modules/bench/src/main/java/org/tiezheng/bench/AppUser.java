package org.tiezheng.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import org.tiezheng.evidence.json.EvidenceJson;
import tools.jackson.databind.JsonNode;

/**
 * One person at the app: reads pages, searches, marks lines, uploads a file, listens and looks at a
 * sound, each with a pause as a person makes one. Not thread-safe.
 */
final class AppUser implements AutoCloseable {
  private static final int PIECE = 64 << 10;

  private final URI origin;
  private final HttpClient client;
  private final Random random;
  private final int cases;
  private final int lines;

  /**
   * @param invitation lets this one in
   */
  AppUser(URI invitation, Random random, int cases, int lines)
      throws IOException, InterruptedException {
    this.origin = invitation.resolve("/");
    this.random = random;
    this.cases = cases;
    this.lines = lines;
    client =
        HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .connectTimeout(Duration.ofSeconds(30))
            .build();
    client.send(HttpRequest.newBuilder(invitation).build(), BodyHandlers.discarding());
  }

  /**
   * What came of one thing that was done.
   *
   * @param what its name
   * @param status of the last answer
   * @param nanos from the first request to the last answer
   */
  record Done(String what, int status, long nanos) {}

  /** Does something, as often as people do it. */
  Done act() throws IOException, InterruptedException {
    String matter = "case" + (1 + random.nextInt(cases));
    int dice = random.nextInt(100);
    if (dice < 10) {
      return timed("bare: GET /health", () -> get("/health").statusCode());
    } else if (dice < 40) {
      return timed("page", () -> get(page(matter)).statusCode());
    } else if (dice < 65) {
      int from = random.nextInt(Math.max(1, lines - 200));
      return timed(
          "lines",
          () -> get(api(matter) + "/items/1/talks/0/lines?count=200&from=" + from).statusCode());
    } else if (dice < 77) {
      return timed(
          "search", () -> get(api(matter) + "/search?q=" + random.nextInt(lines)).statusCode());
    } else if (dice < 82) {
      return timed("mark", () -> mark(matter));
    } else if (dice < 87) {
      return timed("upload", this::upload);
    }
    return timed("listen", () -> listen(matter));
  }

  private String page(String matter) {
    String at = "/cases/" + matter;
    return switch (random.nextInt(5)) {
      case 0 -> "/";
      case 1 -> at;
      case 2 -> at + "/items/1";
      case 3 -> at + "/custody";
      default -> at + "/items/1/talks/0";
    };
  }

  private static String api(String matter) {
    return "/api/v1/cases/" + matter;
  }

  private interface Act {
    int status() throws IOException, InterruptedException;
  }

  private static Done timed(String what, Act act) throws IOException, InterruptedException {
    long begun = System.nanoTime();
    int status = act.status();
    return new Done(what, status, System.nanoTime() - begun);
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(origin.resolve(path)).timeout(Duration.ofSeconds(60));
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(to(path).build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  /** Few lines, again and again: what is linked already stays as it is. */
  private int mark(String matter) throws IOException, InterruptedException {
    int line = random.nextInt(20);
    String body =
        "{\"stretches\":[{\"from\":%d,\"to\":%d}],\"fact\":\"delivery\"}".formatted(line, line);
    return client
        .send(
            to(api(matter) + "/items/1/talks/0/marks")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.discarding())
        .statusCode();
  }

  /** A file arrives and is given up again, so that the disk does not fill. */
  private int upload() throws IOException, InterruptedException {
    byte[] piece = new byte[PIECE];
    random.nextBytes(piece);
    HttpResponse<Void> made =
        client.send(
            to("/api/v1/uploads")
                .header("Tus-Resumable", "1.0.0")
                .header("Upload-Length", String.valueOf(PIECE))
                .header(
                    "Upload-Metadata",
                    "filename "
                        + Base64.getEncoder()
                            .encodeToString("f.bin".getBytes(StandardCharsets.UTF_8)))
                .POST(BodyPublishers.noBody())
                .build(),
            BodyHandlers.discarding());
    if (made.statusCode() != 201) {
      return made.statusCode();
    }
    String place = made.headers().firstValue("Location").orElseThrow();
    int sent =
        client
            .send(
                to(place)
                    .header("Tus-Resumable", "1.0.0")
                    .header("Upload-Offset", "0")
                    .header("Content-Type", "application/offset+octet-stream")
                    .method("PATCH", BodyPublishers.ofByteArray(piece))
                    .build(),
                BodyHandlers.discarding())
            .statusCode();
    int gone =
        client
            .send(
                to(place).header("Tus-Resumable", "1.0.0").DELETE().build(),
                BodyHandlers.discarding())
            .statusCode();
    return sent >= 400 ? sent : gone;
  }

  /** Where the sound can be heard, a stretch of it, and its picture. */
  private int listen(String matter) throws IOException, InterruptedException {
    JsonNode recordings = json(get(api(matter) + "/recordings"));
    String one = api(matter) + "/recordings/" + recordings.get(0).get("recording").asString();
    JsonNode sound = json(get(one + "/sound?from=0&to=60000&columns=1000"));
    if (!sound.has("stretch")) {
      client.send(
          to(one + "/sound").POST(BodyPublishers.noBody()).build(), BodyHandlers.discarding());
    }
    URI player = URI.create(json(get(one + "/player")).get("address").asString());
    long from = random.nextInt(400_000);
    return client
        .send(
            HttpRequest.newBuilder(player)
                .timeout(Duration.ofSeconds(60))
                .header("Range", "bytes=" + from + "-" + (from + PIECE - 1))
                .build(),
            BodyHandlers.discarding())
        .statusCode();
  }

  private static JsonNode json(HttpResponse<String> answer) throws IOException {
    if (answer.statusCode() != 200) {
      throw new IOException(answer.statusCode() + " " + Map.of("body", answer.body()));
    }
    return EvidenceJson.mapper().readTree(answer.body());
  }

  @Override
  public void close() {
    client.close();
  }
}
