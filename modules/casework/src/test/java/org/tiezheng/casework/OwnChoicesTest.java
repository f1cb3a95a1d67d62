package org.tiezheng.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
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
import java.util.OptionalInt;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.evidence.Event;
import org.tiezheng.evidence.TiezhengException;
import org.tiezheng.present.font.Typefaces;
import org.tukaani.xz.XZInputStream;

/** What a person decides: what is handed in, what is claimed as original, in which font. */
class OwnChoicesTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 26);
  private static final String CASE =
      """
      title: 借款
      parties:
        - {id: me, name: 林岚, role: PLAINTIFF, self: true}
        - {id: other, name: 周启明, role: DEFENDANT}
      copies: 2
      items:
        - {number: 1, title: 回单, files: ["回单.txt"], catalogued: true, source: 平台出具, objectOfProof: 交付, content: 全文, copyGrade: DEEMED_ORIGINAL, attributes: {copyGradeReason: 由数据制作者出具}}
        - {number: 2, title: 私人笔记, files: ["笔记.txt"], catalogued: true, source: 电脑, objectOfProof: 经过, content: 全文}
      """;

  @TempDir Path folder;

  private Workplace place() {
    return Places.at(folder, Clock.systemUTC());
  }

  private OpenCase open() throws Exception {
    return OpenCase.forWriting(folder.resolve("case"), place());
  }

  private void collect() throws Exception {
    Path source = Files.createDirectories(folder.resolve("source"));
    Files.writeString(source.resolve("回单.txt"), "转账五万元");
    Files.writeString(source.resolve("笔记.txt"), "今天下雨");
    new NewCase(place()).open(folder.resolve("case"), CASE);
    try (OpenCase open = open()) {
      new Collect(open).run(new Collect.Request(List.of(source), "", "", Map.of()));
    }
  }

  private Present.Result present(String name, Optional<Path> font) throws Exception {
    return present(name, font, Optional.empty(), OptionalInt.empty());
  }

  private Present.Result present(
      String name, Optional<Path> font, Optional<String> profile, OptionalInt copies)
      throws Exception {
    return present(name, font, profile, copies, true);
  }

  private Present.Result present(
      String name,
      Optional<Path> font,
      Optional<String> profile,
      OptionalInt copies,
      boolean findings)
      throws Exception {
    Map<String, String> reasons = new HashMap<>();
    for (int attempt = 0; attempt < 2; attempt++) {
      try (OpenCase open = open()) {
        Present.Result result =
            new Present(open)
                .run(
                    new Present.Request(
                        folder.resolve(name),
                        false,
                        false,
                        DAY,
                        reasons,
                        font,
                        profile,
                        copies,
                        findings));
        if (result.bundle().isPresent()) {
          return result;
        }
        result.blocking().blocks().forEach(b -> reasons.put(PresentLines.name(b), "测试"));
      }
    }
    throw new AssertionError("stopped: " + reasons);
  }

  private void leaveOutTheSecond() throws Exception {
    Path file = folder.resolve("case/case.yaml");
    String text = Files.readString(file);
    Files.writeString(
        file, text.replace("[\"笔记.txt\"], catalogued: true", "[\"笔记.txt\"], catalogued: false"));
  }

  private String findings(String bundle) throws Exception {
    return Files.readString(folder.resolve(bundle + "/tiezheng/page/reader/findings.js"))
        .replace("\\", "");
  }

  private List<Event> notes() throws Exception {
    try (OpenCase open = open()) {
      return open.custody().stream()
          .map(OpenCase.CustodyLine::event)
          .filter(e -> e.kind() == Event.Type.NOTE)
          .toList();
    }
  }

  @Test
  @Tag("SEED-GD-14")
  void whatIsWithdrawnIsToldAndNotedAndItsOriginalStays() throws Exception {
    collect();
    assertThat(present("一", Optional.empty()).notes())
        .noneMatch(n -> n.zh().contains("SEED-GD-14"));
    leaveOutTheSecond();

    Present.Result second = present("二", Optional.empty());

    String lines = String.join("\n", second.lines(Locale.CHINESE));
    assertThat(lines)
        .contains("第 2 项")
        .contains("现已撤下")
        .contains("SEED-GD-14")
        .contains("第63条")
        .contains("第95条")
        .contains("第98条");
    assertThat(findings("一")).contains("\"item\":1", "\"item\":2");
    assertThat(findings("二")).contains("\"item\":1").doesNotContain("\"item\":2", "笔记");
    present("三", Optional.empty(), Optional.empty(), OptionalInt.empty(), false);
    assertThat(folder.resolve("三/tiezheng/page/reader/findings.js")).doesNotExist();
    assertThat(Files.readString(folder.resolve("三/tiezheng/page/data.js")))
        .doesNotContain("\"findings\"");
    assertThat(notes())
        .singleElement()
        .satisfies(note -> assertThat(note.what()).containsEntry("withdrawn", "2"));
    try (OpenCase open = open()) {
      String sha256 = open.matter().item(2).orElseThrow().originals().getFirst();
      assertThat(open.vault().originals().file(sha256)).hasContent("今天下雨");
      assertThat(new Examine(open).run(Examine.Request.ofCase(DAY, List.of())))
          .satisfies(r -> assertThat(r.table(Locale.CHINESE, false)).contains("SEED-GD-14"));
    }
    assertThat(folder.resolve("二/tiezheng/events.jsonl"))
        .content()
        .doesNotContain("leftOut")
        .contains("withheld");
  }

  @Test
  void exportingAPartSaysWhatFollowsFromIt() {
    Export.Request part =
        new Export.Request(Optional.of(1), Optional.empty(), List.of("txt"), Path.of("x"), false);
    Export.Request all =
        new Export.Request(Optional.empty(), Optional.empty(), List.of("txt"), Path.of("x"), false);
    assertThat(part.consequences()).singleElement().isEqualTo(LeftOut.CONSEQUENCES);
    assertThat(all.consequences()).isEmpty();
  }

  @Test
  @Tag("SEED-WXP-05")
  @Tag("DOC-CATALOGUE")
  void deemedOriginalNeedsAReasonAndBothViewsArePrinted() throws Exception {
    collect();
    Present.Result result = present("一", Optional.empty());

    String catalogue = text(paper(result, "DOC-CATALOGUE"));
    assertThat(catalogue).contains("由数据制作者出具").contains("第15条第2款").contains("与原始载体核对后使用");
    Path file = folder.resolve("case/case.yaml");
    Files.writeString(file, Files.readString(file).replace("copyGradeReason: 由数据制作者出具", "date: x"));
    assertThatThrownBy(this::open)
        .isInstanceOf(TiezhengException.class)
        .satisfies(e ->
            assertThat(((TiezhengException) e).sentence().zh())
                .contains("证据 1")
                .contains("copyGradeReason"));
  }

  @Test
  @Tag("G-020")
  void aCourtsProfileGetsThePapersInItsNamesAndSaysWhatIsUnknown() throws Exception {
    collect();
    Present.Result result =
        present("一", Optional.empty(), Optional.of("cn-court"), OptionalInt.of(3));

    Path filing = folder.resolve("一-cn-court");
    assertThat(result.papers()).contains(filing);
    assertThat(filing.resolve("清单.txt")).content().contains("单个文件上限(MB):未知").contains("来源");
    assertThat(filing.resolve("01-证据目录.pdf")).exists();
    assertThat(paper(result, "DOC-CATALOGUE").resolveSibling("DOC-CATALOGUE-证据目录.html")).exists();
    assertThat(filing).isDirectoryNotContaining("glob:**.html");
    assertThat(result.notes()).anyMatch(n -> n.zh().contains("大小上限未知"));
    String catalogue = text(paper(result, "DOC-CATALOGUE"));
    assertThat(catalogue).contains("份数");
    assertThat(result.bundle().orElseThrow().catalogue().rows())
        .allSatisfy(row -> assertThat(row.copies()).isEqualTo(3));
    assertThat(result.verification().orElseThrow().exitCode()).isIn(0, 3);
    assertThatThrownBy(
            () -> present("二", Optional.empty(), Optional.of("no-such"), OptionalInt.empty()))
        .isInstanceOf(TiezhengException.class);
    assertThat(folder.resolve("二")).doesNotExist();
  }

  @Test
  void papersAreSetInTheFontThatAPersonBringsAndWhatItLacksIsFilledIn() throws Exception {
    collect();
    Path font = folder.resolve("own.ttf");
    try (InputStream in =
        new XZInputStream(Typefaces.class.getResourceAsStream("NotoEmoji-Regular.ttf.xz"))) {
      Files.write(font, in.readAllBytes());
    }

    Present.Result result = present("一", Optional.of(font));

    Path paper = paper(result, "DOC-CATALOGUE");
    try (PDDocument pdf = Loader.loadPDF(paper.toFile())) {
      List<String> fonts = new ArrayList<>();
      var resources = pdf.getPage(0).getResources();
      for (var name : resources.getFontNames()) {
        fonts.add(resources.getFont(name).getName());
      }
      assertThat(fonts).anyMatch(f -> f.contains("Emoji")).anyMatch(f -> f.contains("SansSC"));
    }
    assertThat(text(paper)).contains("回单");
    try (OpenCase open = open()) {
      assertThat(open.custody().stream().map(OpenCase.CustodyLine::event))
          .anyMatch(e ->
              e.kind() == Event.Type.PRESENT
                  && e.what().containsKey("fontSha256")
                  && !e.what().values().toString().contains(folder.toString()));
    }
    assertThatThrownBy(() -> present("二", Optional.of(folder.resolve("none.ttf"))))
        .isInstanceOf(TiezhengException.class)
        .hasMessageContaining("none.ttf");
  }

  private static Path paper(Present.Result result, String id) {
    return result.bundle().orElseThrow().papers().stream()
        .filter(p -> p.id().equals(id) && p.path().endsWith(".pdf"))
        .map(p -> result.bundle().orElseThrow().folder().resolve(p.path()))
        .findFirst()
        .orElseThrow();
  }

  private static String text(Path pdf) throws Exception {
    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      return new PDFTextStripper().getText(document).replaceAll("\\s", "");
    }
  }
}
