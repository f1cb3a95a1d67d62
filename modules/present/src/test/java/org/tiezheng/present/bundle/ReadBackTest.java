package org.tiezheng.present.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.evidence.Observation;
import org.tiezheng.present.font.Typefaces;
import org.tiezheng.present.paper.PageRange;
import org.tiezheng.present.paper.VerifyDocument;
import org.tiezheng.present.paper.VerifyRecord;
import org.tiezheng.seal.digest.Progress;
import org.tiezheng.verify.Verifier;
import org.tiezheng.verify.VerifyOptions;
import org.tiezheng.verify.VerifyReport;

class ReadBackTest {
  @TempDir static Path folder;
  private static Path bag = Path.of("");
  private static List<WrittenBundle> written = List.of();

  @BeforeAll
  static void write() throws Exception {
    World world = new World(folder.resolve("keys"), 150, Locale.CHINESE);
    bag = folder.resolve("bag");
    written =
        List.of(
            BundleWriterTest.writer()
                .write(world.plan(), world.log.bagDeposit(), bag, Progress.SILENT));
  }

  private static VerifyReport verified(Path place) throws InterruptedException {
    return Verifier.verify(place, VerifyOptions.DEFAULT, Progress.SILENT);
  }

  @Test
  @DisplayName("every page bears its number, links lead where they say, catalogue rows resolve")
  void papers() {
    List<Observation.Paper> papers = PaperReader.read(bag);
    assertThat(papers)
        .filteredOn(paper -> paper.file().endsWith(".pdf"))
        .extracting(Observation.Paper::document)
        .containsExactly(
            "DOC-CHAT-FULL",
            "DOC-VOICES",
            "DOC-PROFILE",
            "DOC-CATALOGUE",
            "DOC-SHOW-STEPS",
            "DOC-CHECK-RECORD",
            "DOC-CUSTODY-CERT",
            "DOC-CARRIER");
    for (Observation.Paper paper : papers) {
      assertThat(paper.unresolved()).as(paper.document()).isEmpty();
      assertThat(paper.printed())
          .as(paper.document())
          .isEqualTo(IntStream.rangeClosed(1, paper.pages()).boxed().toList());
    }
    WrittenBundle bundle = written.getFirst();
    assertThat(bundle.pages())
        .containsExactlyEntriesOf(java.util.Map.of(1, new PageRange(1, papers.getFirst().pages())));
    assertThat(bundle.catalogue().rows().getFirst().pages())
        .contains(new PageRange(1, papers.getFirst().pages()));
  }

  @Test
  @DisplayName(
      "every paper for a browser is read back, and a word changed in it is told by its page")
  void papersForABrowser() throws Exception {
    List<Observation.Paper> papers = PaperReader.read(bag);
    assertThat(papers.stream().filter(paper -> paper.file().endsWith(".html")))
        .extracting(paper -> paper.file().replaceAll("html$", "pdf"), Observation.Paper::pages)
        .containsExactlyElementsOf(
            papers.stream()
                .filter(paper -> paper.file().endsWith(".pdf"))
                .map(paper -> org.assertj.core.groups.Tuple.tuple(paper.file(), paper.pages()))
                .toList());

    Path changed = folder.resolve("changed");
    assertThat(Shell.run(folder, "cp -r bag changed").exit()).isZero();
    Observation.Paper chat =
        papers.stream()
            .filter(p -> p.document().equals("DOC-CHAT-FULL-HTML"))
            .findFirst()
            .orElseThrow();
    Path file = changed.resolve(chat.file());
    String html = Files.readString(file);
    int line = html.indexOf("</p>", html.indexOf("id=\"L120\""));
    int page = html.lastIndexOf("<section id=\"page-", line) + "<section id=\"page-".length();
    String number = html.substring(page, html.indexOf('"', page));
    Files.writeString(file, html.substring(0, line) + "不" + html.substring(line));
    Observation.Paper read =
        PaperReader.read(changed).stream()
            .filter(p -> p.document().equals("DOC-CHAT-FULL-HTML"))
            .findFirst()
            .orElseThrow();
    assertThat(read.unresolved()).containsExactly("page " + number);

    int last = html.lastIndexOf("<p class=\"folio\">");
    int before = html.lastIndexOf("<p", last - 1);
    Files.writeString(file, html.substring(0, before) + html.substring(last));
    assertThat(
            PaperReader.read(changed).stream()
                .filter(p -> p.document().equals("DOC-CHAT-FULL-HTML"))
                .flatMap(p -> p.unresolved().stream()))
        .containsExactly("page " + chat.pages());
    Files.writeString(file, html.substring(0, line));
    assertThat(
            PaperReader.read(changed).stream()
                .filter(p -> p.document().equals("DOC-CHAT-FULL-HTML"))
                .flatMap(p -> p.unresolved().stream()))
        .anyMatch(said -> said.startsWith("not well-formed"));
  }

