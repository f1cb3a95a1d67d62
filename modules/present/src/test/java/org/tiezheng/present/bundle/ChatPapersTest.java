package org.tiezheng.present.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tiezheng.evidence.Observation;
import org.tiezheng.present.font.Typefaces;
import org.tiezheng.present.html.ReadHtml;
import org.tiezheng.seal.digest.Progress;

/** A chat in full, its key version and a supplement, as they lie in a bundle. */
@Tag("DOC-CHAT-FULL")
@Tag("DOC-CHAT-KEY")
class ChatPapersTest {
  private static final int LINES = 300;

  @TempDir static Path folder;

  static Path bag;

  @BeforeAll
  static void write() throws Exception {
    ChatPapersWorld world = new ChatPapersWorld(folder.resolve("keys"), LINES, Locale.CHINESE);
    bag = folder.resolve("bag");
    BundleWriterTest.writer().write(world.plan(), world.bagDeposit(), bag, Progress.SILENT);
  }

  private static Path paper(Path bag, String id) throws Exception {
    try (var files = Files.list(bag.resolve("data/papers"))) {
      return files
          .filter(f -> f.getFileName().toString().startsWith(id))
          .filter(f -> f.toString().endsWith(".pdf"))
          .sorted()
          .findFirst()
          .orElseThrow();
    }
  }

  private static String text(Path bag, String id) throws Exception {
    try (PaperText text = PaperText.open(paper(bag, id))) {
      return text.text();
    }
  }

  private static Path copy(String name) throws Exception {
    assertThat(Shell.run(folder, "cp -r bag " + name).exit()).isZero();
    return folder.resolve(name);
  }

  @Test
  @Tag("CHAT-007")
  @Tag("CHAT-016")
  @Tag("SEED-WXP-01")
  @Tag("SEED-WXP-03")
  @Tag("SEED-GD-13")
  void everyPaperReadBackEqualsTheRecordsLineByLine() {
    List<Observation.Excerpt> read = PaperReader.excerpts(bag, Typefaces.standard());
    assertThat(read)
        .extracting(Observation.Excerpt::document)
        .containsExactly(
            "DOC-CHAT-FULL",
            "DOC-CHAT-KEY",
            "DOC-CHAT-KEY",
            "DOC-CHAT-SUPPLEMENT",
            "DOC-CHAT-SUPPLEMENT");
    assertThat(read)
        .extracting(e -> e.file().endsWith(".docx"))
        .containsExactly(false, false, true, false, true);
    for (Observation.Excerpt excerpt : read) {
      assertThat(excerpt.differing()).as(excerpt.document()).isEmpty();
      assertThat(excerpt.rows()).as(excerpt.document()).isPositive();
      assertThat(excerpt.printed()).as(excerpt.document()).isEqualTo(excerpt.rows());
      assertThat(excerpt.located()).as(excerpt.document()).isEqualTo(excerpt.rows());
    }
    assertThat(read.getFirst().rows()).isEqualTo(ChatPapersWorld.goes(LINES));
    assertThat(read.get(1).rows()).isEqualTo(22);
  }

