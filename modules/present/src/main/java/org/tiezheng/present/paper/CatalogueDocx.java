package org.tiezheng.present.paper;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFFooter;
import org.apache.poi.xwpf.usermodel.XWPFHeader;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STPageOrientation;

/**
 * The catalogue as a text that a lawyer can edit. All content is plain text: it never becomes a
 * field or a formula. The only fields are the page numbers.
 */
final class CatalogueDocx {
  private static final String FONT = "仿宋";
  private static final long TWIPS_PER_MM_TIMES_10 = 567;
  private static final int TABLE_WIDTH = 14400;

  private final CatalogueDocument document;
  private final PaperFacts facts;

  CatalogueDocx(CatalogueDocument document) {
    this.document = document;
    this.facts = document.facts();
  }

  void write(Path file) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (XWPFDocument docx = new XWPFDocument()) {
      page(docx);
      properties(docx);
      opening(docx);
      table(docx);
      closing(docx);
      docx.write(packed);
    }
    boolean whole = false;
    try {
      repack(packed.toByteArray(), file);
      whole = true;
    } finally {
      if (!whole) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static BigInteger twips(int millimetres) {
    return BigInteger.valueOf(millimetres * TWIPS_PER_MM_TIMES_10 / 10);
  }

  private void page(XWPFDocument docx) {
    CTSectPr section = docx.getDocument().getBody().addNewSectPr();
    CTPageSz size = section.addNewPgSz();
    size.setW(twips(297));
    size.setH(twips(210));
    size.setOrient(STPageOrientation.LANDSCAPE);
    CTPageMar margin = section.addNewPgMar();
    margin.setLeft(twips(29));
    margin.setRight(twips(14));
    margin.setTop(twips(22));
    margin.setBottom(twips(20));
    margin.setHeader(twips(10));
    margin.setFooter(twips(10));
    XWPFHeader header = docx.createHeader(HeaderFooterType.DEFAULT);
    run(
        header.createParagraph(),
        facts.say("证据根 ", "evidence root ") + facts.shortRoot() + "…  " + document.number(),
        8,
        false);
    XWPFFooter footer = docx.createFooter(HeaderFooterType.DEFAULT);
    XWPFParagraph count = footer.createParagraph();
    count.setAlignment(ParagraphAlignment.CENTER);
    run(count, facts.say("第 ", "Page "), 9, false);
    count.getCTP().addNewFldSimple().setInstr("PAGE");
    run(count, facts.say(" 页 共 ", " of "), 9, false);
    count.getCTP().addNewFldSimple().setInstr("NUMPAGES");
    run(count, facts.say(" 页", ""), 9, false);
  }

  private void properties(XWPFDocument docx) {
    POIXMLProperties.CoreProperties core = docx.getProperties().getCoreProperties();
    core.setTitle(facts.say(document.title()));
    core.setCreator(xml(facts.submitter()));
    core.setCreated(Optional.of(Date.from(facts.made())));
    core.setModified(Optional.of(Date.from(facts.made())));
    docx.getProperties().getExtendedProperties().setApplication(facts.generator());
  }

  private void opening(XWPFDocument docx) {
    XWPFParagraph title = docx.createParagraph();
    title.setAlignment(ParagraphAlignment.CENTER);
    run(title, facts.say(document.title()), 22, true);
    line(
        docx,
        facts.say("案号：", "Case number: ")
            + facts.stated(facts.caseNumber())
            + "    "
            + facts.say("案由：", "Cause: ")
            + facts.stated(facts.cause())
            + "    "
            + facts.say("受理法院：", "Court: ")
            + facts.stated(facts.court()));
    line(docx, facts.say("当事人：", "Parties: ") + facts.partyLine());
    line(
        docx,
        facts.say("提交人：", "Submitted by: ")
            + facts.stated(facts.submitter())
            + "    "
            + facts.say("制作日期：", "Date: ")
            + facts.date());
  }

  private void table(XWPFDocument docx) {
    CatalogueTable source = new CatalogueTable(document.catalogue(), facts);
    List<CatalogueTable.Column> columns = source.columns();
    XWPFTable table = docx.createTable(document.catalogue().rows().size() + 1, columns.size());
    table.setWidth(TABLE_WIDTH);
    double shares = columns.stream().mapToDouble(CatalogueTable.Column::share).sum();
    XWPFTableRow head = table.getRow(0);
    head.setRepeatHeader(true);
    for (int c = 0; c < columns.size(); c++) {
      int width = (int) (TABLE_WIDTH * columns.get(c).share() / shares);
      cell(head.getCell(c), columns.get(c).title(), true, true, width);
    }
    int r = 1;
    for (Catalogue.Row row : document.catalogue().rows()) {
      XWPFTableRow line = table.getRow(r++);
      line.setCantSplitRow(true);
      List<String> cells = source.cells(row);
      for (int c = 0; c < columns.size(); c++) {
        int width = (int) (TABLE_WIDTH * columns.get(c).share() / shares);
        cell(line.getCell(c), cells.get(c), false, columns.get(c).centred(), width);
      }
    }
    line(docx, source.note());
  }

  private static void cell(
      XWPFTableCell cell, String text, boolean bold, boolean centred, int width) {
    cell.setWidth(Integer.toString(width));
    XWPFParagraph paragraph = cell.getParagraphs().getFirst();
    paragraph.setAlignment(centred ? ParagraphAlignment.CENTER : ParagraphAlignment.LEFT);
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      XWPFRun run = run(paragraph, lines[i], 9, bold);
      if (i + 1 < lines.length) {
        run.addBreak();
      }
    }
  }

