package org.tiezheng.present.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.RecoveredOnce;
import org.tiezheng.evidence.RowState;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.seal.digest.Progress;
import tools.jackson.databind.JsonNode;

/** What the page's reader shows of a chat is what the records say, under the papers' numbers. */
class ReaderFilesTest {
  private static final int LINES = 1400;
  private static final Pattern CALL =
      Pattern.compile("(TIEZHENG_[A-Z]+)\\(\"001\",(\\d+),(\".*\")\\);\n", Pattern.DOTALL);

  @TempDir static Path folder;

  private static Path bag;
  private static JsonNode index;
  private static final List<JsonNode> live = new ArrayList<>();
  private static final List<JsonNode> recovered = new ArrayList<>();

  @BeforeAll
  static void write() throws Exception {
    ChatPapersWorld world = new ChatPapersWorld(folder.resolve("keys"), LINES, Locale.CHINESE);
    bag = folder.resolve("bag");
    BundleWriterTest.writer().write(world.odd(), world.bagDeposit(), bag, Progress.SILENT);
    index = EvidenceJson.mapper().readTree(content("index.js", "TIEZHENG_READER"));
    read("pieces", live);
    read("recovered", recovered);
  }

  /** What a script hands over, read without running it. */
  private static String content(String name, String function) throws Exception {
    String script = Files.readString(bag.resolve("tiezheng/page/reader/001").resolve(name));
    Matcher call = CALL.matcher(script);
    assertThat(call.matches()).as(name).isTrue();
    assertThat(call.group(1)).isEqualTo(function);
    assertThat(script.strip().codePoints())
        .as("nothing in a script hides or turns what stands beside it")
        .allMatch(c -> c >= ' ' && c != '<' && Character.getType(c) != Character.FORMAT);
    return EvidenceJson.mapper().readValue(call.group(3), String.class);
  }

  private static void read(String series, List<JsonNode> rows) throws Exception {
    for (JsonNode piece : index.path(series)) {
      String lines = content("%05d.js".formatted(piece.get(0).asInt()), "TIEZHENG_LINES");
      List<JsonNode> some =
          lines.lines().map(line -> EvidenceJson.mapper().readTree(line)).toList();
      assertThat(some).hasSize(piece.get(3).asInt());
      assertThat(some.getFirst().path("n").asInt()).isEqualTo(piece.get(1).asInt());
      assertThat(some.getLast().path("n").asInt()).isEqualTo(piece.get(2).asInt());
      rows.addAll(some);
    }
  }

  private static List<ChatMessage> records() throws Exception {
    try (Stream<String> lines = Files.lines(bag.resolve("data/records/001.jsonl"))) {
      return lines
          .map(line -> EvidenceJson.read(line, Record.class))
          .filter(ChatMessage.class::isInstance)
          .map(ChatMessage.class::cast)
          .toList();
    }
  }

  private static int number(int message) {
    return message < 50 ? message + 1 : message + 31;
  }

  @Test
  @Tag("CHAT-007")
  @DisplayName(
      "every line has its number, words, sender and state, recovered ones in a series apart")
  void linesAreTheRecords() throws Exception {
    List<ChatMessage> records = records();
    assertThat(live.size() + recovered.size())
        .isEqualTo(records.size())
        .isEqualTo(index.path("lines").asInt());
    int nextLive = 0;
    int nextRecovered = 0;
    for (int i = 0; i < records.size(); i++) {
      ChatMessage message = records.get(i);
      JsonNode row =
          RecoveredOnce.isRecovered(message.state())
              ? recovered.get(nextRecovered++)
              : live.get(nextLive++);
      assertThat(row.path("n").asInt()).isEqualTo(number(i));
      assertThat(row.path("x").asString()).isEqualTo(message.line());
      assertThat(row.path("s").asString()).contains(message.senderName());
      assertThat(row.path("m").asString("LIVE")).isEqualTo(message.state().name());
      assertThat(row.path("g").asInt()).as("page in the full version").isPositive();
      assertThat(row.path("t").asString()).startsWith("2025-");
      assertThat(row.path("u").asString()).hasSize(2);
    }
    assertThat(recovered).isNotEmpty().allMatch(r -> r.has("m"));
    assertThat(live)
        .noneMatch(r -> r.path("m").asString("").equals(RowState.DELETED_RECOVERED.name()));
  }

  @Test
  @DisplayName("a line leads to its record, its original and its row")
  void linesLeadToTheirRecords() throws Exception {
    byte[] file = Files.readAllBytes(bag.resolve("data/records/001.jsonl"));
    for (JsonNode row : Stream.concat(live.stream(), recovered.stream()).toList()) {
      int begin = row.path("r").get(0).asInt();
      int length = row.path("r").get(1).asInt();
      String record =
          new String(Arrays.copyOfRange(file, begin, begin + length), StandardCharsets.UTF_8);
      ChatMessage message = (ChatMessage) EvidenceJson.read(record, Record.class);
      assertThat(message.line()).isEqualTo(row.path("x").asString());
      assertThat(file[begin + length]).isEqualTo((byte) '\n');
      JsonNode source = index.path("sources").get(row.path("w").get(0).asInt());
      assertThat(source.path("sha256").asString()).isEqualTo(message.provenance().original());
      assertThat(row.path("w").get(1))
          .isEqualTo(
              EvidenceJson.mapper().readTree(EvidenceJson.write(message.provenance().locator())));
    }
    assertThat(bag.resolve(index.path("sources").get(0).path("path").asString())).exists();
    assertThat(bag.resolve(index.path("paper").path("path").asString())).exists();
  }

  @Test
  @Tag("SEED-GD-12")
  @DisplayName("excerpts show and leave out what their papers do, and every line once")
  void excerptsAreThoseOfThePapers() {
    assertThat(index.path("excerpts")).hasSize(2);
    for (JsonNode excerpt : index.path("excerpts")) {
      assertThat(bag.resolve(excerpt.path("path").asString())).exists();
      int shown = 0;
      int omitted = 0;
      int last = 0;
      for (JsonNode part : excerpt.path("parts")) {
        if (part.has("omitted")) {
          omitted += part.path("omitted").asInt();
          assertThat(part.path("first").asInt()).isGreaterThan(last);
          assertThat(part.path("sentence").path("zh").asString())
              .contains("共 " + part.path("omitted").asInt() + " 行未摘录，见完整版第");
          last = part.path("last").asInt();
        }
        for (JsonNode range : part.path("lines")) {
          assertThat(range.get(0).asInt()).isGreaterThan(last);
          last = range.get(1).asInt();
          shown += range.get(1).asInt() - range.get(0).asInt() + 1;
        }
      }
      assertThat(shown).isEqualTo(excerpt.path("shown").asInt()).isPositive();
      assertThat(shown + omitted).isEqualTo(excerpt.path("lines").asInt()).isEqualTo(live.size());
    }
    JsonNode key = index.path("excerpts").get(0);
    assertThat(key.path("glossary").toString()).contains("老K");
    assertThat(key.path("passages").get(0).path("fact").asString()).isEqualTo("借款已交付");
    assertThat(key.path("recovered")).isNotEmpty();
  }

  @Test
  @Tag("SEED-GD-14")
  @DisplayName("lines that are not handed in are in no piece, and that they are not is said")
  void whatStaysIsNotThere() {
    assertThat(Stream.concat(live.stream(), recovered.stream()))
        .noneMatch(row -> row.path("n").asInt() > 50 && row.path("n").asInt() <= 80);
    assertThat(index.path("scope").path("zh").asString()).contains("未提交");
    assertThat(index.path("scope").path("en").asString()).contains("not");
  }
}