  @Test
  void theEvidenceRootStandsOnTheCatalogue() throws Exception {
    Observation.Bundle observed = PaperReader.bundle(verified(bag), bag);
    assertThat(observed.evidenceRoot()).isEqualTo(written.getFirst().evidenceRoot());
    assertThat(observed.rootPrinted()).isTrue();
    assertThat(observed.extra()).isEmpty();
    assertThat(observed.missing()).isEmpty();
    assertThat(observed.changed()).isEmpty();
  }

  @Test
  void aDamagedBundleIsObservedFileByFile() throws Exception {
    Path damaged = folder.resolve("damaged");
    assertThat(Shell.run(folder, "cp -r bag damaged").exit()).isZero();
    Files.writeString(damaged.resolve("data/originals/001/chat.json"), "{}");
    Files.delete(damaged.resolve("data/originals/003/_CON.txt"));
    Files.writeString(damaged.resolve("data/more.txt"), "x");
    VerifyReport report = verified(damaged);
    Observation.Bundle observed = PaperReader.bundle(report, damaged);
    assertThat(observed.extra()).containsExactly("data/more.txt");
    assertThat(observed.missing()).containsExactly("data/originals/003/_CON.txt");
    assertThat(observed.changed()).containsExactly("data/originals/001/chat.json");
    assertThat(observed.rootPrinted()).isTrue();

    VerifyDocument paper = paper(report);
    assertThat(paper.report().files())
        .filteredOn(file -> file.state() != VerifyRecord.FileState.OK)
        .extracting(VerifyRecord.File::path, VerifyRecord.File::state)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("bag-info.txt", VerifyRecord.FileState.DISAGREES),
            org.assertj.core.groups.Tuple.tuple("data/more.txt", VerifyRecord.FileState.EXTRA),
            org.assertj.core.groups.Tuple.tuple(
                "data/originals/001/chat.json", VerifyRecord.FileState.CHANGED),
            org.assertj.core.groups.Tuple.tuple(
                "data/originals/003/_CON.txt", VerifyRecord.FileState.MISSING));
    Path file = folder.resolve("damaged.pdf");
    paper.pdf(file, Typefaces.standard());
    assertThat(ReadPaper.of(file).says("data/more.txt")).isTrue();
    assertThat(ReadPaper.of(file).says("不通过")).isTrue();
  }

  private static VerifyDocument paper(VerifyReport report) {
    return VerifyPaper.of(
        report,
        VerifyOptions.DEFAULT,
        Instant.parse("2026-11-25T01:02:03.456Z"),
        ZoneId.of("Asia/Shanghai"),
        "tiezheng/0.1.0",
        Locale.CHINESE);
  }

  @Test
  @DisplayName("DOC-VERIFY-REPORT names result, clock, deposits, files and what is not shown")
  void verifyReport() throws Exception {
    Path file = folder.resolve("核验报告.pdf");
    paper(verified(bag)).pdf(file, Typefaces.standard());
    ReadPaper read = ReadPaper.of(file);
    for (String text :
        List.of(
            "核验报告",
            "文件未变（通过）",
            "自有时钟,非第三方",
            "取自证据包本身",
            "data/originals/002/账单 100_.csv",
            "整个证据包",
            "核验人（签名或盖章）",
            "无第三方时间证明",
            written.getFirst().evidenceRoot(),
            World.BUNDLE)) {
      assertThat(read.says(text)).as(text).isTrue();
    }
    assertThat(ArchivalJudge.objections(file)).isEmpty();
  }

  @Test
  void whatIsNoBundleGivesAReportThatShowsNothing() throws Exception {
    Path nothing = Files.writeString(folder.resolve("nothing.zip"), "no zip");
    VerifyDocument paper = paper(verified(nothing));
    assertThat(paper.report().notShown()).isNotEmpty();
    paper.pdf(folder.resolve("nothing.pdf"), Typefaces.standard());
  }

  @Test
  @DisplayName("a carrier is read back against the printed list")
  void carrier() throws Exception {
    Path carrier = folder.resolve("disc");
    assertThat(Shell.run(folder, "cp -r bag disc").exit()).isZero();
    Observation.Carrier good = CarrierCheck.read(bag, "ZT-1", carrier);
    assertThat(good).isEqualTo(new Observation.Carrier("ZT-1", true, List.of(), true, true));
    Files.writeString(carrier.resolve("data/originals/001/chat.json"), "{}");
    Files.delete(carrier.resolve("data/records/001.jsonl"));
    assertThat(CarrierCheck.read(bag, "ZT-1", carrier).differing())
        .containsExactly("data/originals/001/chat.json", "data/records/001.jsonl");
    assertThat(CarrierCheck.read(bag, "ZT-9", carrier).listed()).isFalse();
    assertThat(CarrierCheck.numbers(bag)).containsExactly("ZT-1");
  }

  @Test
  @DisplayName("what lies on a carrier and was never listed is told")
  void carrierWithMore() throws Exception {
    Path carrier = folder.resolve("stick");
    assertThat(Shell.run(folder, "cp -r bag stick").exit()).isZero();
    Files.writeString(carrier.resolve("data/originals/私人聊天.txt"), "x");
    assertThat(CarrierCheck.read(bag, "ZT-1", carrier).differing())
        .containsExactly("data/originals/私人聊天.txt");
  }
}
