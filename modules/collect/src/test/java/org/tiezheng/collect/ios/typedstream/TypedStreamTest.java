package org.tiezheng.collect.ios.typedstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.net.URI;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tiezheng.collect.ios.typedstream.AttributedText.Run;
import org.tiezheng.testkit.ios.AttributedArchive;

/** Typedstreams of real phones, generated ones, and broken ones. */
class TypedStreamTest {
  private static final String PART = "__kIMMessagePartAttributeName";
  private static final String FILE = "__kIMFileTransferGUIDAttributeName";
  private static final String REAL = "sms/ReagentX+imessage-exporter/imessage-database/test_data";
  private static final int ROUNDS = Boolean.getBoolean("long") ? 1_000_000 : 20_000;

  @Tag("corpus")
  @ParameterizedTest
  @CsvSource({
    "AttributedBodyTextOnly,Noter test,1",
    "AttributedBodyTextOnly2,Test 3,1",
    "URL,https://github.com/ReagentX/Logria,1",
    "WeirdText,𝖍𝖊𝖑𝖑𝖔 𝖜𝖔𝖗𝖑𝖉,1",
    "Blank,'',0"
  })
  void textsOfARealPhoneAreReadWhole(String name, String text, int runs) throws IOException {
    AttributedText read = real(name);
    assertThat(read.damage()).isEmpty();
    assertThat(read.text()).isEqualTo(text);
    assertThat(read.runs()).hasSize(runs);
    read.runs().forEach(run -> assertThat(run.attributes()).containsKey(PART));
  }

  /** Somebody shortened the text of this one and left its length. */
  @Test
  @Tag("corpus")
  void ofATextThatIsShorterThanItsLengthWhatIsThereIsKeptAndSaid() throws IOException {
    AttributedText read = real("ExtraData");
    assertThat(read.damage()).isPresent();
    assertThat(read.text()).isEqualTo("This is parsing  ");
  }

  @Test
  @Tag("corpus")
  void attachmentsOfARealPhoneStandWhereTheyBelong() throws IOException {
    AttributedText read = real("MultiPart");
    assertThat(read.damage()).isEmpty();
    assertThat(read.text()).isEqualTo("\uFFFCtest 1\uFFFCtest 2 \uFFFCtest 3");
    assertThat(read.runs()).hasSize(6);
    assertThat(read.runs().get(2))
        .isEqualTo(
            new Run(7, 8, Map.of(PART, "2", FILE, "at_2_F0668F79-20C2-49C9-A87F-1B007ABB0CED")));
    assertThat(read.runs().get(5)).isEqualTo(new Run(16, 22, Map.of(PART, "5")));
  }