  private void closing(XWPFDocument docx) {
    XWPFParagraph sign = docx.createParagraph();
    sign.setAlignment(ParagraphAlignment.RIGHT);
    run(
        sign,
        facts.say(
            "提交人（签名或盖章）：____________________    日期：______年____月____日",
            "Submitted by (signature or seal): ____________________    Date: ______________"),
        12,
        false);
    line(docx, facts.say("文书编号：", "Paper: ") + document.number());
    line(docx, facts.say("证据包编号：", "Bundle: ") + facts.bundleId());
    line(docx, facts.say("证据根：", "Evidence root: ") + facts.evidenceRoot());
    if (!facts.holdsOriginals()) {
      line(docx, facts.rootLine());
    }
    line(docx, facts.say("时间证明：", "Trusted time: ") + facts.clockLine());
    line(docx, facts.say("生成程序：", "Made by: ") + facts.generator());
    line(docx, facts.say("离线核验码：", "Offline check: ") + facts.qr(document.number()));
  }

  private static void line(XWPFDocument docx, String text) {
    run(docx.createParagraph(), text, 10, false);
  }

  private static XWPFRun run(XWPFParagraph paragraph, String text, int size, boolean bold) {
    XWPFRun run = paragraph.createRun();
    run.setFontFamily(FONT);
    run.setFontFamily(FONT, XWPFRun.FontCharRange.eastAsia);
    run.setFontSize(size);
    run.setBold(bold);
    run.setText(xml(text));
    return run;
  }

  /** XML 1.0 cannot hold control characters: they are written as their code. */
  private static String xml(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .forEach(c -> {
          boolean held = c >= ' ' && (c < 0xD800 || c >= 0xE000) && c != 0xFFFE && c != 0xFFFF;
          if (held) {
            out.appendCodePoint(c);
          } else {
            out.append("[U+%04X]".formatted(c));
          }
        });
    return out.toString();
  }

  /** The same parts in a zip whose entries carry the paper's time, not the moment of writing. */
  private void repack(byte[] packed, Path file) throws IOException {
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(packed));
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        ZipEntry copy = new ZipEntry(entry.getName());
        copy.setTimeLocal(
            java.time.LocalDateTime.ofInstant(facts.made(), java.time.ZoneOffset.UTC));
        out.putNextEntry(copy);
        in.transferTo(out);
        out.closeEntry();
      }
    }
  }
}
