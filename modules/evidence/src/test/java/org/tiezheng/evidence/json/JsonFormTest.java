package org.tiezheng.evidence.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tiezheng.evidence.FileEntry;
import org.tiezheng.evidence.FileFacts;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.Observation;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.RecordedTime.Basis;
import org.tiezheng.evidence.RecordedTime.Precision;
import org.tiezheng.evidence.SetAside;
import org.tiezheng.evidence.Text;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The JSON form of the vocabulary: what is written can be read, now and in years. */
class JsonFormTest {
  private static final Path ROOT = Path.of(System.getProperty("root", "../.."));
  private static final Path GOLDEN =
      ROOT.resolve("modules/evidence/src/test/resources/org/tiezheng/evidence/json/v1");
  private static final int VALUES = Boolean.getBoolean("long") ? 20_000 : 300;
  private static final int GOLDEN_LINES = 24;

  static List<Class<?>> types() {
    return RootTypes.ALL;
  }

  @ParameterizedTest
  @MethodSource("types")
  void everyValueComesBackAsItWasAndFitsTheSchema(Class<?> type) throws IOException {
    Schema schema = schema(new SchemaWriter(true).schema(type));
    RandomValues values = new RandomValues(type.getSimpleName().hashCode());
    for (int i = 0; i < VALUES; i++) {
      Object value = values.of(type);

      String json = EvidenceJson.write(value);

      assertThat(new String(EvidenceJson.line(value), StandardCharsets.UTF_8))
          .isEqualTo(json + "\n");
      assertThat(new String(json.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
          .isEqualTo(json)
          .doesNotContain("\n");
      Object read = EvidenceJson.read(json, type);
      assertThat(read).isEqualTo(value);
      assertThat(EvidenceJson.write(read)).isEqualTo(json);
      assertThat(schema.validate(json, InputFormat.JSON)).as(json).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("types")
  void manyValuesAreAnArrayAsTheMapperWritesIt(Class<?> type) {
    RandomValues values = new RandomValues(type.getSimpleName().hashCode());
    List<Object> many = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      EvidenceJson.array(
          many, b -> out.write(b.array(), b.arrayOffset() + b.position(), b.remaining()));
      String each =
          many.stream().map(EvidenceJson::write).collect(Collectors.joining(",", "[", "]"));
      assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(each);
      many.add(values.of(type));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2020-09-13T12:26:40Z",
        "1970-01-01T00:00:00Z",
        "0000-01-01T00:00:00Z",
        "9999-12-31T23:59:59Z",
        "2024-02-29T23:59:59Z",
        "2016-12-31T23:59:60Z",
        "2024-01-01T24:00:00Z",
        "2023-02-29T00:00:00Z",
        "2024-13-01T00:00:00Z",
        "2024-01-01T25:00:00Z",
        "2024-01-01t00:00:00z",
        "2024-01-01 00:00:00Z",
        "2024-01-01T00:00:00.5Z",
        "2024-01-01T00:00:00.123456789Z",
        "+12345-01-01T00:00:00Z",
        "-0001-01-01T00:00:00Z",
        "2024-01-01T08:00:00+08:00",
        "２０２４-01-01T00:00:00Z",
        "yesterday, no time at",
        ""
      })
  void timesAreReadAsTheMapperReadsThem(String text) {
    String json = EvidenceJson.write(text);
    assertThat(read(EvidenceJson.mapper(), json)).isEqualTo(read(new JsonMapper(), json));
  }

  /** What is read, or what is said of why it is not. */
  private static Object read(JsonMapper mapper, String json) {
    try {
      return Optional.ofNullable(mapper.readValue(json, Instant.class));
    } catch (JacksonException e) {
      return e.getOriginalMessage();
    }
  }

  /** A file that is missing is written, so that it can be looked at and committed. */
  @ParameterizedTest
  @MethodSource("types")
  void thePublishedSchemaIsThatOfTheCode(Class<?> type) throws IOException {
    String name = RootTypes.fileName(type) + "-" + RootTypes.VERSION + ".schema.json";
    String expected =
        EvidenceJson.mapper()
                .writer()
                .with(SerializationFeature.INDENT_OUTPUT)
                .writeValueAsString(new SchemaWriter(false).schema(type))
            + "\n";
    assertCommitted(ROOT.resolve("docs/schema").resolve(name), expected);
  }

  /** Version 1 as it was first written; these lines never change. */
  @ParameterizedTest
  @MethodSource("types")
  void whatVersionOneWroteStaysReadable(Class<?> type) throws IOException {
    Path file = GOLDEN.resolve(RootTypes.fileName(type) + ".jsonl");
    if (!Files.exists(file)) {
      RandomValues values = new RandomValues(GOLDEN_LINES);
      StringBuilder lines = new StringBuilder();
      IntStream.range(0, GOLDEN_LINES)
          .forEach(i -> lines.append(EvidenceJson.write(values.of(type))).append('\n'));
      assertCommitted(file, lines.toString());
    }
    Schema schema = schema(new SchemaWriter(false).schema(type));
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    assertThat(lines).hasSize(GOLDEN_LINES);
    for (String line : lines) {
      Object read = EvidenceJson.read(line, type);
      assertThat(EvidenceJson.write(read)).isEqualTo(line);
      String newer = withUnknownMembers(line);
      assertThat(newer).contains("fromTheFuture");
      assertThat(EvidenceJson.read(newer, type)).isEqualTo(read);
      assertThat(schema.validate(newer, InputFormat.JSON)).isEmpty();
    }
  }

  @Test
  void everyBranchOfASealedTypeHasItsName() {
    for (Class<?> type :
        List.of(
            Record.class,
            FileFacts.class,
            MessageContent.class,
            Locator.class,
            Observation.class)) {
      JsonSubTypes names = type.getAnnotation(JsonSubTypes.class);
      assertThat(names).isNotNull();
      assertThat(Arrays.stream(names.value()).map(JsonSubTypes.Type::value))
          .containsExactlyInAnyOrder(type.getPermittedSubclasses());
      assertThat(Arrays.stream(names.value()).map(JsonSubTypes.Type::name)).doesNotHaveDuplicates();
    }
  }

  /** Else the lines of a store are made by the mapper, which is slow, and nobody notices. */
  @Test
  void everyKindOfRecordIsWrittenWithoutTheMapper() {
    for (Class<?> type : Record.class.getPermittedSubclasses()) {
      LineBuffer out = new LineBuffer();
      assertThat(LineForms.write(new RandomValues(1).of(type), out)).as(type.getName()).isTrue();
    }
  }

  @Test
  void linesAreThoseOfTheMapperWhateverTheCharacters() {
    Random random = new Random(4);
    for (int i = 0; i < 40 * VALUES; i++) {
      int[] ranges = {0x7f, 0x20, 0x800, 0xffff, 0xd800, 0x10ffff};
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(40); length > 0; length--) {
        int below = ranges[random.nextInt(ranges.length)];
        if (below == 0xd800) {
          text.append((char) (0xd7f0 + random.nextInt(0x820)));
        } else {
          text.appendCodePoint(random.nextInt(below + 1));
        }
      }
      SetAside value =
          new SetAside(
              new Provenance("a", List.of(text.toString()), new Locator.Whole()),
              text.toString(),
              Text.same("x"),
              text.reverse().toString());

      assertThat(EvidenceJson.line(value))
          .isEqualTo((EvidenceJson.write(value) + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Plain characters are written several at a time, up to what needs an escape. */
  @Test
  void whatNeedsAnEscapeMayStandAnywhere() {
    for (String special : List.of("\"", "\\", "\n", "\u0001", "\u007f", "é", "好", "👌", "\uD83D")) {
      for (int before = 0; before < 9; before++) {
        for (int behind = 0; behind < 9; behind++) {
          String text = "a".repeat(before) + special + "z".repeat(behind);
          assertSameAsMapper(file(text, Instant.EPOCH, Map.of(text, text + special + text)));
        }
      }
    }
  }

  @Test
  void longTextsAndMapsOfManyNamesAreWrittenAsTheMapperWritesThem() {
    Random random = new Random(5);
    // Pairs at every place, whatever the size of the pieces in which a text is written.
    assertSameAsMapper(file("👌".repeat(40_000), Instant.EPOCH, Map.of()));
    assertSameAsMapper(file("x" + "👌".repeat(40_000), Instant.EPOCH, Map.of()));
    String[] pieces = {"a", "\"", "\n", "\u0001", "é", "好", "👌", "\uD83D", "<msg>"};
    for (int length : new int[] {1, 16_383, 16_384, 16_385, 70_000}) {
      StringBuilder text = new StringBuilder();
      while (text.length() < length) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      Map<String, String> extra = new HashMap<>();
      for (int i = 0; i < 40; i++) {
        int from = random.nextInt(Math.min(length, 500));
        extra.put(text.substring(from, Math.min(length, from + random.nextInt(1, 150))), "v" + i);
      }
      assertSameAsMapper(file(text.toString(), Instant.EPOCH, extra));
      // The names are known now.
      assertSameAsMapper(file(text.reverse().toString(), Instant.EPOCH, extra));
    }
  }

  @Test
  void momentsOfEveryYearAreWrittenAsTheMapperWritesThem() {
    Random random = new Random(6);
    List<Instant> moments =
        new ArrayList<>(
            List.of(
                Instant.EPOCH,
                Instant.EPOCH.minusSeconds(1),
                Instant.parse("2024-02-29T23:59:59Z"),
                Instant.parse("2100-02-28T00:00:00Z"),
                Instant.parse("9999-12-31T23:59:59Z"),
                Instant.parse("9999-12-31T23:59:59Z").plusSeconds(1),
                Instant.MIN,
                Instant.MAX));
    for (int i = 0; i < 10 * VALUES; i++) {
      Instant moment = Instant.ofEpochSecond(random.nextLong(-100_000_000L, 300_000_000_000L));
      moments.add(i % 4 == 0 ? moment.plusNanos(random.nextInt(1_000_000_000)) : moment);
    }
    moments.forEach(moment -> assertSameAsMapper(file("f", moment, Map.of())));
  }

  private static FileEntry file(String name, Instant moment, Map<String, String> extra) {
    return new FileEntry(
        Provenance.of("a", new Locator.Whole()),
        name,
        1,
        "",
        new RecordedTime("", Optional.of(moment), Precision.SECOND, Basis.UNKNOWN),
        "0",
        extra);
  }

  private static void assertSameAsMapper(Object value) {
    byte[] mapped = (EvidenceJson.write(value) + "\n").getBytes(StandardCharsets.UTF_8);
    assertThat(EvidenceJson.line(value)).isEqualTo(mapped);
    assertThat(EvidenceJson.passingLine(value)).isEqualTo(ByteBuffer.wrap(mapped));
  }

  @Test
  void halfASurrogatePairInANameBecomesVisibleText() {
    String json = EvidenceJson.write(Map.of("a\uD83D", "b\uDC00"));

    assertThat(json).isEqualTo("{\"a\\\\ud83d\":\"b\\udc00\"}");
    assertThat((Object) EvidenceJson.read(json, Map.class))
        .isEqualTo(Map.of("a\\ud83d", "b\uDC00"));
  }

  @Test
  void whatIsNoSuchValueIsRefusedByTheSchema() throws IOException {
    Schema schema = schema(new SchemaWriter(false).schema(Record.class));
    assertThat(schema.validate("{\"record\":\"unknown\"}", InputFormat.JSON)).isNotEmpty();
    assertThat(schema.validate("{\"record\":\"chat\"}", InputFormat.JSON)).isNotEmpty();
    assertThat(schema.validate("[]", InputFormat.JSON)).isNotEmpty();
  }

  private static Schema schema(ObjectNode schema) {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(schema);
  }

  /** The same document as a newer program might write it. Maps by name are left as they are. */
  private static String withUnknownMembers(String line) {
    JsonNode tree = EvidenceJson.mapper().readTree(line);
    ((ObjectNode) tree).putObject("fromTheFuture").put("a", 1);
    for (String name : List.of("provenance", "time", "content", "digests")) {
      if (tree.get(name) instanceof ObjectNode inner) {
        inner.put("fromTheFuture", "x");
      }
    }
    return tree.toString();
  }

  private static void assertCommitted(Path file, String expected) throws IOException {
    if (!Files.exists(file)) {
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      Files.writeString(file, expected, StandardCharsets.UTF_8);
      fail(file + " was missing and has been written; look at it and commit it");
    }
    assertThat(Files.readString(file, StandardCharsets.UTF_8)).isEqualTo(expected);
  }
}
