package org.tiezheng.present.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.evidence.Party;
import org.tiezheng.evidence.Role;
import org.tiezheng.present.bundle.ArchivalJudge;
import org.tiezheng.present.font.Typefaces;
import org.tiezheng.present.html.ReadHtml;
import org.tiezheng.present.paper.PaperFiles;
import org.tiezheng.present.paper.PdfText;

class LettersTest {
  private static final String MARK = "【待填";
  private static final List<Locale> BOTH = List.of(Locale.CHINESE, Locale.ENGLISH);

  @TempDir static Path folder;
  private static final Map<String, Path> PRINTED = new java.util.TreeMap<>();
  private static final Map<String, Letter> LETTERS = new java.util.TreeMap<>();

  @BeforeAll
  static void print() throws IOException {
    LetterMatter matter = LetterSamples.matter(LetterSamples.LAWYERS);
    for (Locale locale : BOTH) {
      for (Template template : Templates.all()) {
        for (Letter letter : Letters.of(matter, template, locale)) {
          String name = letter.number() + "." + locale;
          Path file = folder.resolve(name + ".pdf");
          new LetterDocument(LetterSamples.facts(locale, matter), letter)
              .write(PaperFiles.both(file, folder.resolve(name + ".html")), Typefaces.standard());
          PRINTED.put(name, file);
          LETTERS.put(name, letter);
        }
      }
    }
  }

  @Test
  void everyPaperIsFoundArchivalByVeraPdf() throws Exception {
    for (Map.Entry<String, Path> paper : PRINTED.entrySet()) {
      assertThat(ArchivalJudge.objections(paper.getValue())).as(paper.getKey()).isEmpty();
    }
  }

  @Test
  void everyPaperForABrowserHasTheWordsOfItsPdf() throws Exception {
    for (Map.Entry<String, Path> paper : PRINTED.entrySet()) {
      boolean chinese =
          paper.getKey().endsWith(".zh")
              && !java.util.Objects.requireNonNull(LETTERS.get(paper.getKey()))
                  .template()
                  .english();
      ReadHtml.of(folder.resolve(paper.getKey() + ".html"))
          .asThePdf(paper.getValue(), chinese ? "zh-CN" : "en");
    }
  }

  @Test
  void everyPartOfEveryPaperStandsInItsText() throws Exception {
    for (Map.Entry<String, Letter> entry : LETTERS.entrySet()) {
      String text = PdfText.joined(java.util.Objects.requireNonNull(PRINTED.get(entry.getKey())));
      for (String word : words(entry.getValue())) {
        assertThat(text).as(entry.getKey()).contains(word.replaceAll("\\s", ""));
      }
    }
  }

  private static List<String> words(Letter letter) {
    List<String> words = new ArrayList<>();
    for (Letter.Entry entry : letter.entries()) {
      switch (entry) {
        case Letter.Heading heading -> words.add(heading.text());
        case Letter.Words said -> words.add(said.text());
        case Letter.Value value -> {
          words.add(value.label());
          value.value().lines().forEach(words::add);
        }
        case Letter.Boxes boxes -> {
          words.add(boxes.label());
          boxes.boxes().forEach(b -> words.add((b.ticked() ? "■ " : "□ ") + b.label()));
        }
        case Letter.Table table -> {
          words.add(table.label());
          words.addAll(table.columns());
        }
      }
    }
    return words;
  }

  @Test
  void whatTheCaseDoesNotHoldIsAMarkedBlankAndIsListed() {
    for (Letter letter : LETTERS.values()) {
      long marked =
          letter.entries().stream()
              .filter(e ->
                  switch (e) {
                    case Letter.Value v -> v.origin() == Letter.Origin.BLANK;
                    case Letter.Table t -> t.origin() == Letter.Origin.BLANK;
                    case Letter.Boxes b -> b.origin() == Letter.Origin.BLANK;
                    case Letter.Heading _, Letter.Words _ -> false;
                  })
              .count();
      assertThat(letter.missing()).as(letter.number()).hasSize((int) marked);
    }
  }

  @Test
  void aPersonsAnswerFillsABlankAndATypingErrorIsTold() {
    Template produce = Templates.find("DOC-PRODUCE").orElseThrow();
    Letter letter =
        Letters.of(
                LetterSamples.matter(
                    Map.of(
                        "DOC-PRODUCE.duty", "某一项",
                        "letter.applicantAddress", "杭州市某路 1 号",
                        "DOC-PRODUCE.dutty", "x")),
                produce,
                Locale.CHINESE)
            .getFirst();
    assertThat(letter.entries())
        .contains(
            new Letter.Value("duty", "应当提交的理由", "某一项", Letter.Origin.PERSON),
            new Letter.Value("applicantAddress", "申请人住所地", "杭州市某路 1 号", Letter.Origin.PERSON));
    assertThat(letter.missing())
        .extracting(Letter.Missing::answer)
        .doesNotContain("DOC-PRODUCE.duty");
    assertThat(letter.notes()).anyMatch(n -> n.zh().contains("DOC-PRODUCE.dutty"));
  }

