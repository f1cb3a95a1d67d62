package org.tiezheng.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.evidence.Event;
import org.tiezheng.evidence.TiezhengException;
import org.tiezheng.examine.fact.FactTemplate;
import org.tiezheng.examine.fact.FactTemplates;
import org.tiezheng.present.letter.Template;
import org.tiezheng.present.letter.Templates;

/** Said before, signed, happened: side by side, with what is missing and what nobody has read. */
@Tag("SEED-GEN-01")
class DeceivedGuideTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 1);

  @TempDir Path folder;

  private FactCase world(boolean facts) throws Exception {
    FactCase world = new FactCase(folder);
    world.create(
        """
        title: t
        cause: 合同纠纷(欺诈)
        parties:
          - {id: me, name: 林岚, role: PLAINTIFF, self: true}
          - {id: other, name: 某公司, role: DEFENDANT}
        items:
        """);
    world.chat("wx", "b: 保证三个月回本", "a: 好,签了", "b: 合同第五条写明概不退款");
    if (facts) {
      try (OpenCase open = world.write()) {
        new AddFacts(open).run(new AddFacts.Request.OfTemplate("fraud", List.of()));
        new LinkItem(open).run(new LinkItem.Request(1, Optional.of("1"), "statement", true, ""));
        SetSlot set = new SetSlot(open);
        set.run(new SetSlot.Request("statement", "said", "三个月回本"));
        set.run(new SetSlot.Request("signing", "terms", "概不退款"));
        set.run(new SetSlot.Request("discovery", "found", "2026-03-05"));
      }
    }
    return world;
  }

  @Test
  void putsWhatWasSaidBesideWhatWasSigned() throws Exception {
    try (OpenCase open = world(true).read()) {
      String text = String.join("\n", new DeceivedGuide(open, DAY).lines());
      assertThat(text)
          .contains("UNVERIFIED", "不要删除")
          .contains("签约前的说法:签约前的说法:三个月回本", "第 1 项第 1 行")
          .contains("签署的条款:签署的条款:概不退款")
          .contains("排除合理怀疑", "高度可能性", "单一来源", "没有证据")
          .contains("最后一日:2027-03-05", "最后一日:不明")
          .contains("DOC-KEEP-REQUEST", "DOC-PRESERVE")
          .doesNotContain("DOC-INV-ORDER ", "--doc DOC-INV-ORDER");
      assertThat(new DeceivedGuide(open, DAY).letter())
          .isEqualTo(new DeceivedGuide(open, DAY).letter());
    }
  }

  @Test
  void withoutFactsItSaysWhereToBegin() throws Exception {
    try (OpenCase open = world(false).read()) {
      assertThat(String.join("\n", new DeceivedGuide(open, DAY).lines()))
          .contains("fact add --template fraud", "未加入案件", "一年");
    }
  }

  @Test
  void isAPaperThatIsNotWrittenOver() throws Exception {
    Path pdf = folder.resolve("guide.pdf");
    Path docx = folder.resolve("guide.docx");
    try (OpenCase open = world(true).write()) {
      DeceivedGuide guide = new DeceivedGuide(open, DAY);
      guide.write(pdf);
      guide.write(docx);
      assertThat(open.custody().getLast().event().kind()).isEqualTo(Event.Type.EXPORT);
      assertThatThrownBy(() -> guide.write(pdf)).isInstanceOf(TiezhengException.class);
      assertThatThrownBy(() -> guide.write(folder.resolve("guide.odt")))
          .isInstanceOf(TiezhengException.class)
          .hasMessageContaining(".docx");
    }
    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      String text = new PDFTextStripper().getText(document).replaceAll("\\s", "");
      assertThat(text).contains("UNVERIFIED", "三个月回本", "概不退款", "2027-03-05", "不提交法院", "第148");
    }
    try (InputStream in = Files.newInputStream(docx);
        XWPFDocument document = new XWPFDocument(in)) {
      assertThat(document.getTables().toString()).isNotEmpty();
      assertThat(document.getDocument().xmlText()).contains("三个月回本");
    }
  }

  @Test
  void everyPaperThatATemplateNamesCanBeMade() {
    List<String> known = Templates.all().stream().map(Template::id).toList();
    for (FactTemplate template : FactTemplates.all()) {
      template
          .facts()
          .forEach(
              f -> f.evidence().forEach(e -> assertThat(known).as(f.id()).containsAll(e.docs())));
      template
          .guide()
          .ifPresent(
              g -> assertThat(known).containsAll(g.letters().stream().map(l -> l.doc()).toList()));
    }
  }
}