  @Test
  void noCopyNamesAnAccountThatNoShownLineHas() throws Exception {
    int copies = 0;
    try (var files = Files.list(bag.resolve("data/papers"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".pdf")).toList()) {
        String copy = ReadPaper.of(file).machineCopy().toString();
        assertThat(copy).as(file.toString()).doesNotContain("wxid_elsewhere");
        copies += copy.contains("\"persons\":{\"") ? 1 : 0;
      }
    }
    assertThat(copies).as("papers that name persons at all").isPositive();
    assertThat(Shell.run(bag, "grep -rl wxid_elsewhere . || true").output()).isBlank();
  }

  @Test
  void everyPaperForABrowserHasTheWordsOfItsPdf() throws Exception {
    ReadHtml.everyPaper(bag, "zh-CN");
  }

  @ParameterizedTest
  @ValueSource(ints = {400})
  @Tag("SEED-GD-12")
  void oddCharactersAreReadBackToo(int usual) throws Exception {
    int lines = Boolean.getBoolean("long") ? 10_000 : usual;
    for (Locale locale : List.of(Locale.CHINESE, Locale.ENGLISH)) {
      String name = "odd-" + locale;
      ChatPapersWorld world = new ChatPapersWorld(folder.resolve(name + "-keys"), lines, locale);
      Path odd = folder.resolve(name);
      BundleWriterTest.writer().write(world.odd(), world.bagDeposit(), odd, Progress.SILENT);
      assertThat(PaperReader.excerpts(odd, Typefaces.standard()))
          .hasSize(5)
          .allSatisfy(e -> {
            assertThat(e.differing()).as(e.document()).isEmpty();
            assertThat(e.printed()).isEqualTo(e.rows());
            assertThat(e.located()).isEqualTo(e.rows());
          });
      ReadHtml.everyPaper(odd, locale.equals(Locale.CHINESE) ? "zh-CN" : "en");
    }
  }

  @Test
  @Tag("SEED-GD-12")
  @DisplayName("a key version says what it leaves out, where, and how much of the whole it is")
  void omissionsAreStated() throws Exception {
    String key = text(bag, "DOC-CHAT-KEY");
    assertThat(key)
        .containsPattern("〔第1–\\d+行共\\d+行未摘录，见完整版第\\d+(–\\d+)?页")
        .contains("内容生成时间：2025-03-08")
        .contains("摘录制作时间")
        .contains("占")
        .contains("选定的行前后各2行")
        .contains("老K")
        .contains("借款已交付")
        .contains("（完整版中没有这些行）");
    assertThat(ArchivalJudge.objections(paper(bag, "DOC-CHAT-KEY"))).isEmpty();
    assertThat(ArchivalJudge.objections(paper(bag, "DOC-CHAT-FULL"))).isEmpty();
  }

  @Test
  @DisplayName("recovered lines stand in a section of their own, called a lead, in every paper")
  void recoveredLinesStandApart() throws Exception {
    for (String id : List.of("DOC-CHAT-FULL", "DOC-CHAT-KEY")) {
      String text = text(bag, id);
      int section = text.indexOf("恢复的内容（当事人自行恢复）", text.indexOf("[000001]") + 1);
      section = Math.max(section, text.lastIndexOf("恢复的内容（当事人自行恢复）"));
      assertThat(section).as(id).isPositive();
      assertThat(text.substring(section)).contains("供作为线索").contains("建议申请鉴定");
      assertThat(text.lastIndexOf("〔删除后恢复〕")).as(id).isGreaterThan(section);
      assertThat(text.substring(0, section)).as(id).doesNotContain("〔删除后恢复〕");
    }
  }

  @Test
  @DisplayName("what is not handed in is counted on the papers, and lines keep their numbers")
  void theScopeIsStated() throws Exception {
    assertThat(text(bag, "DOC-CHAT-FULL"))
        .contains("仅提交选定的会话1个")
        .contains("可供法庭查验")
        .contains("[%06d]".formatted(LINES));
    try (PaperText catalogue = PaperText.open(paper(bag, "DOC-CATALOGUE"))) {
      assertThat(catalogue.text()).isNotEmpty();
    }
    assertThat(new Leaks("完整原件留存备查").in(bag)).isNotEmpty();
  }

  @Test
  @Tag("CHAT-007")
  void aRowThatIsNotOnThePagesIsFound() throws Exception {
    Path changed = copy("changed");
    Path rows = changed.resolve("data/records/001.jsonl");
    List<String> lines = Files.readAllLines(rows);
    int at = 100;
    while (!lines.get(at).contains("\"text\":\"")) {
      at++;
    }
    lines.set(at, lines.get(at).replace("\"text\":\"", "\"text\":\"不"));
    Files.write(rows, lines);
    Observation.Excerpt full = PaperReader.excerpts(changed, Typefaces.standard()).getFirst();
    assertThat(full.printed()).isEqualTo(full.rows() - 1);
    assertThat(full.differing()).hasSize(2);
  }

  @Test
  @Tag("CHAT-007")
  void aLineThatTheRecordsLackIsFound() throws Exception {
    Path changed = copy("fewer");
    Path rows = changed.resolve("data/records/001.jsonl");
    List<String> lines = Files.readAllLines(rows);
    lines.remove(lines.size() - 1);
    Files.write(rows, lines);
    assertThat(PaperReader.excerpts(changed, Typefaces.standard()).getFirst().differing())
        .isNotEmpty();
  }

  @Test
  @Tag("CHAT-007")
  void aKeyVersionThatNamesAnotherPageIsFound() throws Exception {
    ChatPapersWorld world =
        new ChatPapersWorld(folder.resolve("longer-keys"), LINES * 2, Locale.CHINESE);
    Path other = folder.resolve("longer");
    BundleWriterTest.writer().write(world.plan(), world.bagDeposit(), other, Progress.SILENT);
    // The key version of the shorter chat beside the longer full version.
    Path mixed = copy("mixed");
    Files.copy(
        paper(other, "DOC-CHAT-KEY"),
        paper(mixed, "DOC-CHAT-KEY"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    Observation.Excerpt key = PaperReader.excerpts(mixed, Typefaces.standard()).get(1);
    assertThat(key.differing()).isNotEmpty();
    assertThat(key.located()).isLessThan(key.rows());
  }
}
