package org.tiezheng.seal.excerpt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.seal.digest.RunningDigest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The published test vectors (docs/excerpt-proofs.vectors.json). Their values are computed here
 * once more from the words of docs/excerpt-proofs.md, with nothing of this package; the page checks
 * the same file.
 */
class ExcerptVectorsTest {
  private static final Path PUBLISHED =
      Path.of(System.getProperty("root", "../.."), "docs/excerpt-proofs.vectors.json");
  private static final HexFormat HEX = HexFormat.of();

  @Test
  void thePublishedFileIsTheOneThatIsTested() throws IOException {
    assertThat(Files.readAllBytes(PUBLISHED)).isEqualTo(resource());
  }

  @Test
  void everyValueFollowsFromTheSpecification() throws IOException, GeneralSecurityException {
    JsonNode vectors = vectors();
    byte[] secret = HEX.parseHex(vectors.path("secret").stringValue());
    List<byte[]> statements = new ArrayList<>();
    for (JsonNode conversation : vectors.path("conversations")) {
      byte[] key =
          hmac(secret, bytes("tiezheng-excerpt/1 conversation\n", text(conversation, "context")));
      assertThat(HEX.formatHex(key)).isEqualTo(text(conversation, "key"));
      List<byte[]> leaves = new ArrayList<>();
      for (JsonNode message : conversation.path("messages")) {
        byte[] position = ByteBuffer.allocate(8).putLong(leaves.size()).array();
        byte[] salt = hmac(key, bytes("tiezheng-excerpt/1 salt\n", position));
        assertThat(HEX.formatHex(salt)).isEqualTo(text(message, "salt"));
        byte[] form = text(message, "form").getBytes(UTF_8);
        byte[] leaf = sha256(bytes("\0tiezheng-excerpt/1 message\n", salt, form));
        assertThat(HEX.formatHex(leaf)).isEqualTo(text(message, "leaf"));
        leaves.add(leaf);
      }
      assertThat(HEX.formatHex(root(leaves))).isEqualTo(text(conversation, "root"));
      String statement = text(conversation, "statement");
      assertThat(statement).contains("\"root\":\"" + text(conversation, "root") + "\"");
      statements.add(statement.getBytes(UTF_8));
    }
    List<byte[]> leaves = new ArrayList<>();
    for (byte[] statement : statements) {
      leaves.add(sha256(bytes("\0tiezheng-excerpt/1 statement\n", statement)));
    }
    assertThat(leaves).isSortedAccordingTo(Arrays::compareUnsigned);
    assertThat(HEX.formatHex(root(leaves)))
        .isEqualTo(vectors.path("event").path("what").path("root").stringValue());
  }

