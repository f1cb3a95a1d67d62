package org.tiezheng.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.Original;
import org.tiezheng.evidence.Outcome;
import org.tiezheng.evidence.TiezhengException;
import org.tiezheng.testkit.chat.ChatWorld;
import org.tiezheng.testkit.chat.Side;
import org.tiezheng.testkit.chat.render.WeChat4Store;
import org.tiezheng.testkit.chat.render.WriteOptions;

/** Of a database with many conversations only the chosen one leaves. */
@Tag("SEED-GD-14")
class HandedInTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 1);

  @TempDir Path folder;

  private Path vault() {
    return folder.resolve("case");
  }

  private Path file() {
    return vault().resolve("case.yaml");
  }

  private Workplace place() {
    return Places.at(folder, Clock.systemUTC());
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
            links: [{item: 1, fact: loan, lines: LINES}]
            items:
            """);
    try (OpenCase open = OpenCase.forWriting(vault(), place())) {
      new Collect(open).run(new Collect.Request(List.of(store), "", "", Map.of()));
    }
    String text = Files.readString(file());
    Files.writeString(file(), text.replace("catalogued: false", "catalogued: true"));
  }

  private void choose(String keys) throws Exception {
    String text = Files.readString(file());
    Files.writeString(
        file(), text.replaceFirst("    catalogued: true", "    catalogued: true\n" + keys));
  }

  private Present.Result present(Path target) throws Exception {
    Map<String, String> reasons = new HashMap<>();
    for (int attempt = 0; attempt < 2; attempt++) {
      try (OpenCase open = OpenCase.forWriting(vault(), place())) {
        Present.Result result =
            new Present(open).run(new Present.Request(target, false, false, DAY, reasons));
        if (result.bundle().isPresent()) {
          return result;
        }
        result.blocking().blocks().stream()
            .map(PresentLines::name)
            .filter(rule -> !rule.startsWith("CN/CHAT-026"))
            .forEach(rule -> reasons.put(rule, "test"));
        if (attempt == 1) {
          return result;
        }
      }
    }
    throw new AssertionError("unreachable");
  }

  private List<ChatMessage> messages() throws Exception {
    try (OpenCase open = OpenCase.forReading(vault(), place())) {
      return open.records(1)
          .filter(ChatMessage.class::isInstance)
          .map(ChatMessage.class::cast)
          .toList();
    }
  }

  private static Set<String> words(List<ChatMessage> messages) {
    return messages.stream()
        .map(ChatMessage::content)
        .filter(MessageContent.Words.class::isInstance)
        .map(c -> ((MessageContent.Words) c).text())
        .filter(t -> t.length() > 5)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** All bytes of the bundle as text, and the words of its papers without white space. */
  private static String everything(Path bundle) throws Exception {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(bundle)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.append(file.getFileName()).append('\n');
        all.append(new String(Files.readAllBytes(file), StandardCharsets.UTF_8)).append('\n');
        if (file.toString().endsWith(".pdf")) {
          try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
            all.append(new PDFTextStripper().getText(pdf).replaceAll("\\s+", "")).append('\n');
          }
        }
      }
    }
    return all.toString();
  }

  @Test
  void withoutAChoiceNothingIsWrittenAndTheCommandIsNamed() throws Exception {
    Present.Result result = present(folder.resolve("bundle"));
    assertThat(result.bundle()).isEmpty();
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(String.join("\n", result.lines(Locale.CHINESE)))
        .contains("CN/CHAT-026")
        .contains("tiezheng conversations CASE --item 1")
        .contains("conversations:");
    assertThat(folder.resolve("bundle")).doesNotExist();
  }

  @Test
  void aWordThatMeansNoConversationIsToldBeforeAnythingIsWritten() throws Exception {
    choose("    conversations: [没有这个人]\n");
    assertThatThrownBy(() -> present(folder.resolve("bundle")))
        .isInstanceOf(TiezhengException.class)
        .hasMessageContaining("没有这个人");
    assertThat(folder.resolve("bundle")).doesNotExist();
  }

  @Test
  @Tag("DOC-CHAT-KEY")
  @Tag("CHAT-007")
  @Tag("CHAT-013")
  @Tag("CHAT-016")
  void onlyTheChosenConversationLeavesAndTheDatabaseStays() throws Exception {
    List<ChatMessage> all = messages();
    String chosen =
        all.stream()
            .filter(m -> m.content() instanceof MessageContent.Words)
            .map(ChatMessage::conversation)
            .filter(id -> id.startsWith("wxid_"))
            .findFirst()
            .orElseThrow();
    List<ChatMessage> goes = all.stream().filter(m -> m.conversation().equals(chosen)).toList();
    List<ChatMessage> stays = all.stream().filter(m -> !m.conversation().equals(chosen)).toList();
    assertThat(goes).isNotEmpty();
    assertThat(stays).isNotEmpty();
    int line = all.indexOf(goes.get(goes.size() / 2)) + 1;
    Files.writeString(
        file(), Files.readString(file()).replace("LINES", "\"" + line + "-" + line + "\""));
    choose("    conversations: [\"" + chosen + "\"]\n    periods: [\"2000-01-01/2099-12-31\"]\n");
    Path target = folder.resolve("bundle");

    Present.Result result = present(target);

    assertThat(result.bundle()).isPresent();
    assertThat(result.verification().orElseThrow().exitCode()).isIn(0, 3);
    assertThat(String.join("\n", result.lines(Locale.CHINESE)))
        .contains("仅")
        .contains("第六十三条")
        .contains("DOC-CHAT-KEY");
    String written = everything(target);
    Set<String> private_ = words(stays);
    private_.removeAll(words(goes));
    private_.removeIf(w -> goes.stream().anyMatch(m -> m.line().contains(w)));
    assertThat(private_).isNotEmpty().noneMatch(written::contains);
    Set<String> ids = new HashSet<>();
    stays.forEach(m -> ids.add(m.conversation()));
    String unescaped = written.replace("\\", "");
    assertThat(ids).noneMatch(id -> unescaped.contains("\"" + id + "\""));
    String findings = Files.readString(target.resolve("tiezheng/page/reader/findings.js"));
    assertThat(findings.replace("\\", ""))
        .contains("就整个来源(含未提交的会话)而言", "\"places\":[]")
        .doesNotContain("\"places\":[[");
    assertThat(target.resolve("tiezheng/page/reader/001/index.js")).exists();
    assertThat(words(goes)).anyMatch(written::contains);
    try (OpenCase open = OpenCase.forReading(vault(), place())) {
      for (Original o : open.originals()) {
        if (o.name().endsWith(".db")) {
          assertThat(written).doesNotContain(o.digests().sha256());
        }
      }
    }
    assertThat(Files.readString(target.resolve("tiezheng/evidence.json"))).contains("\"commit\"");
    for (String rule : List.of("CN/CHAT-007", "CN/CHAT-016", "CN/CHAT-026")) {
      assertThat(result.findings())
          .filteredOn(f -> f.rule().equals(rule) && f.item().filter(n -> n == 1).isPresent())
          .as(rule)
          .isNotEmpty()
          .allMatch(f -> f.outcome() == Outcome.PASS);
    }
  }
}