  @Test
  @Tag("corpus")
  void attributesOfARealPhoneAreTold() throws IOException {
    assertThat(real("URL").runs().getFirst().attributes())
        .containsEntry("__kIMLinkAttributeName", "https://github.com/ReagentX/Logria")
        .containsEntry("__kIMBaseWritingDirectionAttributeName", "-1")
        .containsEntry("__kIMDataDetectedAttributeName", "<NSData>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"LITTLE_ENDIAN", "BIG_ENDIAN"})
  void everyGeneratedTextComesBackWithItsAttributes(String order) {
    Random random = new Random(20260502);
    for (int i = 0; i < ROUNDS / 20; i++) {
      StringBuilder text = new StringBuilder();
      List<AttributedArchive.Run> written = new ArrayList<>();
      List<Run> expected = new ArrayList<>();
      for (int parts = random.nextInt(300); parts > 0; parts--) {
        int start = text.length();
        text.append(WORDS[random.nextInt(WORDS.length)].repeat(random.nextInt(1, 30)));
        Map<String, Object> attributes = attributes(random);
        written.add(new AttributedArchive.Run(text.length() - start, attributes));
        expected.add(new Run(start, text.length(), shown(attributes)));
      }
      byte[] archive =
          AttributedArchive.of(
              text.toString(),
              written,
              order.equals("BIG_ENDIAN") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
      AttributedText read = AttributedText.of(MemorySegment.ofArray(archive)).orElseThrow();
      assertThat(read.damage()).isEmpty();
      assertThat(read.text()).isEqualTo(text.toString());
      assertThat(read.runs()).isEqualTo(expected);
    }
  }

  /** A search for the bytes around the text, which some programs do, ends at the first of them. */
  @Test
  void aTextMayHoldTheBytesThatEndIt() {
    String text = "a\u0001+\u0086\u0084\u0002iI 铁证 \u0000 z";
    byte[] archive = AttributedArchive.plain(text);
    assertThat(AttributedText.of(MemorySegment.ofArray(archive)).orElseThrow().text())
        .isEqualTo(text);
  }

  @Test
  void aStreamThatBreaksOffGivesTheTextThatIsThereAndSaysSo() {
    byte[] archive = AttributedArchive.plain("借款八万元");
    int whole = 0;
    for (int length = 0; length < archive.length; length++) {
      MemorySegment cut = MemorySegment.ofArray(Arrays.copyOf(archive, length));
      var read = AttributedText.of(cut);
      if (read.isPresent()) {
        whole += read.get().text().length() == 5 ? 1 : 0;
        assertThat("借款八万元").startsWith(read.get().text());
        assertThat(read.get().damage()).isPresent();
      }
    }
    assertThat(whole).isGreaterThan(80);
  }

  @Test
  void anEightByteNumberIsRead() {
    byte[] stream = stream(new byte[] {(byte) 0x84, 1, 'q', (byte) 0x87, 1, 2, 3, 4, 5, 6, 7, 8});
    assertThat(TypedStream.read(MemorySegment.ofArray(stream)).values())
        .containsExactly(new Typed.Whole(0x0807060504030201L));
  }

  @Test
  void arraysAndStructuresAreRead() {
    byte[] stream =
        stream(
            new byte[] {
              (byte) 0x84,
              13,
              '{',
              'P',
              '=',
              '[',
              '2',
              's',
              ']',
              'f',
              '[',
              '3',
              'c',
              ']',
              '}',
              1,
              (byte) 0x81,
              0,
              1,
              7,
              'a',
              'b',
              'c'
            });
    TypedStream.Contents read = TypedStream.read(MemorySegment.ofArray(stream));
    assertThat(read.damage()).isEmpty();
    assertThat(read.values()).hasSize(1);
    Typed.Several outer = (Typed.Several) read.values().getFirst();
    assertThat(outer.members().get(0))
        .isEqualTo(new Typed.Several(List.of(new Typed.Whole(1), new Typed.Whole(256))));
    assertThat(outer.members().get(1)).isEqualTo(new Typed.Real(7));
    assertThat(((Typed.Raw) outer.members().get(2)).text(9)).isEqualTo("abc");
  }

  @Test
  void aStructureWithoutMembersDoesNotKeepTheReaderBusy() {
    byte[] types = "[999999999{x=}]".getBytes(StandardCharsets.US_ASCII);
    byte[] body = new byte[types.length + 2];
    body[0] = (byte) 0x84;
    body[1] = (byte) types.length;
    System.arraycopy(types, 0, body, 2, types.length);
    assertThat(TypedStream.read(MemorySegment.ofArray(stream(body))).damage()).isPresent();
  }

  @Test
  void deepNestingEndsTheReadingInsteadOfTheProgram() {
    StringBuilder types = new StringBuilder();
    types.append("{a=".repeat(160)).append('i').append("}".repeat(160));
    byte[] body = new byte[3 + 4 + types.length()];
    body[0] = (byte) 0x84;
    body[1] = (byte) 0x81;
    body[2] = (byte) types.length();
    body[3] = (byte) (types.length() >> 8);
    System.arraycopy(
        types.toString().getBytes(StandardCharsets.US_ASCII), 0, body, 4, types.length());
    assertThat(TypedStream.read(MemorySegment.ofArray(stream(body))).damage()).isPresent();
  }

  @Test
  void damagedStreamsAreReadAsFarAsTheyGoAndNeverThrow() {
    Random random = new Random(20260503);
    byte[] archive =
        AttributedArchive.of(
            "\uFFFC提到@张三",
            List.of(
                new AttributedArchive.Run(1, Map.of(PART, 0L, FILE, "at_0_X")),
                new AttributedArchive.Run(
                    6, Map.of("u", URI.create("http://a/"), "d", new byte[] {1, 2, 3}))));
    for (int i = 0; i < ROUNDS; i++) {
      byte[] bytes = archive.clone();
      for (int n = random.nextInt(1, 6); n > 0; n--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      AttributedText.of(MemorySegment.ofArray(bytes))
          .ifPresent(text -> assertThat(text.text().length()).isLessThan(archive.length));
    }
  }

  private static final String[] WORDS = {"a", "中", "𝖍", "\uFFFC", "\u0086\u0084", " \n", "é"};

  private static Map<String, Object> attributes(Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> Map.of(PART, (long) random.nextInt(100_000));
      case 1 -> Map.of(PART, -1L, FILE, "at_" + random.nextInt(3));
      case 2 -> Map.of("link", URI.create("https://example.org/" + random.nextInt(5)));
      case 3 -> Map.of();
      default -> Map.of("data", new byte[random.nextInt(400)]);
    };
  }

  private static Map<String, String> shown(Map<String, Object> attributes) {
    Map<String, String> shown = new java.util.TreeMap<>();
    attributes.forEach(
        (name, value) -> shown.put(name, value instanceof byte[] ? "<NSData>" : value.toString()));
    return shown;
  }

  private static byte[] stream(byte[] body) {
    byte[] head = AttributedArchive.plain("");
    int length = 2 + 11 + 3;
    byte[] stream = Arrays.copyOf(head, length + body.length);
    System.arraycopy(body, 0, stream, length, body.length);
    return stream;
  }

  private static AttributedText real(String name) throws IOException {
    Path file = Path.of(System.getProperty("corpus", ""), REAL, "streamtyped", name);
    boolean there = !System.getProperty("corpus", "").isEmpty() && Files.isRegularFile(file);
    if (!there) {
      System.out.println("SKIPPED: no corpus file " + file);
    }
    Assumptions.assumeTrue(there, "corpus " + REAL);
    return AttributedText.of(MemorySegment.ofArray(Files.readAllBytes(file))).orElseThrow();
  }
}
