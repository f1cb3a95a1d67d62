package org.tiezheng.present.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.evidence.Observation;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.present.font.Typefaces;
import org.tiezheng.present.html.ReadHtml;
import org.tiezheng.seal.digest.Progress;
import tools.jackson.databind.JsonNode;

/** The papers for the hearing as they lie in a bundle. */
@Tag("DOC-SHOW-STEPS")
@Tag("DOC-CHECK-RECORD")
class HearingInBundleTest {
  private static final int LINES = Boolean.getBoolean("long") ? 10_000 : 300;
  private static final Pattern CITED =
      Pattern.compile("第(\\d+)(?:–(\\d+))?页（卷(\\d+)(?:–\\d+)?）\\[(\\d{6})](?:–\\[(\\d{6})])?");

  @TempDir static Path folder;
  private static Path bag = Path.of("");

  @BeforeAll
  static void write() throws Exception {
    bag = bundle("zh", Locale.CHINESE);
  }

  private static Path bundle(String name, Locale locale) throws Exception {
    ChatPapersWorld world = new ChatPapersWorld(folder.resolve(name + "-keys"), LINES, locale);
    Path made = folder.resolve(name);
    BundleWriterTest.writer().write(world.plan(), world.bagDeposit(), made, Progress.SILENT);
    return made;
  }

  private static Path paper(Path bag, String id, String ending) throws Exception {
    try (var files = Files.list(bag.resolve("data/papers"))) {
      return files
          .filter(f -> f.getFileName().toString().startsWith(id))
          .filter(f -> f.toString().endsWith(ending))
          .sorted()
          .findFirst()
          .orElseThrow();
    }
  }

  @Test
  void everyPaperForABrowserHasTheWordsOfItsPdf() throws Exception {
    ReadHtml.everyPaper(bag, "zh-CN");
  }

