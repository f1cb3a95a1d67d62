package org.tiezheng.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.evidence.json.EvidenceJson;
import tools.jackson.databind.JsonNode;

/** The catalogue edited, the bundle made and taken away, all in the app. */
class BundleTest {
  private static final String EVIL = "<img src=x onerror=alert(1)>";

  @TempDir static Path cases;
  @TempDir static Path keys;
  @TempDir static Path material;
  private static Served app;

  @BeforeAll
  static void start() throws Exception {
    List<String> senders = List.of("岚岚", "启明星");
    CaseMaterial.chat(
        material.resolve("a/a.json"), "借款" + EVIL, senders, List.of("借你五万元", "收到了", "好"));
    CaseMaterial.chat(material.resolve("b/b.json"), "房租", senders, List.of("房租付了", "收到"));
    Files.writeString(material.resolve("c.txt"), "合同");
    CaseMaterial.make(cases, "c", CaseMaterial.opening("t", "林岚"), keys, material);
    app = Served.at(cases, keys);
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  private static JsonNode json(String body) {
    return EvidenceJson.mapper().readTree(body);
  }

  private static HttpResponse<String> sent(String method, String path, Object body)
      throws Exception {
    return app.send(
        app.to(path)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(EvidenceJson.write(body))));
  }

  private static JsonNode ended(HttpResponse<String> begun) throws Exception {
    assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
    return ended(json(begun.body()).get("id").asString());
  }

  private static JsonNode ended(String job) throws Exception {
    String at = "/api/v1/jobs/" + job;
    JsonNode now = json(app.get(at).body());
    while (now.get("state").asString().equals("RUNNING")) {
      app.get(at + "/events");
      now = json(app.get(at).body());
    }
    assertThat(now.get("state").asString()).as(now.toString()).isEqualTo("DONE");
    return now;
  }

  private static JsonNode catalogue() throws Exception {
    return json(app.get("/api/v1/cases/c/catalogue").body());
  }