  @Test
  void everyFileHasTheStatedResult() throws IOException {
    JsonNode vectors = vectors();
    Map<String, String> what = new TreeMap<>();
    vectors
        .path("event")
        .path("what")
        .forEachEntry((name, value) -> what.put(name, value.stringValue()));
    long number = vectors.path("event").path("n").longValue();
    Optional<SealedEvent> event = SealedEvent.of(what);
    assertThat(event).isPresent();
    List<String> results = new ArrayList<>();
    for (JsonNode file : vectors.path("files")) {
      ExcerptResult result =
          ExcerptCheck.check(
              text(file, "file").getBytes(UTF_8), n -> n == number ? event : Optional.empty());
      assertThat(result.name()).as(text(file, "about")).isEqualTo(text(file, "result"));
      results.add(result.name());
    }
    assertThat(results)
        .contains(
            Arrays.stream(ExcerptResult.class.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .toArray(String[]::new));
  }

  /** A third checker, which people can read in a minute, comes to the same results. */
  @Test
  void theScriptThatNeedsNothingOfOursAgrees(@TempDir Path folder)
      throws IOException, InterruptedException {
    needsPython();
    JsonNode vectors = vectors();
    ObjectNode event = EvidenceJson.mapper().createObjectNode();
    event.set("n", vectors.path("event").path("n"));
    event.put("kind", "CONVERSATIONS");
    event.set("what", vectors.path("event").path("what"));
    Path events = Files.writeString(folder.resolve("events.jsonl"), event + "\n");
    Path script = PUBLISHED.resolveSibling("excerpt-check.py");
    for (JsonNode file : vectors.path("files")) {
      Path excerpt = Files.writeString(folder.resolve("excerpt.json"), text(file, "file"));
      assertThat(runs("python3", script.toString(), events.toString(), excerpt.toString()))
          .as(text(file, "about"))
          .isEqualTo(text(file, "result").equals("Proven"));
    }
  }

  /** What has to be said of a sealing that does not stand right behind its reading. */
  @Test
  void theScriptSaysThatSomethingWasSealedLater(@TempDir Path folder)
      throws IOException, InterruptedException {
    needsPython();
    JsonNode vectors = vectors();
    JsonNode event = vectors.path("event");
    long read = Long.parseLong(event.path("what").path("read").stringValue());
    assertThat(said(folder, line(read, "READ", "08", event), line(read + 1, event)))
        .startsWith("OK")
        .doesNotContain("NOTE");
    assertThat(said(folder, line(read, "READ", "08", event), line(read + 2, event)))
        .contains("OK", "NOTE: sealed later than read: reading event " + read + " (2026-11-24T08")
        .contains("sealing event " + (read + 2) + " (2026-11-24T09");
    assertThat(said(folder, line(read, "COLLECT", "08", event), line(read + 1, event)))
        .contains("OK", "cannot be seen");
  }

  private static ObjectNode line(long n, JsonNode event) {
    ObjectNode line = line(n, "CONVERSATIONS", "09", event);
    line.set("what", event.path("what"));
    return line;
  }

  private static ObjectNode line(long n, String kind, String hour, JsonNode event) {
    ObjectNode line = EvidenceJson.mapper().createObjectNode();
    line.put("n", n).put("kind", kind).put("time", "2026-11-24T" + hour + ":00:00Z");
    line.putObject("what").put("item", event.path("what").path("item").stringValue());
    return line;
  }

  /** What the script says of the first proof, whose event is the last of these. */
  private static String said(Path folder, ObjectNode... events)
      throws IOException, InterruptedException {
    StringBuilder lines = new StringBuilder();
    for (ObjectNode event : events) {
      lines.append(event).append('\n');
    }
    String proof =
        text(vectors().path("files").path(0), "file")
            .replaceFirst(
                "^\\{\"event\":[0-9]+", "{\"event\":" + events[events.length - 1].path("n"));
    Path file = Files.writeString(folder.resolve("events.jsonl"), lines);
    Path excerpt = Files.writeString(folder.resolve("excerpt.json"), proof);
    Process process =
        new ProcessBuilder(
                "python3",
                PUBLISHED.resolveSibling("excerpt-check.py").toString(),
                file.toString(),
                excerpt.toString())
            .start();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    return out;
  }

  /** A test that is skipped says so where the build is read. */
  private static void needsPython() throws InterruptedException {
    if (!runs("python3", "--version")) {
      System.out.println("SKIPPED: the script that checks an excerpt: python3 is missing");
      Assumptions.abort("no python3");
    }
  }

  private static boolean runs(String... command) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** What makes the messages is in the file too: the forms are those that this version seals. */
  @Test
  void theFormsAreThoseThatAreSealed() throws IOException {
    JsonNode vectors = vectors();
    ExcerptVectors made = new ExcerptVectors();
    assertThat(EvidenceJson.mapper().readTree(made.json())).isEqualTo(vectors);
  }

  private static JsonNode vectors() throws IOException {
    return EvidenceJson.mapper().readTree(resource());
  }

  private static byte[] resource() throws IOException {
    if (Boolean.getBoolean("write")) {
      byte[] json = new ExcerptVectors().json().getBytes(UTF_8);
      Files.write(PUBLISHED, json);
      Files.write(
          PUBLISHED.resolveSibling(
              "../modules/seal/src/test/resources/org/tiezheng/seal/excerpt/vectors.json"),
          json);
      return json;
    }
    try (InputStream in = ExcerptVectorsTest.class.getResourceAsStream("vectors.json")) {
      return Objects.requireNonNull(in, "vectors.json").readAllBytes();
    }
  }

  private static String text(JsonNode object, String name) {
    return object.path(name).stringValue();
  }

  private static byte[] bytes(String label, String text) {
    return bytes(label, text.getBytes(UTF_8));
  }

  private static byte[] bytes(String label, byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(label.getBytes(UTF_8));
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static byte[] hmac(byte[] key, byte[] data) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(data);
  }

  private static byte[] sha256(byte[] data) {
    MessageDigest sha256 = RunningDigest.newSha256();
    return sha256.digest(data);
  }

  private static byte[] root(List<byte[]> leaves) {
    if (leaves.size() == 1) {
      return leaves.getFirst();
    }
    int left = Integer.highestOneBit(leaves.size() - 1);
    return sha256(
        bytes("\1", root(leaves.subList(0, left)), root(leaves.subList(left, leaves.size()))));
  }
}
