package org.tiezheng.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.evidence.Event;
import org.tiezheng.evidence.Original;
import tools.jackson.databind.JsonNode;

/** What a browser sends becomes evidence under its own name, and is never lost on the way. */
class UploadTest {
  private static final byte[] PICTURE = "a picture of a slip".getBytes(UTF_8);

  @TempDir Path cases;
  @TempDir Path keys;
  private Served app;
  private UploadClient browser;

  @BeforeEach
  void start(@TempDir Path material) throws Exception {
    CaseMaterial.chat(material.resolve("chat.json"), "启明星", List.of("岚岚", "启明星"), List.of("消息"));
    CaseMaterial.make(cases, "c", CaseMaterial.opening("t", "林岚"), keys, material);
    app = Served.at(cases, keys);
    browser = new UploadClient(app);
  }

  @AfterEach
  void stop() {
    app.close();
  }

  private List<Original> originals() throws Exception {
    try (OpenCase open = OpenCase.forReading(cases.resolve("c"), Served.place(keys))) {
      return open.originals();
    }
  }

  private Original original(String name) throws Exception {
    return originals().stream().filter(o -> o.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void aFileKeepsTheNameThatWasChosenAndGetsNoTimeAndNoSourceThatNobodyGave() throws Exception {
    String one = browser.sent("later.jpg", PICTURE);
    byte[] inside = "in a folder".getBytes(UTF_8);
    String two = browser.sent("手机/相册/x.bin", inside);
    JsonNode done =
        browser.collect(
            "c",
            List.of(UploadClient.stated(one, PICTURE), UploadClient.stated(two, inside)),
            Map.of());
    assertThat(done.get("state").asString()).as(done.toString()).isEqualTo("DONE");
    assertThat(original("later.jpg").modified()).isEmpty();
    assertThat(original("手机/相册/x.bin").modified()).isEmpty();
    String file = Files.readString(cases.resolve("c/case.yaml"));
    assertThat(file).contains("later.jpg").doesNotContain("set-").doesNotContain("browser");
    try (OpenCase open = OpenCase.forReading(cases.resolve("c"), Served.place(keys))) {
      assertThat(open.matter().items().stream().skip(1))
          .hasSize(2)
          .allSatisfy(i -> assertThat(i.source()).isEmpty());
      assertThat(
              open.custody().stream()
                  .map(OpenCase.CustodyLine::event)
                  .filter(e -> e.kind() == Event.Type.COLLECT)
                  .toList()
                  .getLast()
                  .what())
          .containsEntry(
              "came",
              "uploaded with a browser; the SHA-256 computed there equals that of what arrived");
    }
  }

  @Test
  void theSameNameWithOtherContentDoesNotTakeThePlaceOfTheFirst() throws Exception {
    byte[] other = "another picture".getBytes(UTF_8);
    for (byte[] file : List.of(PICTURE, other)) {
      String id = browser.sent("借条.jpg", file);
      browser.collect("c", List.of(UploadClient.stated(id, file)), Map.of("source", "林岚"));
    }
    assertThat(originals().stream().map(Original::name)).contains("借条.jpg", "again/2/借条.jpg");
    assertThat(Files.readString(cases.resolve("c/case.yaml"))).contains("林岚");
  }

  @Test
  void whatCannotBeCollectedNowStaysAndIsCollectedLater() throws Exception {
    String id = browser.sent("later.jpg", PICTURE);
    List<Map<String, String>> wanted = List.of(UploadClient.stated(id, PICTURE));
    int before = originals().size();
    try (OpenCase _ = OpenCase.forWriting(cases.resolve("c"), Served.place(keys))) {
      JsonNode failed = browser.collect("c", wanted, Map.of());
      assertThat(failed.get("state").asString()).isEqualTo("FAILED");
      assertThat(failed.get("failure").get("en").asString())
          .contains("in use")
          .contains("The uploads are kept");
    }
    assertThat(originals()).hasSize(before);
    assertThat(browser.offset(id)).as("still there").isEqualTo(PICTURE.length);
    JsonNode done = browser.collect("c", wanted, Map.of());
    assertThat(done.get("state").asString()).as(done.toString()).isEqualTo("DONE");
    assertThat(original("later.jpg").digests().sha256()).isEqualTo(UploadClient.sha256(PICTURE));
    assertThat(browser.offset(id)).as("sealed, so no longer needed").isEqualTo(-1);
    assertThat(cases.resolve(App.OWN).resolve("uploads")).isEmptyDirectory();
  }

  @Test
  void veryManyFilesAreCollectedAtOnce() throws Exception {
    int many = Boolean.getBoolean("long") ? 2_000 : 700; // their list is longer than 64 KiB
    List<Map<String, String>> wanted = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      byte[] file = ("file " + i).getBytes(UTF_8);
      wanted.add(UploadClient.stated(browser.sent("many/" + i + ".bin", file), file));
    }
    int before = originals().size();
    JsonNode done = browser.collect("c", wanted, Map.of());
    assertThat(done.get("state").asString()).as(done.toString()).isEqualTo("DONE");
    assertThat(originals()).hasSize(before + many);
    assertThat(cases.resolve(App.OWN).resolve("uploads")).isEmptyDirectory();
  }

  @Test
  void moreThanCanBeCollectedAtOnceIsRefusedInWordsOfItsOwn() throws Exception {
    Map<String, String> none = Map.of("id", "0", "sha256", "0");
    HttpResponse<String> many =
        browser.ask("c", Map.of("uploads", Collections.nCopies(100_001, none)));
    assertThat(many.statusCode()).isEqualTo(413);
    assertThat(many.body()).contains("100,000 files");
    HttpResponse<String> large =
        browser.ask("c", Map.of("uploads", List.of(), "source", "x".repeat(16 << 20)));
    assertThat(large.statusCode()).isEqualTo(413);
    HttpResponse<String> wordy =
        browser.ask("c", Map.of("uploads", List.of(none), "method", "x".repeat(70_000)));
    assertThat(wordy.statusCode()).isEqualTo(413);
  }

  @ParameterizedTest
  @CsvSource({"y,y/z", "y/z,y", "借条.JPG,借条.jpg", "A/x,a/y"})
  void namesThatCannotLieBesideEachOtherArePutTogetherNeitherInPartNorAtAll(String one, String two)
      throws Exception {
    List<Map<String, String>> wanted = new ArrayList<>();
    for (String name : List.of("x", one, "w", two)) {
      wanted.add(UploadClient.stated(browser.sent(name, PICTURE), PICTURE));
    }
    int before = originals().size();
    JsonNode failed = browser.collect("c", wanted, Map.of());
    assertThat(failed.get("failure").get("en").asString())
        .contains("“" + one + "”")
        .contains("“" + two + "”");
    assertThat(originals()).hasSize(before);
    for (Map<String, String> each : wanted) {
      assertThat(browser.offset(requireNonNull(each.get("id")))).isEqualTo(PICTURE.length);
    }
    try (Stream<Path> all = Files.list(cases.resolve(App.OWN).resolve("uploads"))) {
      assertThat(all).as("no half of a set").hasSize(wanted.size());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"uploads\":[]}",
        "{\"uploads\":[null]}",
        "{\"uploads\":[{}]}",
        "{\"uploads\":[{\"id\":null,\"sha256\":\"00\"}]}",
        "{\"uploads\":[{\"id\":\"00\",\"sha256\":null}]}"
      })
  void aListThatNamesNoUploadIsRefused(String body) throws Exception {
    HttpResponse<String> answer =
        app.send(
            app.to("/api/v1/cases/c/collect")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
  }

  /** A kill leaves bytes of a piece whose checksum nobody compared. */
  @Test
  void whatWasNotAcknowledgedDoesNotCountAfterAKill() throws Exception {
    String id = browser.begin("later.jpg", PICTURE.length);
    assertThat(browser.piece(id, 0, Arrays.copyOf(PICTURE, 4))).isEqualTo(204);
    Path data = cases.resolve(App.OWN).resolve("uploads").resolve(id).resolve("data");
    Files.write(data, new byte[PICTURE.length - 4], StandardOpenOption.APPEND);
    assertThat(browser.offset(id)).isEqualTo(4);
    List<Map<String, String>> wanted = List.of(UploadClient.stated(id, PICTURE));
    assertThat(browser.collect("c", wanted, Map.of()).get("failure").get("en").asString())
        .contains("has not arrived completely (4 of");
    byte[] rest = Arrays.copyOfRange(PICTURE, 4, PICTURE.length - 2);
    assertThat(browser.piece(id, 4, rest)).isEqualTo(204);
    assertThat(data).hasSize(PICTURE.length - 2L);
    byte[] last = Arrays.copyOfRange(PICTURE, PICTURE.length - 2, PICTURE.length);
    assertThat(browser.piece(id, PICTURE.length - 2L, last)).isEqualTo(204);
    browser.collect("c", wanted, Map.of());
    assertThat(original("later.jpg").digests().sha256()).isEqualTo(UploadClient.sha256(PICTURE));
  }

  @Test
  void whatWaitsIsReadableByItsOwnerOnly() throws Exception {
    Path own = cases.resolve(App.OWN);
    boolean posix = own.getFileSystem().supportedFileAttributeViews().contains("posix");
    if (!posix) {
      System.out.println("SKIPPED: no POSIX permissions here; who may read uploads is not tried");
    }
    assumeTrue(posix);
    Files.createDirectories(own.resolve("uploads")); // as an earlier version left it
    Files.setPosixFilePermissions(
        own.resolve("uploads"), PosixFilePermissions.fromString("rwxr-xr-x"));
    browser.sent("later.jpg", PICTURE);
    assertThat(app.get("/api/v1/cases/c/items/1/talks/0/lines").statusCode()).isEqualTo(200);
    for (String folder : List.of("uploads", "lines")) {
      try (Stream<Path> all = Files.walk(own.resolve(folder))) {
        assertThat(all)
            .hasSizeGreaterThan(1)
            .allSatisfy(each ->
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
                    .as(each.toString())
                    .isEqualTo(Files.isDirectory(each) ? "rwx------" : "rw-------"));
      }
    }
  }
}
