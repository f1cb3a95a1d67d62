package org.tiezheng.present.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.MessageContent.Media;
import org.tiezheng.evidence.MessageContent.MediaType;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.Text;
import org.tiezheng.present.html.ReadHtml;
import org.tiezheng.seal.digest.Digester;
import org.tiezheng.seal.digest.Progress;
import org.tiezheng.verify.Verifier;
import org.tiezheng.verify.VerifyOptions;

/** Voices that lie in a database leave with the bundle, each with its bytes and its sound. */
class VoicesInBundleTest {
  private static final String PLACE = "message/media_0.db/VoiceInfo/";

  @TempDir Path folder;

  private static byte[] silk(int n) {
    return ("\u0002#!SILK_V3 voice " + n).getBytes(UTF_8);
  }

  private static String sha256(byte[] bytes) {
    return Digester.sha256Only().digest(bytes).sha256();
  }

  /** A message of the world as a voice. */
  private static ChatMessage voice(ChatMessage m, int n, boolean found) {
    Map<String, String> extra = new HashMap<>();
    if (found) {
      extra.put("mediaPath", PLACE + n);
      extra.put("voiceText", "转写第" + n + "条");
    }
    return new ChatMessage(
        m.provenance(),
        m.platform(),
        m.conversation(),
        m.conversationTitle(),
        m.nativeId(),
        m.sequence(),
        m.sender(),
        m.senderName(),
        m.outgoing(),
        m.time(),
        "34",
        new Media(
            MediaType.VOICE,
            Optional.empty(),
            found ? Optional.of(sha256(silk(n))) : Optional.empty(),
            Optional.empty(),
            "",
            Optional.of(1200L)),
        Optional.empty(),
        Optional.empty(),
        m.state(),
        extra);
  }

  /**
   * Voices 0 to {@code taken - 1} can be taken out, one more is locked, one more was not sealed.
   */
  private BundlePlan plan(World world, int taken, ItemVoices voices) {
    BundlePlan plan = world.plan();
    PlannedItem item = plan.items().getFirst();
    PlannedItem.Content content = item.content().orElseThrow();
    List<Record> records = new ArrayList<>();
    for (Record record : content.records()) {
      int n = records.size();
      records.add(n <= taken + 1 ? voice((ChatMessage) record, n, n <= taken) : record);
    }
    List<PlannedItem> items = new ArrayList<>(plan.items());
    items.set(
        0,
        new PlannedItem(
            item.item(),
            item.originals(),
            Optional.of(
                new PlannedItem.Content(
                    content.reading(),
                    records,
                    content.application(),
                    content.gaps(),
                    content.circumstances())),
            voices,
            ExcerptProver.NONE));
    return new BundlePlan(
        plan.file(),
        plan.heading(),
        items,
        plan.custody(),
        plan.withheld(),
        plan.checkpoints(),
        plan.trust(),
        plan.carriers(),
        plan.hideOriginalColumn());
  }

  private static ItemVoices voices(int count, byte[] wav) {
    return (_, taker) -> {
      for (int n = 0; n < count; n++) {
        byte[] bytes = silk(n);
        taker.take(
            new ItemVoices.Voice(
                sha256(bytes),
                PLACE + n,
                "silk",
                () -> new ByteArrayInputStream(bytes),
                Optional.of(
                    new PlannedOriginal.Playable(
                        "wav",
                        new Text("由某解码器解码", "decoded by some decoder"),
                        () -> new ByteArrayInputStream(wav))),
                Text.same("")));
      }
    };
  }

  private WrittenBundle write(World world, BundlePlan plan) {
    return BundleWriter.standard()
        .write(plan, world.log.bagDeposit(), folder.resolve("bag"), Progress.SILENT);
  }

  private static String text(Path pdf) throws Exception {
    try (var document = Loader.loadPDF(pdf.toFile())) {
      return new PDFTextStripper().getText(document).replaceAll("\\s", "");
    }
  }