  private static HttpResponse<byte[]> fetched(String address, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return app.client().send(request.build(), BodyHandlers.ofByteArray());
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private static List<String> listed(JsonNode sheet) {
    List<String> listed = new ArrayList<>();
    for (JsonNode row : sheet.get("rows")) {
      listed.add(row.get("item").asInt() + "=" + row.get("listed").asString());
    }
    return listed;
  }

  /** One story, for each step needs those before. */
  @Test
  void aCatalogueIsEditedAndItsBundleTakenAway() throws Exception {
    String version = catalogue().get("version").asString();
    HttpResponse<String> kept =
        app.post(
            "/cases/c/bundle/catalogue",
            Map.ofEntries(
                Map.entry("version", version),
                Map.entry("item", "1"),
                Map.entry("in1", "yes"),
                Map.entry("group1", "2"),
                Map.entry("at1", "1"),
                Map.entry("copies", "3")));
    assertThat(kept.statusCode()).as(kept.body()).isEqualTo(303);
    assertThat(listed(catalogue())).first().isEqualTo("1=2-1");
    assertThat(catalogue().get("sets").asInt()).isEqualTo(3);

    // A second browser that has the old page overwrites nothing and is told so.
    String now = Files.readString(cases.resolve("c/case.yaml"));
    HttpResponse<String> late =
        app.post(
            "/cases/c/bundle/items/1",
            Map.of("version", version, "title", "别的名字", "copyGrade", "DUPLICATE"));
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains("改动过", "没有写入");
    assertThat(Files.readString(cases.resolve("c/case.yaml"))).isEqualTo(now);

    HttpResponse<String> words =
        app.post(
            "/cases/c/bundle/items/1",
            Map.of(
                "version",
                catalogue().get("version").asString(),
                "title",
                "聊天 " + EVIL,
                "objectOfProof",
                "借款已交付",
                "content",
                "第1至2行",
                "source",
                "手机",
                "copyGrade",
                "DUPLICATE"));
    assertThat(words.statusCode()).as(words.body()).isEqualTo(303);
    String page = app.get("/cases/c/bundle").body();
    assertThat(page).contains("借款已交付", "第1至2行", "2-1").doesNotContain(EVIL);
    assertThat(app.get("/cases/c/bundle/items/1").body()).contains("借款已交付").doesNotContain(EVIL);

    JsonNode leaves = ended(sent("POST", "/api/v1/cases/c/leaves", Map.of())).at("/outcome/result");
    assertThat(leaves.at("/items/0/go/0/messages").asInt()).isEqualTo(3);
    assertThat(leaves.at("/items/0/people").toString()).contains("启明星");
    assertThat(app.get("/cases/c/bundle").body()).contains("离开的会话");

    previewed();
    supplemented();
    JsonNode stopped =
        ended(sent("POST", "/api/v1/cases/c/present", Map.of("supplement", true)))
            .at("/outcome/result");
    Map<String, String> overrides = new java.util.TreeMap<>();
    stopped
        .get("blocks")
        .propertyNames()
        .forEach(rule -> overrides.put(rule.replaceFirst("#.*", ""), "试验"));
    if (!stopped.get("written").asBoolean()) {
      assertThat(app.get("/cases/c/bundle").body()).contains("仍要提交的理由");
      JsonNode done =
          ended(
              sent(
                  "POST",
                  "/api/v1/cases/c/present",
                  Map.of(
                      "overrides",
                      overrides,
                      "profile",
                      "cn-court",
                      "megabytes",
                      20,
                      "supplement",
                      true)));
      assertThat(done.at("/outcome/result/written").asBoolean()).as(done.toString()).isTrue();
    }
    assertThat(app.get("/api/v1/cases/c/custody").body())
        .contains("\"items\":\"2\"", "\"supplement\":\"yes\"");
    JsonNode made = json(app.get("/api/v1/cases/c/made").body()).get(0);
    assertThat(made.get("kind").asString()).isEqualTo("BUNDLE");
    JsonNode zip = made.at("/files/0");
    assertThat(zip.get("name").asString()).endsWith(".zip");
    HttpResponse<byte[]> whole = fetched(zip.get("address").asString());
    assertThat(sha256(whole.body())).isEqualTo(zip.get("sha256").asString());
    assertThat(whole.headers().firstValueAsLong("Content-Length").orElse(0))
        .isEqualTo(whole.body().length);
    assertThat(whole.headers().firstValue("Content-Disposition").orElse(""))
        .startsWith("attachment;");
    assertThat(whole.headers().firstValue("Content-Type")).hasValue("application/octet-stream");
    assertThat(whole.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("sandbox");
    int entries = 0;
    try (ZipInputStream in = new ZipInputStream(new java.io.ByteArrayInputStream(whole.body()))) {
      while (in.getNextEntry() != null) {
        entries++;
      }
    }
    assertThat(entries).isGreaterThan(20);

    // A break costs what was not yet there, and never mixes two files.
    HttpResponse<byte[]> rest =
        fetched(zip.get("address").asString(), "Range", "bytes=1000-", "If-Range", tag(whole));
    assertThat(rest.statusCode()).isEqualTo(206);
    assertThat(rest.body().length).isEqualTo(whole.body().length - 1000);
    assertThat(
            fetched(zip.get("address").asString(), "Range", "bytes=9-", "If-Range", "\"x\"")
                .statusCode())
        .isEqualTo(200);
    String address = zip.get("address").asString();
    assertThat(fetched(address.replaceFirst("/0/", "/1/")).statusCode()).isEqualTo(404);

    // What was changed since is not handed out under the old digest.
    JsonNode paper = null;
    for (JsonNode file : made.get("files")) {
      paper = file.get("name").asString().contains("DOC-CATALOGUE") ? file : paper;
    }
    assertThat(paper).isNotNull();
    Path place;
    try (var files = Files.walk(cases)) {
      String name = java.util.Objects.requireNonNull(paper).get("name").asString();
      place =
          files
              .filter(f -> !f.toString().contains(".tiezheng"))
              .filter(f -> f.getFileName().toString().equals(name))
              .findFirst()
              .orElseThrow();
    }
    assertThat(fetched(paper.get("address").asString()).statusCode()).isEqualTo(200);
    Files.writeString(place, "x");
    assertThat(fetched(paper.get("address").asString()).statusCode()).isEqualTo(409);
    assertThat(app.get("/cases/c/bundle").body()).contains("制作后被改动过");
    assertThat(app.faults()).isEmpty();
  }

  /** Pages are shown without making anything, and nothing is noted of it. */
  private static void previewed() throws Exception {
    int events = json(app.get("/api/v1/cases/c/custody").body()).size();
    JsonNode made = ended(sent("POST", "/api/v1/cases/c/preview", Map.of())).at("/outcome/result");
    assertThat(json(app.get("/api/v1/cases/c/custody").body()).size()).isEqualTo(events);
    assertThat(made.get("files").toString()).contains("DOC-CATALOGUE", "DOC-CHAT-FULL");
    String base = "/api/v1/cases/c/made/" + made.get("id").asString() + "/0/pages/";
    HttpResponse<byte[]> page = fetched(app.origin() + base + "1?dpi=9999");
    assertThat(page.headers().firstValue("Content-Type")).hasValue("image/png");
    BufferedImage picture = ImageIO.read(new java.io.ByteArrayInputStream(page.body()));
    // A4 at 200 dots per inch, and no more however much is asked for.
    assertThat(Math.max(picture.getWidth(), picture.getHeight())).isBetween(2200, 2400);
    int dark = 0;
    for (int y = 0; y < picture.getHeight(); y += 3) {
      for (int x = 0; x < picture.getWidth(); x += 3) {
        dark += (picture.getRGB(x, y) & 0xff) < 128 ? 1 : 0;
      }
    }
    assertThat(dark).as("printed points").isGreaterThan(500);
    assertThat(app.get(base + "9999").statusCode()).isEqualTo(404);
    String shown = app.get("/cases/c/preview").body();
    assertThat(shown).contains("这是预览", "证据包编号全为 0").doesNotContain("重新预览。", EVIL);
    assertThat(app.get("/cases/c/made/" + made.get("id").asString() + "/0?page=1").body())
        .contains("预览,不是提交的文件")
        .doesNotContain(EVIL);
    // None is handed out.
    assertThat(json(app.get("/api/v1/cases/c/made").body()).at("/0/files/0/address").asString())
        .isEmpty();
  }

  private static HttpResponse<String> edited(Map<String, Object> change) throws Exception {
    Map<String, Object> body = new java.util.TreeMap<>(change);
    body.put("version", catalogue().get("version").asString());
    body.putIfAbsent("items", List.of());
    body.putIfAbsent("answers", Map.of());
    return sent("PATCH", "/api/v1/cases/c/catalogue", body);
  }

  private static Map<String, Object> change(int item, Map<String, Object> stated) {
    Map<String, Object> body = new java.util.TreeMap<>(stated);
    body.put("item", item);
    body.putIfAbsent("attributes", Map.of());
    body.put("lines", Map.of());
    return body;
  }

  /** What was handed in keeps its number; a supplement has only what is new. */
  private static void supplemented() throws Exception {
    Map<String, Object> day = Map.of("attributes", Map.of("handedIn", "2026-05-01"));
    assertThat(edited(Map.of("items", List.of(change(1, day)))).statusCode()).isEqualTo(200);
    HttpResponse<String> moved = edited(Map.of("order", List.of(Map.of("item", 1, "group", 1))));
    assertThat(moved.statusCode()).isEqualTo(422);
    assertThat(moved.body()).contains("编号不再改变");
    HttpResponse<String> more =
        edited(
            Map.of(
                "items",
                List.of(
                    change(2, Map.of("catalogued", true, "objectOfProof", "房租", "content", "已付"))),
                "order",
                List.of(Map.of("item", 2, "group", 2), Map.of("item", 1, "group", 2))));
    assertThat(more.statusCode()).as(more.body()).isEqualTo(200);
    assertThat(listed(json(more.body()))).startsWith("1=2-1", "2=2-2");
  }

  private static String tag(HttpResponse<?> answer) {
    return answer.headers().firstValue("ETag").orElse("");
  }

  @Test
  void conversationsAndPapersAreMadeAndListedWithTheirDigests() throws Exception {
    JsonNode exported =
        ended(
            sent(
                "POST",
                "/api/v1/cases/c/export",
                Map.of("formats", List.of("txt", "html"), "conversation", "房租")));
    assertThat(exported.at("/outcome/exitCode").asInt()).isZero();
    String page = app.get("/cases/c/export").body();
    assertThat(page).contains(".txt", "SHA-256 ").doesNotContain(EVIL);
    JsonNode list =
        ended(sent("POST", "/api/v1/cases/c/papers", Map.of("list", true))).at("/outcome/result");
    assertThat(list.get("others").size() + list.get("papers").size()).isGreaterThan(10);
    // What a paper lacks is filled in beside it, and stands in the case then.
    String asked = app.get("/cases/c/papers").body();
    Matcher blank =
        Pattern.compile(
                "name=\"answer\" value=\"([^\"]+)\".{1,400}?name=\"value(\\d+)\"", Pattern.DOTALL)
            .matcher(asked);
    Map<String, String> form = new java.util.TreeMap<>();
    List<String> fields = new ArrayList<>();
    while (blank.find()) {
      fields.add(blank.group(2));
      form.putIfAbsent("answer", blank.group(1));
    }
    assertThat(fields).doesNotHaveDuplicates().isNotEmpty();
    form.put("value0", EVIL);
    form.put("version", catalogue().get("version").asString());
    assertThat(app.post("/cases/c/papers/answers", form).statusCode()).isEqualTo(303);
    assertThat(Files.readString(cases.resolve("c/case.yaml")))
        .contains(form.get("answer") + ": \"<img");
    JsonNode papers =
        ended(sent("POST", "/api/v1/cases/c/papers", Map.of("docs", List.of("DOC-COC"))));
    assertThat(papers.at("/outcome/lines").toString()).contains("DOC-COC");
    assertThat(app.get("/cases/c/papers").body()).contains("DOC-COC", ".pdf");
    JsonNode export =
        json(app.get("/api/v1/cases/c/made").body())
            .valueStream()
            .filter(m -> m.get("kind").asString().equals("EXPORT"))
            .findFirst()
            .orElseThrow();
    assertThat(export.at("/files/0/name").asString()).endsWith(".zip");
    HttpResponse<byte[]> all = fetched(export.at("/files/0/address").asString());
    assertThat(sha256(all.body())).isEqualTo(export.at("/files/0/sha256").asString());
    boolean found = false;
    for (JsonNode made : json(app.get("/api/v1/cases/c/made").body())) {
      for (JsonNode file : made.get("files")) {
        if (file.get("name").asString().endsWith(".html")) {
          HttpResponse<byte[]> html = fetched(file.get("address").asString());
          assertThat(html.headers().firstValue("Content-Type"))
              .hasValue("application/octet-stream");
          assertThat(sha256(html.body())).isEqualTo(file.get("sha256").asString());
          found = true;
        }
      }
    }
    assertThat(found).isTrue();
  }
}
