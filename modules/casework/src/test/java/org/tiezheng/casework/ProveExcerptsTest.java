package org.tiezheng.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Event;
import org.tiezheng.evidence.TiezhengException;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.present.bundle.PaperReader;
import org.tiezheng.present.font.Typefaces;
import org.tiezheng.seal.excerpt.ConversationKey;
import org.tiezheng.seal.keys.CaseSecret;
import org.tiezheng.testkit.chat.ChatWorld;
import org.tiezheng.testkit.chat.Side;
import org.tiezheng.testkit.chat.render.WeChat4Store;
import org.tiezheng.testkit.chat.render.WriteOptions;
import org.tiezheng.verify.Check;
import org.tiezheng.verify.Result;
import org.tiezheng.verify.Step;
import org.tiezheng.verify.VerifyReport;
import tools.jackson.databind.JsonNode;

/** From sealing at collection to a key version that anybody can check. */
class ProveExcerptsTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 1);

  @TempDir Path folder;

  private Path vault() {
    return folder.resolve("case");
  }

  private Workplace place() {
    return Places.at(folder, Clock.systemUTC());
  }

  private OpenCase open() throws Exception {
    return OpenCase.forWriting(vault(), place());
  }

  @BeforeEach
  void collect() throws Exception {
    Path store = Files.createDirectories(folder.resolve("store"));
    new WeChat4Store().write(ChatWorld.clean(8, 200), Side.A, store, WriteOptions.CLOSED);
    new NewCase(place())
        .open(
            vault(),
            """
            title: t
            facts: [{id: loan, title: 借款}]
            links: [{item: 1, fact: loan, lines: "40-41"}]
            items:
            """);
    try (OpenCase open = open()) {
      new Collect(open).run(new Collect.Request(List.of(store), "", "", Map.of()));
    }
  }

  private List<ChatMessage> messages() throws Exception {
    try (OpenCase open = OpenCase.forReading(vault(), place())) {
      return open.records(1)
          .filter(ChatMessage.class::isInstance)
          .map(ChatMessage.class::cast)
          .toList();
    }
  }

  private Present.Result present(String name) throws Exception {
    String chosen = messages().get(39).conversation();
    Path file = vault().resolve("case.yaml");
    String text = Files.readString(file);
    Files.writeString(
        file,
        text.replaceFirst(
                "    catalogued: false",
                "    catalogued: true\n    conversations: [\"" + chosen + "\"]\n")
            .replace("catalogued: false", "catalogued: true"));
    Map<String, String> reasons = new HashMap<>();
    for (int attempt = 0; attempt < 2; attempt++) {
      try (OpenCase open = open()) {
        Present.Result result =
            new Present(open)
                .run(new Present.Request(folder.resolve(name), false, false, DAY, reasons));
        if (result.bundle().isPresent()) {
          return result;
        }
        result.blocking().blocks().forEach(b -> reasons.put(PresentLines.name(b), "test"));
      }
    }
    throw new AssertionError("stopped: " + reasons);
  }

  private static List<Step> steps(VerifyReport report) {
    return report.steps().stream().filter(s -> s.check() == Check.EXCERPT).toList();
  }

  private VerifyReport verify(Path bundle) throws Exception {
    return new VerifyBundle(place().watch())
        .run(new VerifyBundle.Request(bundle, false, Optional.empty(), List.of()))
        .report();
  }

  private static JsonNode json(Path file) throws Exception {
    return EvidenceJson.mapper().readTree(Files.readString(file));
  }

  private List<Event> events() throws Exception {
    try (OpenCase open = OpenCase.forReading(vault(), place())) {
      return open.custody().stream().map(OpenCase.CustodyLine::event).toList();
    }
  }

  @Test
  void everyConversationIsSealedRightAfterItsReading() throws Exception {
    List<Event> events = events();
    Event sealed =
        events.stream().filter(e -> e.kind() == Event.Type.CONVERSATIONS).findFirst().orElseThrow();
    Event read = events.get((int) sealed.n() - 2);
    assertThat(read.kind()).isEqualTo(Event.Type.READ);
    List<ChatMessage> messages = messages();
    assertThat(sealed.what())
        .containsEntry("item", "1")
        .containsEntry("read", String.valueOf(read.n()))
        .containsEntry("importer", read.what().get("importer"))
        .containsEntry("messages", String.valueOf(messages.size()))
        .containsEntry(
            "conversations",
            String.valueOf(messages.stream().map(ChatMessage::conversation).distinct().count()));
  }

  @Test
  @Tag("SEED-GD-12")
  @Tag("SEED-WXP-03")
  @Tag("DOC-CHAT-KEY")
  void theKeyVersionIsProvenAndTheRestStaysHidden() throws Exception {
    Present.Result result = present("bundle");
    Path bundle = folder.resolve("bundle");

    List<Step> excerpts = steps(result.verification().orElseThrow());
    assertThat(excerpts)
        .filteredOn(s -> s.result() == Result.PASSED)
        .extracting(s -> s.file().orElse(""))
        .containsExactly("tiezheng/excerpts/001-0-1.json", "data/records/001.jsonl");
    assertThat(excerpts).noneMatch(s -> s.result() == Result.FAILED || s.incomplete());
    assertThat(result.notes()).noneMatch(n -> n.zh().contains("没有附摘录证明"));

    JsonNode claim = json(bundle.resolve("tiezheng/evidence.json"));
    assertThat(claim.path("excerpts")).hasSize(1);
    JsonNode proof =
        json(bundle.resolve(claim.path("excerpts").path(0).path("path").stringValue()));
    JsonNode statement = proof.path("statement");
    List<ChatMessage> all = messages();
    String chosen = all.get(39).conversation();
    List<ChatMessage> room = all.stream().filter(m -> m.conversation().equals(chosen)).toList();
    assertThat(statement.path("conversation").stringValue()).isEqualTo(chosen);
    assertThat(statement.path("messages").intValue()).isEqualTo(room.size());
    List<Integer> positions = new ArrayList<>();
    for (JsonNode shown : proof.path("shown")) {
      JsonNode message = shown.path("message");
      int position = message.path("position").intValue();
      positions.add(position);
      ChatMessage record = room.get(position);
      assertThat(all.get(message.path("line").intValue() - 1)).isEqualTo(record);
      JsonNode written = EvidenceJson.mapper().readTree(EvidenceJson.write(record));
      assertThat(message.path("content")).isEqualTo(written.path("content"));
      assertThat(message.path("time")).isEqualTo(written.path("time"));
      assertThat(message.path("senderName")).isEqualTo(written.path("senderName"));
    }
    assertThat(positions).contains(room.indexOf(all.get(39))).hasSizeLessThan(room.size());
    Path paper = bundle.resolve(claim.path("excerpts").path(0).path("paper").stringValue());
    try (PDDocument pdf = Loader.loadPDF(paper.toFile())) {
      assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s+", ""))
          .contains("逐字证明tiezheng/excerpts/001-0-1.json");
    }
    nothingOmitted(Files.readString(bundle.resolve("tiezheng/excerpts/001-0-1.json")), positions);
  }

  private void nothingOmitted(String proof, List<Integer> positions) throws Exception {
    try (OpenCase open = open()) {
      CaseSecret secret = open.vault().keys().caseSecret();
      var sealing = new SealConversations(open).newest(1).orElseThrow().event().sealing();
      List<ChatMessage> all = messages();
      String platform = all.get(39).platform();
      String chosen = all.get(39).conversation();
      ConversationKey key = ConversationKey.of(secret, sealing, platform, chosen);
      long size = all.stream().filter(m -> m.conversation().equals(chosen)).count();
      for (int i = 0; i < size; i++) {
        assertThat(proof.contains(key.salt(i).hex())).isEqualTo(positions.contains(i));
      }
    }
  }

  @Test
  void whatIsChangedInAProofIsFound() throws Exception {
    present("bundle");
    Path bundle = folder.resolve("bundle");
    Path proof = bundle.resolve("tiezheng/excerpts/001-0-1.json");
    String honest = Files.readString(proof);
    List<String> changed =
        List.of(
            honest.replaceFirst("\"text\":\"", "\"text\":\"不"),
            honest.replaceFirst("\"messages\":(\\d+)", "\"messages\":9$1"),
            honest.replaceFirst("\"count\":(\\d+)", "\"count\":9$1"),
            honest.replaceFirst("\"senderName\":\"", "\"senderName\":\"假"));
    assertThat(PaperReader.excerpts(bundle, Typefaces.standard()))
        .allSatisfy(e -> assertThat(e.differing()).isEmpty());
    Files.writeString(proof, changed.getFirst());
    assertThat(PaperReader.excerpts(bundle, Typefaces.standard()))
        .anySatisfy(e -> assertThat(e.differing()).anyMatch(d -> d.endsWith("proof")));
    for (String file : changed) {
      assertThat(file).isNotEqualTo(honest);
      Files.writeString(proof, file);
      assertThat(steps(verify(bundle)))
          .anyMatch(
              s -> s.result() == Result.FAILED && s.file().orElse("").endsWith("001-0-1.json"));
    }
    Files.delete(proof);
    assertThat(steps(verify(bundle))).anyMatch(Step::incomplete);
  }

  /** A case of before, and one whose item was read without being sealed. */
  @Test
  void whatWasReadBeforeIsSealedWhenItIsPresented() throws Exception {
    try (OpenCase open = open()) {
      Event read =
          events().stream().filter(e -> e.kind() == Event.Type.READ).findFirst().orElseThrow();
      open.note(Event.Type.READ, read.what());
      assertThat(new SealConversations(open).newest(1)).isEmpty();
    }
    Present.Result result = present("bundle");
    assertThat(steps(result.verification().orElseThrow()))
        .anyMatch(s -> s.result() == Result.PASSED);
    assertThat(events().stream().filter(e -> e.kind() == Event.Type.CONVERSATIONS)).hasSize(2);
    present("again");
    assertThat(events().stream().filter(e -> e.kind() == Event.Type.CONVERSATIONS)).hasSize(2);
  }

  /**
   * Nothing is claimed of messages that differ from the sealed ones, and the paper is still made.
   */
  @Test
  void aReadingThatIsNotTheSealedOneIsNotProven() throws Exception {
    try (OpenCase open = open()) {
      Event sealed =
          events().stream()
              .filter(e -> e.kind() == Event.Type.CONVERSATIONS)
              .findFirst()
              .orElseThrow();
      Map<String, String> other = new HashMap<>(sealed.what());
      other.put("root", "0".repeat(64));
      open.note(Event.Type.CONVERSATIONS, other);
    }
    Present.Result result = present("bundle");
    assertThat(String.join("\n", result.lines(Locale.CHINESE)))
        .contains("没有附摘录证明")
        .contains("与封存时不同");
    assertThat(steps(result.verification().orElseThrow()))
        .noneMatch(s -> s.result() == Result.PASSED);
    assertThat(folder.resolve("bundle/tiezheng/excerpts")).doesNotExist();
  }

  @Test
  void theCaseSecretStaysInTheVault() throws Exception {
    present("bundle");
    assertThat(vault().resolve("vault/keys/case-secret.key")).isRegularFile();
    byte[] sealed = Files.readAllBytes(vault().resolve("vault/keys/case-secret.key"));
    String inside =
        new String(sealed, StandardCharsets.UTF_8).lines().skip(1).findFirst().orElseThrow();
    try (Stream<Path> files = Files.walk(folder.resolve("bundle"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
            .doesNotContain(inside);
      }
    }
  }

  private static void theLogHasNoDigestThatAGuessCanBeTestedAgainst(OpenCase open)
      throws Exception {
    String digest = open.matter().item(1).flatMap(i -> i.reading()).orElseThrow().recordsDigest();
    Event read =
        open.custody().stream()
            .map(OpenCase.CustodyLine::event)
            .filter(e -> e.kind() == Event.Type.READ && "1".equals(e.what().get("item")))
            .findFirst()
            .orElseThrow();
    assertThat(read.what().keySet()).doesNotContain("recordsDigest", "claimed");
    SaltedDigest salted = new SaltedDigest(open);
    assertThat(read.what().get("recordsSalted"))
        .isEqualTo(salted.of("recordsSalted", 1, digest))
        .isNotEqualTo(salted.of("recordsSalted", 2, digest))
        .isNotEqualTo(salted.of("claimedSalted", 1, digest));
    assertThat(open.custody())
        .noneMatch(line -> line.event().what().values().stream().anyMatch(digest::equals));
    // As logs have it that were begun before.
    Map<String, String> older = Map.of("item", "1", "recordsDigest", digest);
    assertThat(salted.has(older, "recordsSalted", "recordsDigest", 1, digest)).isTrue();
    assertThat(salted.has(older, "recordsSalted", "recordsDigest", 1, "0".repeat(64))).isFalse();
  }

  @Test
  void whatWasChangedSinceItWasReadIsNotSealedLater() throws Exception {
    try (OpenCase open = open()) {
      SealConversations seals = new SealConversations(open);
      seals.requireAsRead(1);
      Path records = open.vault().caseStore().readings().recordsFile(1).orElseThrow();
      String text = Files.readString(records);
      theLogHasNoDigestThatAGuessCanBeTestedAgainst(open);
      assertThat(records.toFile().setWritable(true)).isTrue();
      Files.writeString(records, text.substring(0, text.length() - 2) + " }");
      assertThatThrownBy(() -> seals.requireAsRead(1))
          .isInstanceOf(TiezhengException.class)
          .hasMessageContaining("item 1");
    }
  }
}