  @Test
  void everyPaperSaysWhoMayHandItInAndOnWhatItRests() throws Exception {
    for (Template template : Templates.all()) {
      assertThat(template.filers()).as(template.id()).isNotEmpty();
      assertThat(template.basis()).as(template.id()).isNotEmpty();
      template.basis().forEach(b -> assertThat(b.line().zh()).contains("核对"));
    }
    assertThat(PdfText.joined(java.util.Objects.requireNonNull(PRINTED.get("DOC-PRODUCE.zh"))))
        .contains("谁可以提出当事人、诉讼代理人", "举证期限届满前", "（已核对）");
  }

  @Test
  @Tag("SEED-SMS-12")
  @Tag("SEED-CHAT-09")
  @Tag("DOC-ENQUIRY")
  void anEnquiryIsAddressedToTheCourtAndMadeForEachPlatform() throws Exception {
    assertThat(PRINTED).containsKeys("DOC-ENQUIRY-tencent.zh", "DOC-ENQUIRY-alipay.zh");
    String text =
        PdfText.joined(java.util.Objects.requireNonNull(PRINTED.get("DOC-ENQUIRY-alipay.zh")));
    assertThat(text)
        .contains("此致杭州市西湖区人民法院", "支付宝(中国)网络技术有限公司", "未经核对", "第2项证据")
        .doesNotContain("本地编号缺");
  }

  @Test
  void theEditableTextHoldsTheSameValues() throws Exception {
    for (Map.Entry<String, Letter> entry : LETTERS.entrySet()) {
      if (!entry.getKey().endsWith(".zh") || !entry.getValue().template().editable()) {
        continue;
      }
      LetterMatter matter = LetterSamples.matter(LetterSamples.LAWYERS);
      LetterDocument document =
          new LetterDocument(LetterSamples.facts(Locale.CHINESE, matter), entry.getValue());
      Path one = folder.resolve("one.docx");
      Path two = folder.resolve("two.docx");
      document.docx(one);
      document.docx(two);
      assertThat(Files.mismatch(one, two)).isEqualTo(-1);
      String text = docx(one);
      for (String word : words(entry.getValue())) {
        assertThat(text).as(entry.getKey()).contains(word.replaceAll("\\s", ""));
      }
    }
  }

  private static String docx(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        XWPFDocument docx = new XWPFDocument(in)) {
      String paragraphs =
          docx.getParagraphs().stream().map(p -> p.getText()).collect(Collectors.joining("\n"));
      String cells =
          docx.getTables().stream().map(XWPFTable::getText).collect(Collectors.joining("\n"));
      return (paragraphs + cells).replaceAll("\\s", "");
    }
  }

  @Test
  void hostileNamesStayWords() throws Exception {
    String name = "=cmd|'/c calc'!A0<w:p>\u0000\u202e" + MARK + "】\uD83D\uDE00 ../../x";
    Party other = new Party("other", name, Role.DEFENDANT, false, Optional.empty(), List.of());
    LetterMatter matter =
        LetterSamples.matter(Map.of(), org.tiezheng.present.paper.Samples.lender(), other, name);
    Letter letter =
        Letters.of(matter, Templates.find("DOC-PRODUCE").orElseThrow(), Locale.CHINESE).getFirst();
    LetterDocument document =
        new LetterDocument(LetterSamples.facts(Locale.CHINESE, matter), letter);
    Path pdf = folder.resolve("hostile.pdf");
    Path docx = folder.resolve("hostile.docx");
    document.pdf(pdf, Typefaces.standard());
    document.docx(docx);
    assertThat(ArchivalJudge.objections(pdf)).isEmpty();
    assertThat(PdfText.joined(pdf)).contains("=cmd|'/ccalc'!A0<w:p>[U+0000NULL]");
    assertThat(docx(docx)).contains("=cmd|'/ccalc'!A0<w:p>[U+0000]");
    assertThat(letter.number()).isEqualTo("DOC-PRODUCE");
  }

  @Test
  void theSameCaseGivesTheSameBytes() throws Exception {
    LetterMatter matter = LetterSamples.matter(LetterSamples.LAWYERS);
    Letter letter =
        Letters.of(matter, Templates.find("DOC-STATEMENT").orElseThrow(), Locale.CHINESE)
            .getFirst();
    Path again = folder.resolve("again.pdf");
    new LetterDocument(LetterSamples.facts(Locale.CHINESE, matter), letter)
        .pdf(again, Typefaces.standard());
    assertThat(
            Files.mismatch(
                again, java.util.Objects.requireNonNull(PRINTED.get("DOC-STATEMENT.zh"))))
        .isEqualTo(-1);
  }
}