  /** Pages as another program extracts them, without white space. */
  private static List<String> pages(Path pdf) throws Exception {
    List<String> pages = new ArrayList<>();
    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      PDFTextStripper stripper = new PDFTextStripper();
      for (int n = 1; n <= document.getNumberOfPages(); n++) {
        stripper.setStartPage(n);
        stripper.setEndPage(n);
        pages.add(stripper.getText(document).replaceAll("\\s", ""));
      }
    }
    return pages;
  }

  private static JsonNode plan(Path pdf) throws Exception {
    try (PaperText paper = PaperText.open(pdf);
        InputStream copy = paper.copy().orElseThrow()) {
      return EvidenceJson.mapper().readTree(copy.readAllBytes()).path("hearing");
    }
  }

  @Test
  @Tag("SEED-GD-18")
  @DisplayName(
      "every page and line that steps and record print is where they say, by the PDF's own text")
  void everyPlaceIsTrue() throws Exception {
    List<String> full = pages(paper(bag, "DOC-CHAT-FULL", ".pdf"));
    for (String id : List.of("DOC-SHOW-STEPS", "DOC-CHECK-RECORD")) {
      String text = String.join("", pages(paper(bag, id, ".pdf")));
      Matcher cited = CITED.matcher(text);
      int places = 0;
      while (cited.find()) {
        places++;
        int page = Integer.parseInt(cited.group(1));
        assertThat(full.get(page - 1)).as(cited.group()).contains("[" + cited.group(4) + "]2025");
        int last = cited.group(2) == null ? page : Integer.parseInt(cited.group(2));
        String line = cited.group(5) == null ? cited.group(4) : cited.group(5);
        assertThat(full.get(last - 1)).as(cited.group()).contains("[" + line + "]2025");
        assertThat(full.get(page - 1)).contains("（证据卷第" + cited.group(3) + "页）");
      }
      assertThat(places).as(id).isGreaterThan(20);
    }
  }

  @Test
  @Tag("SEED-GD-12")
  @DisplayName(
      "page by page the record has every line that the app shows, once; the others are named apart")
  void nothingIsLeftOut() throws Exception {
    JsonNode chat = plan(paper(bag, "DOC-SHOW-STEPS", ".pdf")).path("items").get(0);
    int visible = 0;
    int last = 0;
    for (JsonNode step : chat.path("steps")) {
      for (JsonNode point : step.path("points")) {
        if (point.path("id").asString().startsWith("1/page/")) {
          assertThat(point.path("place").path("first").asInt()).isGreaterThan(last);
          last = point.path("place").path("last").asInt();
          Matcher count = Pattern.compile("共 (\\d+) 行").matcher(point.path("what").asString());
          assertThat(count.find()).isTrue();
          visible += Integer.parseInt(count.group(1));
        }
      }
    }
    int recovered = 0;
    for (int line = 1; line <= LINES; line++) {
      recovered += (line - 1) % 10 == 2 && (line <= 50 || line > 80) ? 1 : 0;
    }
    assertThat(visible).isEqualTo(ChatPapersWorld.goes(LINES) - recovered);
    assertThat(chat.toString()).contains("应用中看不到的行共 " + recovered + " 行");
  }

  @Test
  @Tag("PRE-003")
  void theStepsReadBackAgreeWithTheCopies() {
    PaperReader.ReadBack read = PaperReader.readBack(bag, Typefaces.standard());

    assertThat(read.copies().copies()).hasSize(1);
    assertThat(read.shown()).extracting(Observation.Shown::item).containsExactly(1, 2, 3);
    assertThat(read.shown())
        .allSatisfy(shown -> {
          assertThat(shown.differing()).isEmpty();
          assertThat(shown.found()).isEqualTo(shown.places());
        });
    assertThat(read.shown().getFirst().places()).isGreaterThan(20);
  }

  @Test
  @Tag("PRE-003")
  @DisplayName("steps of another bundle, whose lines stand elsewhere, do not pass")
  void otherPagesAreTold() throws Exception {
    ChatPapersWorld world = new ChatPapersWorld(folder.resolve("odd-keys"), LINES, Locale.CHINESE);
    Path odd = folder.resolve("odd");
    BundleWriterTest.writer().write(world.odd(), world.bagDeposit(), odd, Progress.SILENT);
    Path mixed = folder.resolve("mixed");
    assertThat(Shell.run(folder, "cp -r odd mixed").exit()).isZero();
    Files.copy(
        paper(bag, "DOC-SHOW-STEPS", ".pdf"),
        paper(mixed, "DOC-SHOW-STEPS", ".pdf"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);

    assertThat(PaperReader.readBack(odd, Typefaces.standard()).shown().getFirst().differing())
        .isEmpty();
    assertThat(PaperReader.readBack(mixed, Typefaces.standard()).shown().getFirst().differing())
        .isNotEmpty();
  }

  @Test
  @DisplayName("DOC-SHOW-STEPS has every field of documents.md")
  @Tag("SEED-GD-17")
  @Tag("SEED-WXP-06")
  void fieldsOfTheSteps() throws Exception {
    String text = String.join("", pages(paper(bag, "DOC-SHOW-STEPS", ".pdf")));
    assertThat(text)
        .contains("当庭出示步骤清单", "案号", "案由", "受理法院", "当事人", "提交人", "制作日期")
        .contains("证据1-1", "出示方式", "设备", "登录账号", "步骤", "应看到的画面", "提交件页、行")
        .contains("预计用时", "信号测试", "应带物品", "不能演示时", "载体编号ZT-1")
        .contains("iOS:", "安卓:", "电脑:")
        .contains("未经法庭准许，不录音、录像")
        .contains("自备网络")
        .contains("没有填写原始载体");
  }

  @Test
  @DisplayName(
      "DOC-CHECK-RECORD has every field of documents.md in PDF, DOCX and text, and claims no"
          + " office")
  void fieldsOfTheRecord() throws Exception {
    String pdf = String.join("", pages(paper(bag, "DOC-CHECK-RECORD", ".pdf")));
    String plain = Files.readString(paper(bag, "DOC-CHECK-RECORD", ".txt"));
    String docx;
    try (XWPFDocument document =
            new XWPFDocument(Files.newInputStream(paper(bag, "DOC-CHECK-RECORD", ".docx")));
        XWPFWordExtractor words = new XWPFWordExtractor(document)) {
      docx = words.getText();
    }
    for (String text : List.of(pdf, plain, docx)) {
      assertThat(text.replaceAll("\\s", ""))
          .contains("当庭核对情况记录表（供书记员参考，以庭审笔录为准）")
          .contains("庭审日期", "书记员", "到场人", "设备", "载体编号", "登录账号", "提交件页、行")
          .contains("[]一致[]不一致[]无法核对", "不一致之处", "异议及理由", "签名", "录像的SHA-256")
          .contains("[000020]", "未核对")
          .doesNotContain("[√]")
          .doesNotContain("核对笔录");
    }
  }

  @Test
  @DisplayName(
      "in English, too, every place is read back and nothing Chinese is left but what is evidence")
  void english() throws Exception {
    Path made = bundle("en", Locale.ENGLISH);
    assertThat(PaperReader.readBack(made, Typefaces.standard()).shown())
        .allSatisfy(shown -> assertThat(shown.differing()).isEmpty());
    assertThat(String.join("", pages(paper(made, "DOC-CHECK-RECORD", ".pdf"))))
        .contains("Recordofthecomparisonincourt", "notcomparable", "Objectionandreason")
        .doesNotContain("核对结果");
  }
}
