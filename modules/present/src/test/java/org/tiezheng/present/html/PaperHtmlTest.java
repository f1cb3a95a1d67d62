package org.tiezheng.present.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.present.font.Typefaces;
import org.tiezheng.present.page.VerifyPage;
import org.tiezheng.present.paper.ChatFullDocument;
import org.tiezheng.present.paper.Document;
import org.tiezheng.present.paper.PaperFiles;
import org.tiezheng.present.paper.Samples;

/** Papers in HTML have the words of their PDF, page by page, and do nothing. */
class PaperHtmlTest {
  private static final int LINES = 200;

  @TempDir static Path folder;
  private static final Map<String, PaperFiles> WRITTEN = new TreeMap<>();

  private static PaperFiles files(String name) {
    return PaperFiles.both(folder.resolve(name + ".pdf"), folder.resolve(name + ".html"));
  }

  @BeforeAll
  static void write() throws IOException {
    for (Locale locale : List.of(Locale.CHINESE, Locale.ENGLISH)) {
      for (Document paper : Samples.papers(locale, LINES)) {
        String name = paper.id() + "." + locale;
        PaperFiles files = files(name);
        paper.write(files, Typefaces.standard());
        WRITTEN.put(name, files);
      }
    }
  }

  private static Path html(PaperFiles files) {
    return files.html().orElseThrow();
  }

  @Test
  @DisplayName("page by page the words of the PDF; nothing runs; headings, tables and language")
  void asThePdf() throws Exception {
    for (Map.Entry<String, PaperFiles> entry : WRITTEN.entrySet()) {
      String language = entry.getKey().endsWith(".zh") ? "zh-CN" : "en";
      ReadHtml.of(html(entry.getValue())).asThePdf(entry.getValue().pdf(), language);
    }
  }

  @Test
  @DisplayName("every paper has exactly the style sheet by which the page of a bundle knows it")
  void knownSheet() throws Exception {
    String page = new String(VerifyPage.bytes(), StandardCharsets.UTF_8);
    assertThat(WRITTEN).isNotEmpty();
    for (PaperFiles files : WRITTEN.values()) {
      String digest = ReadHtml.of(html(files)).sheetDigest();
      assertThat(page.contains('"' + digest + '"'))
          .as("SHEETS in ui/paper.js of the page has " + digest + ", and the page was rebuilt")
          .isTrue();
      assertThat(html(files)).content().startsWith("<!DOCTYPE html>").contains("sha256-" + digest);
    }
  }

  @Test
  @DisplayName("a paper does not say of itself that anybody compared it with its PDF")
  void claimsNoMore() throws Exception {
    for (Map.Entry<String, PaperFiles> entry : WRITTEN.entrySet()) {
      assertThat(html(entry.getValue()))
          .content()
          .contains(
              entry.getKey().endsWith(".zh")
                  ? "此后核验证据包时不再比较"
                  : "verifying it later does not compare them")
          .doesNotContain("文字和页码相同", "the same words on the same pages");
    }
  }

  @Test
  @DisplayName("markup, right-to-left text and controls in every field stay text")
  void hostile() throws Exception {
    for (Document paper : Samples.papers(Locale.CHINESE, 30)) {
      Hostile hostile = new Hostile();
      Document changed = hostile.in(paper);
      assertThat(hostile.texts()).as(paper.id()).isGreaterThan(20);
      PaperFiles files = files("hostile-" + paper.id());
      changed.write(files, Typefaces.standard());
      ReadHtml html = ReadHtml.of(html(files));
      html.asThePdf(files.pdf(), "zh-CN");
      assertThat(String.join("", html.pages().values()))
          .contains("<script>alert(1)</script>", "[U+202E", "[U+0000", "[U+0001", "[U+0002");
    }
  }

  @Test
  @DisplayName("the PDF is the same whether or not HTML is written beside it")
  void pdfIsUntouched() throws Exception {
    for (Document paper : Samples.papers(Locale.CHINESE, LINES)) {
      Path alone = folder.resolve("alone.pdf");
      paper.pdf(alone, Typefaces.standard());
      assertThat(alone)
          .hasSameBinaryContentAs(
              java.util.Objects.requireNonNull(WRITTEN.get(paper.id() + ".zh")).pdf());
    }
  }

  @Test
  void writingTwiceGivesTheSameBytes() throws Exception {
    for (Document paper : Samples.papers(Locale.CHINESE, LINES)) {
      PaperFiles again = PaperFiles.both(folder.resolve("again.pdf"), folder.resolve("again.html"));
      paper.write(again, Typefaces.standard());
      PaperFiles first = java.util.Objects.requireNonNull(WRITTEN.get(paper.id() + ".zh"));
      assertThat(html(again))
          .as(paper.id())
          .content()
          .isEqualTo(Files.readString(html(first)).replace(paper.id() + ".zh.pdf", "again.pdf"));
    }
  }

  @Test
  @DisplayName("every line of a record can be gone to by its number")
  void lines() throws Exception {
    for (String id : List.of("DOC-CHAT-FULL", "DOC-SMS-EXCERPT")) {
      ReadHtml paper = ReadHtml.of(html(java.util.Objects.requireNonNull(WRITTEN.get(id + ".zh"))));
      for (int n = 1; n <= LINES; n++) {
        assertThat(paper.byId("L" + n).orElseThrow().getTextContent())
            .startsWith("[%06d]".formatted(n));
      }
    }
  }

  @Test
  @DisplayName("a text longer than a page goes on at the next one, verbatim")
  void overPages() throws Exception {
    List<ChatMessage> messages = new ArrayList<>();
    for (String text : List.of("钱".repeat(5000), "a\nb\n\n".repeat(400), "w".repeat(9000))) {
      messages.add(Samples.message(messages.size(), true, new MessageContent.Words(text)));
    }
    PaperFiles files = files("long");
    new ChatFullDocument(Samples.facts(Locale.CHINESE), Samples.chatRecord(messages), 7)
        .write(files, Typefaces.standard());
    ReadHtml html = ReadHtml.of(html(files));
    html.asThePdf(files.pdf(), "zh-CN");
  }

  @Test
  void aPaperThatCannotBeWrittenLeavesNothing() {
    PaperFiles files =
        PaperFiles.both(folder.resolve("left.pdf"), folder.resolve("no-such-folder/left.html"));
    Document paper = Samples.papers(Locale.CHINESE, 3).getFirst();
    assertThatThrownBy(() -> paper.write(files, Typefaces.standard()))
        .isInstanceOf(IOException.class);
    assertThat(files.pdf()).doesNotExist();
  }
}
