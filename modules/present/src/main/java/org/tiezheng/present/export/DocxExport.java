package org.tiezheng.present.export;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Writer;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.tiezheng.present.html.WrittenXml;
import org.tiezheng.present.paper.DocxText;
import org.tiezheng.present.paper.TransferLines;

/**
 * A text that a lawyer can edit. The frame (page, footer, heading) is made by the library; the
 * lines, which may be hundreds of thousands, are written into its place one by one.
 */
final class DocxExport {
  private static final String HERE = "tiezheng-lines-stand-here";
  private static final String BODY = "word/document.xml";

  /** The library holds its tables in memory. */
  private static final int IN_FRAME = 2_000;

  private final ChatExport export;

  private DocxExport(ChatExport export) {
    this.export = export;
  }

  static void write(ChatExport export, Path file) throws IOException {
    DocxExport docx = new DocxExport(export);
    byte[] frame = docx.frame();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(frame));
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        ZipEntry copy = new ZipEntry(entry.getName());
        copy.setTimeLocal(LocalDateTime.ofInstant(export.facts().made(), ZoneOffset.UTC));
        out.putNextEntry(copy);
        if (entry.getName().equals(BODY)) {
          docx.body(new String(in.readAllBytes(), StandardCharsets.UTF_8), out);
        } else {
          in.transferTo(out);
        }
        out.closeEntry();
      }
    }
  }

  private byte[] frame() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (XWPFDocument docx = new XWPFDocument()) {
      CTSectPr section = docx.getDocument().getBody().addNewSectPr();
      section.addNewPgSz().setW(BigInteger.valueOf(11_906));
      section.getPgSz().setH(BigInteger.valueOf(16_838));
      CTPageMar margin = section.addNewPgMar();
      margin.setLeft(BigInteger.valueOf(1_588));
      margin.setRight(BigInteger.valueOf(1_021));
      margin.setTop(BigInteger.valueOf(1_247));
      margin.setBottom(BigInteger.valueOf(1_134));
      XWPFParagraph footer = docx.createFooter(HeaderFooterType.DEFAULT).createParagraph();
      footer.setAlignment(ParagraphAlignment.CENTER);
      footer.getCTP().addNewFldSimple().setInstr("PAGE");
      run(footer, " / ", 9, false);
      footer.getCTP().addNewFldSimple().setInstr("NUMPAGES");
      run(docx.createParagraph(), export.title(), 16, true);
      for (ChatExport.Fact fact : export.heading()) {
        run(docx.createParagraph(), fact.name() + ": " + fact.value(), 9, false);
      }
      transfers(docx);
      docx.createParagraph().createRun().setText(HERE);
      docx.getProperties().getCoreProperties().setTitle(WrittenXml.held(export.title()));
      docx.write(packed);
    }
    return packed.toByteArray();
  }

  private void transfers(XWPFDocument docx) {
    if (export.transfers().isEmpty()) {
      return;
    }
    TransferLines lines = export.transferLines();
    run(docx.createParagraph(), lines.title(), 12, true);
    run(docx.createParagraph(), lines.caution(), 9, false);
    if (export.transfers().size() > IN_FRAME) {
      run(docx.createParagraph(), lines.elsewhere(export.transfers().size()), 9, false);
      return;
    }
    List<String> headings = lines.headings();
    XWPFTable table = docx.createTable(1, headings.size());
    cells(table.getRow(0), headings, true);
    for (int i = 0; i < export.transfers().size(); i++) {
      cells(table.createRow(), lines.cells(i + 1, export.transfers().get(i)), false);
    }
  }

  private static void cells(XWPFTableRow row, List<String> texts, boolean bold) {
    for (int i = 0; i < texts.size(); i++) {
      XWPFParagraph paragraph = row.getCell(i).getParagraphArray(0);
      boolean first = true;
      for (String part : texts.get(i).split("\n", -1)) {
        if (!first) {
          paragraph.createRun().addBreak();
        }
        run(paragraph, part, 8, bold);
        first = false;
      }
    }
  }

  private static void run(XWPFParagraph paragraph, String text, int size, boolean bold) {
    XWPFRun run = paragraph.createRun();
    run.setFontFamily(DocxText.FONT);
    run.setFontFamily(DocxText.FONT, XWPFRun.FontCharRange.eastAsia);
    run.setFontSize(size);
    run.setBold(bold);
    run.setText(WrittenXml.held(text));
  }

  private void body(String frame, ZipOutputStream out) throws IOException {
    DocxText.splice(frame, HERE, out, to -> export.lines(line -> paragraph(line, to)));
  }

  private static void paragraph(ChatExport.Line line, Writer out) throws IOException {
    out.append(
        "<w:p><w:pPr><w:spacing w:after=\"60\"/><w:ind w:left=\"567\" w:hanging=\"567\"/></w:pPr>");
    DocxText.run(out, "[%06d] %s ".formatted(line.number(), line.time()), 9, false);
    DocxText.run(out, line.sender() + ": ", 10, true);
    DocxText.run(out, line.state() + line.text(), 10, false);
    if (!line.details().isEmpty()) {
      DocxText.run(out, " " + line.details(), 8, false);
    }
    out.append("</w:p>");
  }
}
