package org.tiezheng.present.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.present.font.Typefaces;
import org.tiezheng.present.paper.Catalogue;
import org.tiezheng.present.paper.CatalogueDocument;
import org.tiezheng.present.paper.ChatFullDocument;
import org.tiezheng.present.paper.PageRange;
import org.tiezheng.present.paper.Samples;
import org.tiezheng.seal.digest.Progress;

/** What real chats and real people put on paper. */
class OddContentTest {
  private static final int LINES = Boolean.getBoolean("long") ? 20_000 : 4_300;

  private static final List<String> ODD =
      List.of(
          "👨‍👩‍👧‍👦👌🏽🇨🇳 表情",
          "שלום עולם مرحبا بالعالم 混排",
          "w".repeat(3000),
          "钱".repeat(3000),
          "https://example.com/" + "a%20b/".repeat(400),
          "零宽\u200b字\u200d符\u2060，方向\u202e翻转\u202c",
          "孤立\ud83d代理，\u0000控制\u0007符\u001b[31m",
          "𠮷𬭚䶮㛃 e\u0301 Ǎ ﷽ \uFFFE",
          "第 1 页 共 1 页 （证据卷第 99 页） Page 3 of 3",
          "",
          "\n\n\n",
          "]]></script><script>alert(1)</script>\u2028\u2029");

  @TempDir Path folder;

  private static List<ChatMessage> odd() {
    List<ChatMessage> messages = new ArrayList<>();
    for (String text : ODD) {
      messages.add(Samples.message(messages.size(), true, new MessageContent.Words(text)));
    }
    return messages;
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  @DisplayName("emoji, right to left, words longer than a page, controls: PDF/A-3u, numbered")
  void oddChat(String language) throws Exception {
    Path file = folder.resolve("odd.pdf");
    new ChatFullDocument(Samples.facts(Locale.of(language)), Samples.chatRecord(odd()), 7)
        .pdf(file, Typefaces.standard());
    assertThat(ArchivalJudge.objections(file)).isEmpty();
    ReadPaper read = ReadPaper.of(file);
    int pages = read.printed().size();
    assertThat(read.printed()).isEqualTo(IntStream.rangeClosed(1, pages).boxed().toList());
    assertThat(read.volume()).isEqualTo(IntStream.rangeClosed(7, 6 + pages).boxed().toList());
    assertThat(read.unresolved()).isEmpty();
    assertThat(read.text()).contains("钱".repeat(20), "w".repeat(20), "U+202E", "U+0007", "U+D83D");
  }

  @Test
  void aConversationWithoutMessagesIsPrintedAsSuch() throws Exception {
    Path file = folder.resolve("empty.pdf");
    new ChatFullDocument(Samples.facts(Locale.CHINESE), Samples.chatRecord(List.of()), 1)
        .pdf(file, Typefaces.standard());
    assertThat(ArchivalJudge.objections(file)).isEmpty();
    ReadPaper read = ReadPaper.of(file);
    assertThat(read.says("共 0 行")).isTrue();
    assertThat(read.unresolved()).isEmpty();
    assertThat(read.printed())
        .isEqualTo(IntStream.rangeClosed(1, read.printed().size()).boxed().toList());
  }

  @Test
  @DisplayName("a catalogue of odd texts and of 60 rows keeps its rows, as PDF and as DOCX")
  void oddCatalogue() throws Exception {
    List<Catalogue.Row> rows = new ArrayList<>();
    for (int n = 0; n < 60; n++) {
      String text = ODD.get(n % ODD.size());
      Catalogue.Row row = Samples.catalogue(false).rows().getFirst();
      rows.add(
          new Catalogue.Row(
              1 + n / 20,
              1 + n % 20,
              n + 1,
              "证据" + n + text,
              row.kind(),
              row.category(),
              text,
              text.substring(0, Math.min(500, text.length())),
              List.of(new Catalogue.Shown("事实", n % 2 == 0 ? "" : "1-2, 7")),
              "",
              row.grade(),
              2,
              n == 0 ? Optional.of(new PageRange(1, 20)) : Optional.empty(),
              "ZT-1",
              row.hash(),
              "",
              "",
              n % 7 == 1 ? Optional.of(text) : Optional.empty()));
    }
    CatalogueDocument paper =
        new CatalogueDocument(Samples.facts(Locale.CHINESE), new Catalogue(rows, false));
    Path file = folder.resolve("catalogue.pdf");
    paper.pdf(file, Typefaces.standard());
    assertThat(ArchivalJudge.objections(file)).isEmpty();
    ReadPaper read = ReadPaper.of(file);
    assertThat(read.printed())
        .isEqualTo(IntStream.rangeClosed(1, read.printed().size()).boxed().toList());
    assertThat(read.says("3-20")).isTrue();
    Path docx = folder.resolve("catalogue.docx");
    paper.docx(docx);
    assertThat(new Leaks("证据59").in(folder)).anyMatch(found -> found.contains(".docx!"));
  }

  @Test
  @DisplayName("a bundle of thousands of messages: every paper PDF/A-3u, every page numbered")
  void demoSize() throws Exception {
    World world = new World(folder.resolve("keys"), LINES, Locale.CHINESE);
    Path bag = folder.resolve("bag");
    WrittenBundle written =
        BundleWriterTest.writer().write(world.plan(), world.log.bagDeposit(), bag, Progress.SILENT);
    assertThat(written.pages().get(1)).isNotNull();
    for (var paper : PaperReader.read(bag)) {
      assertThat(paper.unresolved()).as(paper.document()).isEmpty();
      assertThat(paper.printed())
          .isEqualTo(IntStream.rangeClosed(1, paper.pages()).boxed().toList());
      if (paper.file().endsWith(".pdf")) {
        assertThat(ArchivalJudge.objections(bag.resolve(paper.file()))).as(paper.file()).isEmpty();
      }
    }
    assertThat(Map.copyOf(written.pages())).hasSize(1);
  }
}