  @Test
  void everyVoiceOfADatabaseLeavesWithItsBytesItsSoundAndItsLineInAList() throws Exception {
    World world = new World(folder.resolve("keys"), 12, Locale.CHINESE);
    byte[] wav = "RIFF sound".getBytes(UTF_8);

    WrittenBundle written = write(world, plan(world, 3, voices(3, wav)));

    Path bag = folder.resolve("bag");
    String manifest = Files.readString(bag.resolve("manifest-sha256.txt"));
    WrittenBundle.Paper list =
        written.papers().stream()
            .filter(p -> p.id().equals("DOC-VOICES"))
            .findFirst()
            .orElseThrow();
    ReadHtml.everyPaper(bag, "zh-CN");
    String printed = text(bag.resolve(list.path()));
    for (int n = 0; n < 3; n++) {
      String name = "data/papers/DERIVED-VOICE-001-message-media_0.db-VoiceInfo-" + n;
      String sha256 = sha256(silk(n));
      assertThat(bag.resolve(name + ".silk")).hasBinaryContent(silk(n));
      assertThat(bag.resolve(name + ".wav")).hasBinaryContent(wav);
      assertThat(manifest).contains(sha256 + "  " + name + ".silk");
      assertThat(written.papers())
          .anySatisfy(p -> {
            assertThat(p.path()).isEqualTo(name + ".silk");
            assertThat(p.title().en()).contains("item 1", "SHA-256 " + sha256);
          })
          .anySatisfy(p -> {
            assertThat(p.path()).isEqualTo(name + ".wav");
            assertThat(p.title().en()).contains(name + ".silk", "decoded by some decoder");
          });
      assertThat(printed)
          .contains("%06d".formatted(n + 1), sha256, name + ".wav", "所载文字：转写第" + n + "条");
    }
    assertThat(printed)
        .contains("来源已加密或无法再读", "其字节不在已固化的来源中")
        .contains("共6条语音，交付原始字节3条（另附WAV3条），未交付3条。");
    assertThat(PaperReader.read(bag))
        .anySatisfy(p -> assertThat(p.document()).isEqualTo("DOC-VOICES"));
    assertThat(Verifier.verify(bag, VerifyOptions.DEFAULT, Progress.SILENT).exitCode()).isZero();
    assertThat(Shell.recipe(bag).output()).contains("结论 RESULT: OK");
  }

  @Test
  void aChangedVoiceIsFoundByTheVerifier() throws Exception {
    World world = new World(folder.resolve("keys"), 6, Locale.CHINESE);
    write(world, plan(world, 1, voices(1, "RIFF".getBytes(UTF_8))));
    Path bag = folder.resolve("bag");
    Path silk = bag.resolve("data/papers/DERIVED-VOICE-001-message-media_0.db-VoiceInfo-0.silk");

    Files.writeString(silk, "another voice");

    assertThat(Verifier.verify(bag, VerifyOptions.DEFAULT, Progress.SILENT).exitCode()).isOne();
  }

  @Test
  void ofVeryManyVoicesAllAreWrittenAndTheFirstAreNamedOneByOne() throws Exception {
    int many = DerivedVoices.MOST_NAMED + 5;
    World world = new World(folder.resolve("keys"), many + 5, Locale.ENGLISH);

    WrittenBundle written = write(world, plan(world, many, voices(many, "R".getBytes(UTF_8))));

    assertThat(written.papers().stream().filter(p -> p.id().equals("DERIVED-VOICE")))
        .hasSize(2 * DerivedVoices.MOST_NAMED);
    try (var files = Files.list(folder.resolve("bag/data/papers"))) {
      assertThat(files.filter(f -> f.toString().contains("DERIVED-VOICE"))).hasSize(2 * many);
    }
    WrittenBundle.Paper list =
        written.papers().stream()
            .filter(p -> p.id().equals("DOC-VOICES"))
            .findFirst()
            .orElseThrow();
    assertThat(text(folder.resolve("bag").resolve(list.path())))
        .contains("VoiceInfo-" + (many - 1) + ".silk")
        .contains("bytesof" + many + "arehandedover");
  }

  @Test
  void bytesThatAreNotTheOnesRecordedStopTheBundle() throws Exception {
    World world = new World(folder.resolve("keys"), 6, Locale.CHINESE);
    ItemVoices wrong =
        (_, taker) ->
            taker.take(
                new ItemVoices.Voice(
                    sha256(silk(0)),
                    PLACE + 0,
                    "silk",
                    () -> new ByteArrayInputStream(silk(1)),
                    Optional.empty(),
                    Text.same("")));

    assertThatThrownBy(() -> write(world, plan(world, 1, wrong)))
        .isInstanceOf(BundleException.Contradiction.class)
        .hasMessageContaining("VoiceInfo/0");
    assertThat(folder.resolve("bag")).doesNotExist();
  }
}
