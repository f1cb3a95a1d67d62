package org.tiezheng.present.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.present.font.Typefaces;
import org.tiezheng.present.font.VisibleText;
import org.tiezheng.present.paper.Samples;

class ExtractionTest {
  private static final float INDENT = 50;
  private static final String[] PIECES = {
    "你好",
    "，",
    "。",
    "（",
    "」",
    "👌",
    "🇨🇳",
    "😂🤣🥺🫠👍🏻",
    "❤️",
    "👨‍👩‍👧",
    "𠮷",
    "䶮㛃",
    "\u202Eevil",
    "مرحبا",
    "שלום",
    "\u0000",
    "\u0007",
    "\t",
    "\r",
    "\n",
    "e\u0301",
    "\uD83D",
    "\uFB01",
    "\u00A0",
    "\u200B",
    "\uE000",
    "\uFFFE",
    "¶",
    "[U+0041 LATIN]",
    "[微笑]",
    " ",
    "word",
    "Supercalifragilisticexpialidocious",
    "12,345.67",
    "http://example.test/a?b=c&d=e",
    "①℃№",
    "——",
    "……"
  };

  @TempDir Path folder;

  private static String random(SplittableRandom random) {
    StringBuilder text = new StringBuilder();
    int count = random.nextInt(1, 40);
    for (int i = 0; i < count; i++) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString();
  }

  @Test
  @DisplayName("what is extracted from the page is what was put in, line by line")
  void roundTrip() throws Exception {
    SplittableRandom random = new SplittableRandom(20261124);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < (Boolean.getBoolean("long") ? 5000 : 400); i++) {
      texts.add(random(random));
    }
    texts.add("长".repeat(3000));
    texts.add("x".repeat(3000));
    texts.add("");
    Sheets sheets = new Sheets(Typefaces.standard());
    Flow flow = sheets.flow(PageShape.A4).newPage();
    Style style = new Style(10, 15, false, Style.Align.LEFT);
    for (int i = 0; i < texts.size(); i++) {
      flow.hanging("[%06d] ".formatted(i), texts.get(i), style, INDENT);
    }
    Path file = folder.resolve("lines.pdf");
    sheets.write(file, List.of(flow), facts(), frame());
    List<String> found = extracted(file);
    for (int i = 0; i < texts.size(); i++) {
      assertThat(found.get(i)).as("entry " + i).isEqualTo(texts.get(i));
    }
    assertThat(found).hasSameSizeAs(texts);
  }

  /** Joins the printed lines of each entry and undoes the labels. */
  private static List<String> extracted(Path file) throws Exception {
    List<StringBuilder> entries = new ArrayList<>();
    try (PDDocument document = Loader.loadPDF(file.toFile())) {
      PDFTextStripper stripper = new PDFTextStripper();
      stripper.setLineSeparator("\n");
      for (int page = 1; page <= document.getNumberOfPages(); page++) {
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        for (String line : body(stripper.getText(document))) {
          if (line.matches("\\[[0-9]{6}\\] (?s).*")) {
            entries.add(new StringBuilder(line.substring(9)));
          } else {
            entries.getLast().append(line);
          }
        }
      }
    }
    return entries.stream()
        .map(e -> VisibleText.restore(e.toString().replace(VisibleText.LINE_END, '\n')))
        .toList();
  }

  private static List<String> body(String page) {
    return page.lines().filter(l -> !l.matches("(HEAD|FOOT|第 [0-9]+ 页 共 ).*")).toList();
  }

  private static FileFacts facts() {
    return new FileFacts("t", "a", "s", "p", Samples.MADE, "id", Locale.CHINESE, List.of());
  }

  private static RunningFrame frame() {
    return new RunningFrame("HEAD", "h", "FOOT", "f", Optional.empty(), Locale.CHINESE);
  }

  @Test
  @DisplayName("lines joined give the text again and fit the measure")
  void linesLoseNothing() {
    LineBreaker breaker = new LineBreaker(Typefaces.standard());
    VisibleText visible = new VisibleText(Typefaces.standard());
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 2000; i++) {
      String text = visible.of(random(random)).replace("\n", "");
      List<String> lines = breaker.lines(text, 10, 200, 150, false);
      assertThat(String.join("", lines)).isEqualTo(text);
      for (String line : lines) {
        assertThat(breaker.width(line.stripTrailing(), 10)).isLessThanOrEqualTo(200.01f);
      }
    }
  }

  @Test
  @DisplayName("placeholders can be undone for every kind of character, and are counted")
  void placeholders() {
    VisibleText visible = new VisibleText(Typefaces.standard());
    assertThat(visible.of("收到👌 𠮷野家"))
        .isEqualTo("收到👌 [U+20BB7 CJK UNIFIED IDEOGRAPHS EXTENSION B 20BB7]野家");
    assertThat(visible.of("❤\uFE0F👨\u200D👧👌🏽")).isEqualTo("❤[U+FE0F VS16]👨[U+200D ZWJ]👧👌🏽");
    assertThat(visible.replaced()).containsEntry(0x200D, 1).containsEntry(0x20BB7, 1);
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 20_000; i++) {
      String text = new String(Character.toChars(random.nextInt(Character.MAX_CODE_POINT + 1)));
      String shown = visible.of(text);
      assertThat(VisibleText.restore(shown)).isEqualTo(text);
      if (shown.equals(text) && !text.equals("\n")) {
        assertThat(Typefaces.standard().faceOf(text.codePointAt(0))).isNotNegative();
      }
    }
  }
}
