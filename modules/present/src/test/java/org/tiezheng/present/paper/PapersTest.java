package org.tiezheng.present.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.evidence.Original;
import org.tiezheng.present.font.Typefaces;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

class PapersTest {
  @TempDir static Path folder;
  private static final Map<String, Path> PRINTED = new java.util.LinkedHashMap<>();

  @BeforeAll
  static void print() throws IOException {
    for (Locale locale : List.of(Locale.CHINESE, Locale.ENGLISH)) {
      for (Document paper : Samples.papers(locale, 200)) {
        Path file = folder.resolve(paper.id() + "." + locale + ".pdf");
        paper.pdf(file, Typefaces.standard());
        PRINTED.put(paper.id() + "." + locale, file);
      }
    }
  }

  private static Path chinese(String id) {
    return java.util.Objects.requireNonNull(PRINTED.get(id + ".zh"));
  }

  @Test
  @DisplayName("veraPDF finds every kind of paper, in both languages, PDF/A-3u compliant")
  void archival() throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    for (Map.Entry<String, Path> paper : PRINTED.entrySet()) {
      try (PDFAParser parser =
              Foundries.defaultInstance()
                  .createParser(paper.getValue().toFile(), PDFAFlavour.PDFA_3_U);
          PDFAValidator validator =
              Foundries.defaultInstance().createValidator(PDFAFlavour.PDFA_3_U, false)) {
        ValidationResult result = validator.validate(parser);
        assertThat(result.getTestAssertions())
            .as(paper.getKey())
            .filteredOn(a -> a.getStatus() == TestAssertion.Status.FAILED)
            .extracting(TestAssertion::getMessage)
            .isEmpty();
        assertThat(result.getTotalAssertions()).isGreaterThan(1000);
        assertThat(result.isCompliant()).as(paper.getKey()).isTrue();
      }
    }
  }

  @Test
  @DisplayName("the same input gives the same bytes")
  void deterministic() throws Exception {
    for (Document paper : Samples.papers(Locale.CHINESE, 200)) {
      Path again = folder.resolve("again.pdf");
      paper.pdf(again, Typefaces.standard());
      assertThat(Files.mismatch(again, chinese(paper.id()))).as(paper.id()).isEqualTo(-1);
      if (paper instanceof Document.Editable editable) {
        Path one = folder.resolve("one.docx");
        Path two = folder.resolve("two.docx");
        editable.docx(one);
        editable.docx(two);
        assertThat(Files.mismatch(one, two)).isEqualTo(-1);
      }
    }
  }

  @Test
  @DisplayName("every paper prints the common fields")
  void commonFields() throws Exception {
    for (Document paper : Samples.papers(Locale.CHINESE, 200)) {
      String text = PdfText.joined(chinese(paper.id()));
      assertThat(text)
          .as(paper.id())
          .contains(
              paper.title().zh(),
              paper.number(),
              "(2026)浙0106民初12345号",
              "民间借贷纠纷",
              "杭州市西湖区人民法院",
              "原告：林䶮；被告：钱㛃",
              "2026年11月24日",
              Samples.BUNDLE,
              Samples.ROOT,
              "第1页共",
              "tiezheng/0.1.0",
              "无第三方时间证明。",
              "（非第三方）",
              "（签名或盖章）",
              "离线核验码");
    }
  }

  @Test
  @Tag("DOC-CATALOGUE")
  @DisplayName("DOC-CATALOGUE has the columns of Evidence Provisions art. 19 and all rows")
  void catalogue() throws Exception {
    String text = PdfText.joined(chinese("DOC-CATALOGUE"));
    for (String column : List.of("组号-编号", "证据名称", "证据来源", "证明对象", "证明内容", "份数", "页码")) {
      assertThat(text).contains(column);
    }
    assertThat(text).contains("载体", "存证与备注", "1-1", "1-4", "2-3", "1-96", "视为原", "派生件", "杭证字第88号");
    for (List<Original> originals : Samples.originals().values()) {
      if (originals.size() == 1) {
        assertThat(text).contains(originals.getFirst().digests().sha256().substring(0, 16));
      }
    }
  }

  @Test
  void theColumnOfOriginalsCanBeLeftOut() throws Exception {
    Path file = folder.resolve("hidden.pdf");
    new CatalogueDocument(Samples.facts(Locale.CHINESE), Samples.catalogue(true))
        .pdf(file, Typefaces.standard());
    assertThat(PdfText.joined(file)).doesNotContain("视为原件", "派生件", "原件/复制件");
  }

  @Test
  @Tag("DOC-CHAT-FULL")
  @DisplayName("DOC-CHAT-FULL prints cover, every line, media annex")
  void chat() throws Exception {
    String text = PdfText.joined(chinese("DOC-CHAT-FULL"));
    assertThat(text)
        .contains(
            "ChatLab0.0.2",
            "微信wxid_lin",
            "lin_yan",
            "共200行",
            "已撤回",
            "系统消息",
            "2025-05-01至2025-05-09无任何消息",
            "Asia/Shanghai",
            Samples.hash(1),
            "与原始载体核对后使用",
            "附录：媒体索引",
            "[转账¥30000.00已收钱]",
            "转账单号");
    for (int n = 1; n <= 200; n++) {
      assertThat(text).contains("[%06d]".formatted(n));
    }
  }

  @Test
  @Tag("SEED-SMS-02")
  @Tag("DOC-SMS-EXCERPT")
  @DisplayName("DOC-SMS-EXCERPT states numbers, both times and the storage location of every row")
  void messages() throws Exception {
    String text = PdfText.joined(chinese("DOC-SMS-EXCERPT"));
    assertThat(text)
        .contains(
            "发送2025-03-0812:29:56接收2025-03-0812:30:00.417",
            "〔恢复〕",
            "〔已标记删除〕",
            "〔分段不全：共3段，存2段〕",
            "〔改前内容",
            "附件：image5.jpg",
            Samples.hash(5),
            "可信度",
            "当庭核对与附卷",
            "庭审笔录");
    for (int n = 1; n <= 200; n++) {
      assertThat(text).contains("[%06d]".formatted(n));
    }
  }

  @Test
  @DisplayName("DOC-CALL-EXCERPT says that a call proves no content")
  void calls() throws Exception {
    assertThat(PdfText.joined(chinese("DOC-CALL-EXCERPT")))
        .contains("通话记录摘录", "未接来电", "时长1:05（65秒）", "〔号码未载明〕", "不证明通话内容");
  }

  @Test
  @DisplayName("a bundle without originals says that its root stands for no file")
  void withoutOriginals() throws Exception {
    CustodyRecord full = Samples.custody(false);
    CustodyRecord none =
        new CustodyRecord(
            full.number(),
            full.subject(),
            full.depositor(),
            full.depositorVerifiedHow(),
            List.of(),
            full.environment(),
            full.method(),
            full.anchors(),
            full.operator());
    PaperFacts facts = Samples.facts(Locale.CHINESE, PaperFacts.EMPTY_ROOT);
    Path paper = folder.resolve("none.pdf");
    new CustodyDocument(facts, none).pdf(paper, Typefaces.standard());

    assertThat(PdfText.joined(paper))
        .contains("无：证据包内没有原件", "不对应任何文件")
        .doesNotContain("全部原件的 SHA-256 清单");
  }

  @Test
  @Tag("DOC-CUSTODY-CERT")
  @DisplayName("DOC-CUSTODY-CERT is called 存证记录 and says who made it")
  void custody() throws Exception {
    String text = PdfText.joined(chinese("DOC-CUSTODY-CERT"));
    assertThat(text)
        .contains(
            "存证记录",
            "不是公证机构或第三方存证机构出具的证明",
            "未经核验",
            "自有时钟，非第三方",
            "由当事人一方运行，非中立第三方",
            "2.25.1234",
            "10241",
            "41/64",
            Samples.hash(99),
            Samples.hash(51),
            "核验方法（三种）",
            "不能说明")
        .doesNotContain("存证证书");
    Path signed = folder.resolve("signed.pdf");
    new CustodyDocument(Samples.facts(Locale.CHINESE), Samples.custody(true))
        .pdf(signed, Typefaces.standard());
    assertThat(PdfText.joined(signed)).contains("某某存证有限公司").doesNotContain("不是公证机构或第三方存证机构出具的证明");
  }

  @Test
  @Tag("DOC-CARRIER")
  @Tag("DOC-VERIFY-REPORT")
  @DisplayName("DOC-CARRIER and DOC-VERIFY-REPORT carry their fields")
  void carrierAndReport() throws Exception {
    assertThat(PdfText.joined(chinese("DOC-CARRIER")))
        .contains("ZT-1", "ZT-2", "SN-00912", "4.7GB", "xorriso1.5.4", "0008812")
        .contains("data/originals/002/账单.csv", Samples.hash(3), Samples.hash(4), "证据载体标签");
    assertThat(PdfText.joined(chinese("DOC-VERIFY-REPORT")))
        .contains("文件未变", "已存证", "不晚于", "未证明的事项", "已改变", "多出", "谁写的")
        .contains("由制作方自行提供", Samples.hash(3));
  }

  @Test
  @DisplayName("a third party's time is named when there is one")
  void thirdPartyTime() throws Exception {
    PaperFacts own = Samples.facts(Locale.CHINESE);
    PaperFacts facts =
        new PaperFacts(
            own.caseTitle(),
            own.cause(),
            "",
            own.court(),
            own.parties(),
            own.submitter(),
            own.made(),
            own.zone(),
            own.bundleId(),
            own.evidenceRoot(),
            List.of(new ClockStatement("tsa1", true, "某时间服务机构", Optional.of(Samples.MADE))),
            own.generator(),
            own.locale());
    Path file = folder.resolve("third.pdf");
    new VerifyDocument(facts, Samples.verification()).pdf(file, Typefaces.standard());
    assertThat(PdfText.joined(file))
        .contains("第三方时间证明：某时间服务机构", "（尚未立案或未填写）")
        .doesNotContain("无第三方时间证明");
  }

  @Test
  @DisplayName("index entries and media rows lead to the right pages")
  void links() throws Exception {
    try (PDDocument document = Loader.loadPDF(chinese("DOC-CHAT-FULL").toFile())) {
      int links = 0;
      for (PDPage page : document.getPages()) {
        for (var annotation : page.getAnnotations()) {
          assertThat(annotation).isInstanceOf(PDAnnotationLink.class);
          COSArray target = (COSArray) annotation.getCOSObject().getDictionaryObject(COSName.DEST);
          PDPage to = new PDPage((org.apache.pdfbox.cos.COSDictionary) target.getObject(0));
          assertThat(document.getPages().indexOf(to)).isPositive();
          links++;
        }
      }
      assertThat(links).isGreaterThan(12);
      assertThat(document.getDocumentCatalog().getDocumentOutline().hasChildren()).isTrue();
    }
  }

  @Test
  @DisplayName("the machine copy lies inside, related as data")
  void machineCopy() throws Exception {
    for (Map.Entry<String, Path> paper : PRINTED.entrySet()) {
      try (PDDocument document = Loader.loadPDF(paper.getValue().toFile())) {
        List<String> found = new ArrayList<>();
        Map<String, PDComplexFileSpecification> names =
            document.getDocumentCatalog().getNames().getEmbeddedFiles().getNames();
        for (PDComplexFileSpecification file : names.values()) {
          found.add(new String(file.getEmbeddedFile().toByteArray(), StandardCharsets.UTF_8));
          assertThat(file.getCOSObject().getNameAsString("AFRelationship")).isEqualTo("Data");
        }
        assertThat(found).hasSize(1);
        assertThat(found.getFirst()).startsWith("{\"document\":\"DOC-").contains(Samples.ROOT);
      }
    }
  }
}
