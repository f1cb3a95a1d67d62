package org.tiezheng.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.server.api.Route;
import org.tiezheng.server.api.Routes;
import tools.jackson.databind.JsonNode;

/** The API from outside: description, reading, work with its events, and uploads that break off. */
class ApiTest {
  private static final String AT = "/api/v1/cases/c";
  private static final int LINES = 450;

  @TempDir static Path cases;
  @TempDir static Path keys;
  @TempDir static Path material;
  private static Served app;

  @BeforeAll
  static void start() throws Exception {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < LINES; i++) {
      texts.add(i == 321 ? "第三笔借款 12345 元" : "消息 " + i);
    }
    CaseMaterial.chat(material.resolve("in/chat.json"), "启明星", List.of("岚岚", "启明星"), texts);
    CaseMaterial.make(cases, "c", CaseMaterial.opening("t", "林岚"), keys, material.resolve("in"));
    app = Served.at(cases, keys);
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  private static JsonNode json(String path) throws Exception {
    HttpResponse<String> answer = app.get(path);
    assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
    return EvidenceJson.mapper().readTree(answer.body());
  }

  private static HttpResponse<String> send(String method, String path, Object body)
      throws Exception {
    return app.send(
        app.to(path)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(EvidenceJson.write(body))));
  }

  @Test
  void theDescriptionNamesEveryRouteAndEveryReferenceInItResolves() throws Exception {
    JsonNode document = json("/api/v1/openapi.json");
    assertThat(document.get("openapi").asString()).isEqualTo("3.1.0");
    Set<String> described = new TreeSet<>();
    Set<String> ids = new TreeSet<>();
    document
        .get("paths")
        .propertyStream()
        .forEach(path ->
            path.getValue()
                .propertyStream()
                .forEach(operation -> {
                  described.add(operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey());
                  assertThat(ids.add(operation.getValue().get("operationId").asString())).isTrue();
                }));
    Set<String> routed = new TreeSet<>();
    Routes.all().forEach(r -> routed.add(r.method().text() + " " + Route.ROOT + r.path()));
    assertThat(described).isEqualTo(routed);
    JsonNode schemas = document.get("components").get("schemas");
    for (String reference : references(document.toString())) {
      assertThat(schemas.has(reference)).as(reference).isTrue();
    }
  }

  private static List<String> references(String text) {
    return java.util.regex.Pattern.compile("#/components/schemas/([^\"]+)")
        .matcher(text)
        .results()
        .map(m -> m.group(1))
        .toList();
  }

  /** Whatever is described is answered: no route of the description is unknown to the server. */
  @Test
  void everyRouteIsAnswered() throws Exception {
    for (Route<Visit> route : Routes.all()) {
      String path =
          Route.ROOT
              + route
                  .path()
                  .replace("{case}", "c")
                  .replace("{item}", "1")
                  .replace("{line}", "1")
                  .replace("{talk}", "0")
                  .replace("{guide}", "order-trip")
                  .replace("{recording}", "0".repeat(64))
                  .replaceAll("\\{(job|upload|capture|comparison|made|file|page)}", "0".repeat(32))
              // A search for nothing is an error of its own.
              + (route.query().contains("q") ? "?q=x" : "");
      HttpResponse<String> answer =
          app.send(
              app.to(path)
                  .header("Content-Type", "application/json")
                  .method(route.method().text(), BodyPublishers.ofString("{\"x\":")));
      boolean named =
          route.path().contains("{comparison}")
              || route.path().contains("/pictures/{item}") // only what was read from pictures
              || route.path().contains("{made}")
              || route.path().contains("{recording}")
              || route.path().contains("{job}")
              || route.path().contains("{upload}")
              || route.path().contains("{capture}");
      if (!named && route.method().text().equals("GET")) {
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        if (route.answer().isPresent()) {
          shape(route, answer.body());
        }
      } else {
        assertThat(answer.statusCode()).as(path).isNotIn(405, 500, 501);
      }
    }
    assertThat(app.faults()).isEmpty();
  }

  /** What comes back has what its description says is always there. */
  private static void shape(Route<Visit> route, String body) throws Exception {
    JsonNode found = EvidenceJson.mapper().readTree(body);
    JsonNode document = json("/api/v1/openapi.json");
    JsonNode content =
        document.at(
            "/paths/"
                + (Route.ROOT + route.path()).replace("~", "~0").replace("/", "~1")
                + "/get/responses/200/content");
    JsonNode schema = content.at("/application~1json/schema");
    boolean list = "array".equals(schema.path("type").asString(""));
    JsonNode one = list ? found.path(0) : found;
    String reference = (list ? schema.get("items") : schema).path("$ref").asString("");
    if (!reference.isEmpty() && !one.isMissingNode()) {
      document
          .at(reference.substring(1).replace("$", "$"))
          .path("required")
          .forEach(
              name -> assertThat(one.has(name.asString())).as(route.path() + " " + name).isTrue());
    }
  }

  @Test
  void linesAreGivenAStretchAtATime() throws Exception {
    JsonNode talk = json(AT + "/items/1/talks").get(0);
    assertThat(talk.get("lines").asInt()).isEqualTo(LINES);
    JsonNode end = json(AT + "/items/1/talks/0/lines?from=440&count=100");
    assertThat(end.get("lines").size()).isEqualTo(10);
    assertThat(end.get("lines").get(9).get("number").asInt()).isEqualTo(LINES);
    assertThat(end.get("lines").get(9).get("text").asString()).isEqualTo("消息 449");
    assertThat(json(AT + "/items/1/talks/0/lines?from=99999").get("lines").size()).isZero();
    assertThat(json(AT + "/items/1/talks/0/lines?count=999999").get("lines").size())
        .isEqualTo(LINES);
    assertThat(json(AT + "/items/1/talks/0/position?line=322").get("position").asInt())
        .isEqualTo(321);
    assertThat(
            json(AT + "/items/1/talks/0/position?second=" + (1_704_458_860L + 60 * 7 - 1))
                .get("position")
                .asInt())
        .isEqualTo(7);
    for (String bad : List.of("from=-1", "from=x", "count=1e3", "from=99999999999999999999")) {
      assertThat(app.get(AT + "/items/1/lines?" + bad).statusCode()).as(bad).isEqualTo(400);
    }
    assertThat(app.get(AT + "/items/1/talks/7/lines").statusCode()).isEqualTo(404);
  }

  @Test
  void aLargeItemIsIndexedBeforeItIsShown(@TempDir Path large) throws Exception {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 5_200; i++) {
      texts.add("消息 " + i);
    }
    CaseMaterial.chat(large.resolve("chat.json"), "长", List.of("岚岚", "启明星"), texts);
    CaseMaterial.make(cases, "large", CaseMaterial.opening("t", "林岚"), keys, large);
    String talk = "/cases/large/items/1/talks/0";
    assertThat(app.get("/cases/large/items/1").body()).contains("href=\"" + talk + "\"");
    HttpResponse<String> first = app.get(talk);
    assertThat(first.statusCode()).isEqualTo(303);
    String job = first.headers().firstValue("Location").orElseThrow();
    assertThat(events(job.substring("/jobs/".length())).getLast()).isEqualTo("end");
    assertThat(app.get(job).body()).contains("href=\"" + talk + "\"");
    assertThat(app.get(talk).statusCode()).isEqualTo(200);
    assertThat(
            json("/api/v1" + talk + "/lines?from=5199").get("lines").get(0).get("text").asString())
        .isEqualTo("消息 5199");
  }

  @Test
  void aSearchSaysWhetherItFoundAll() throws Exception {
    JsonNode hits = json(AT + "/items/1/talks/0/search?q=" + Served.encode("借款 12345"));
    assertThat(hits.get("hits").size()).isEqualTo(1);
    assertThat(hits.get("all").asBoolean()).isTrue();
    assertThat(hits.get("hits").get(0).get("position").asInt()).isEqualTo(321);
    JsonNode some = json(AT + "/items/1/talks/0/search?most=5&q=" + Served.encode("消息"));
    assertThat(some.get("hits").size()).isEqualTo(5);
    assertThat(some.get("all").asBoolean()).isFalse();
  }

  @Test
  void workIsToldAsEvents() throws Exception {
    HttpResponse<String> begun = send("POST", AT + "/examine", java.util.Map.of());
    assertThat(begun.statusCode()).isEqualTo(202);
    String id = EvidenceJson.mapper().readTree(begun.body()).get("id").asString();
    List<String> events = events(id);
    assertThat(events.getLast()).isEqualTo("end");
    JsonNode job = json("/api/v1/jobs/" + id);
    assertThat(job.get("state").asString()).isEqualTo("DONE");
    assertThat(job.get("outcome").get("next").asString()).isEqualTo("/cases/c/findings");
  }

  private static List<String> events(String job) throws Exception {
    List<String> events = new ArrayList<>();
    HttpResponse<InputStream> stream =
        app.client()
            .send(app.to("/api/v1/jobs/" + job + "/events").build(), BodyHandlers.ofInputStream());
    assertThat(stream.headers().firstValue("Content-Type")).hasValue("text/event-stream");
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("event: ")) {
          events.add(line.substring("event: ".length()));
        }
      }
    }
    return events;
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private static HttpResponse<String> create(String name, long length) throws Exception {
    return app.send(
        app.to("/api/v1/uploads")
            .header("Tus-Resumable", "1.0.0")
            .header("Upload-Length", String.valueOf(length))
            .header(
                "Upload-Metadata",
                "filename "
                    + Base64.getEncoder().encodeToString(name.getBytes(StandardCharsets.UTF_8)))
            .POST(BodyPublishers.noBody()));
  }

  private static HttpResponse<String> patch(String place, long offset, byte[] piece, byte[] sum)
      throws Exception {
    HttpRequest.Builder request =
        app.to(place)
            .header("Tus-Resumable", "1.0.0")
            .header("Upload-Offset", String.valueOf(offset))
            .header("Content-Type", "application/offset+octet-stream")
            .method("PATCH", BodyPublishers.ofByteArray(piece));
    if (sum.length > 0) {
      request.header("Upload-Checksum", "sha256 " + Base64.getEncoder().encodeToString(sum));
    }
    return app.send(request);
  }

  private static long offset(String place) throws Exception {
    HttpResponse<String> head =
        app.send(
            app.to(place).header("Tus-Resumable", "1.0.0").method("HEAD", BodyPublishers.noBody()));
    return head.headers().firstValueAsLong("Upload-Offset").orElse(-1);
  }

  private static byte[] digest(byte[] piece) throws Exception {
    return MessageDigest.getInstance("SHA-256").digest(piece);
  }

  @Test
  void anUploadGoesOnWhereItBrokeOffAndIsSealedAsItWasSent() throws Exception {
    byte[] file = new byte[300_000];
    new Random(1).nextBytes(file);
    String name = "手机/相册/一 张.bin";
    String place = create(name, file.length).headers().firstValue("Location").orElseThrow();
    byte[] first = Arrays.copyOf(file, 100_000);
    assertThat(patch(place, 0, first, digest(first)).statusCode()).isEqualTo(204);
    byte[] second = Arrays.copyOfRange(file, 100_000, 200_000);
    byte[] damaged = second.clone();
    damaged[5] ^= 1;
    assertThat(patch(place, 100_000, damaged, digest(second)).statusCode()).isEqualTo(460);
    assertThat(offset(place)).as("nothing of a damaged piece is kept").isEqualTo(100_000);
    assertThat(patch(place, 0, first, digest(first)).statusCode()).isEqualTo(409);
    brokenOff(place, second);
    assertThat(offset(place)).isEqualTo(100_000);
    assertThat(patch(place, 100_000, second, digest(second)).statusCode()).isEqualTo(204);
    byte[] rest = Arrays.copyOfRange(file, 200_000, file.length);
    assertThat(collect(place, sha256(file)).get("failure").toString()).contains("200,000");
    assertThat(patch(place, 200_000, rest, digest(rest)).statusCode()).isEqualTo(204);
    assertThat(collect(place, sha256(rest)).get("failure").toString())
        .contains(sha256(file))
        .contains(sha256(rest));
    JsonNode done = collect(place, sha256(file));
    assertThat(done.get("state").asString()).as(done.toString()).isEqualTo("DONE");
    assertThat(done.get("outcome").get("result").get("files").asInt()).isEqualTo(1);
    assertThat(json(AT).toString()).contains(sha256(file));
    assertThat(json(AT + "/custody").toString()).contains("COLLECT");
    assertThat(offset(place)).as("the intake is empty again").isEqualTo(-1);
  }

  /** A connection that ends in the middle of a piece. */
  private static void brokenOff(String place, byte[] piece) throws Exception {
    String own = app.origin().substring("http://".length());
    String cookie = app.cookie();
    app.raw(
        "PATCH "
            + place
            + " HTTP/1.1\r\nHost: "
            + own
            + "\r\nCookie: "
            + cookie
            + "\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: 100000\r\nContent-Type:"
            + " application/offset+octet-stream\r\nContent-Length: 100000\r\n\r\n"
            + new String(piece, 0, 40_000, StandardCharsets.ISO_8859_1));
  }

  private static JsonNode collect(String place, String sha256) throws Exception {
    String id = place.substring(place.lastIndexOf('/') + 1);
    HttpResponse<String> begun =
        send(
            "POST",
            AT + "/collect",
            java.util.Map.of(
                "uploads", List.of(java.util.Map.of("id", id, "sha256", sha256)), "source", "手机"));
    assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
    String job = EvidenceJson.mapper().readTree(begun.body()).get("id").asString();
    List<String> events = events(job);
    while (!events.getLast().equals("end")) {
      events = events(job);
    }
    return json("/api/v1/jobs/" + job);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../x",
        "a/../../x",
        "/etc/x",
        "a//b",
        "",
        ".",
        "a\\b",
        "C:x",
        "a\nb",
        "con",
        "x."
      })
  void anUploadCannotBeCalledSo(String name) throws Exception {
    assertThat(create(name, 1).statusCode()).isEqualTo(400);
  }

  @Test
  void anUploadIsLimitedAndItsIdIsNoPath() throws Exception {
    assertThat(create("x", 1L << 50).statusCode()).isEqualTo(413);
    String place = create("x", 10).headers().firstValue("Location").orElseThrow();
    assertThat(patch(place, 0, new byte[11], new byte[0]).statusCode()).isEqualTo(413);
    assertThat(offset(place)).isZero();
    for (String id : List.of("..", "%2e%2e", "none", "x".repeat(32), "0".repeat(31))) {
      assertThat(
              app.send(app.to("/api/v1/uploads/" + id).header("Tus-Resumable", "1.0.0").DELETE())
                  .statusCode())
          .isIn(400, 404);
    }
    assertThat(app.send(app.to(place).header("Tus-Resumable", "1.0.0").DELETE()).statusCode())
        .isEqualTo(204);
    assertThat(Files.exists(cases.resolve("c/case.yaml"))).isTrue();
  }

  @Test
  void whatIsNoJsonOrTooMuchIsRefused() throws Exception {
    for (String body : List.of("", "[", "[]", "{\"path\":{}}", "[".repeat(50_000))) {
      HttpResponse<String> answer =
          app.send(
              app.to(AT + "/collect")
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofString(body)));
      assertThat(answer.statusCode()).as(body).isIn(400, 411, 422);
    }
    assertThat(
            app.send(
                    app.to(AT + "/collect")
                        .POST(
                            BodyPublishers.ofString("{\"source\":\"" + "x".repeat(70_000) + "\"}")))
                .statusCode())
        .isEqualTo(413);
    assertThat(app.faults()).isEmpty();
  }
}
