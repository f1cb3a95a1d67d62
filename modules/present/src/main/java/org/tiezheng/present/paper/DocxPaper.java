package org.tiezheng.present.paper;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
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
 * A paper as a text that a lawyer can edit. All content is plain text: it never becomes a field or
 * a formula. The only fields are the page numbers. Written twice, the bytes are the same.
 */
public final class DocxPaper implements AutoCloseable {
  static final String FONT = DocxText.FONT;

  private static final String LINES_HERE = "tiezheng-lines-stand-here";
  private static final String BODY = "word/document.xml";
  private static final long TWIPS_PER_MM_TIMES_10 = 567;
  private static final int LONG_SIDE = 297;
  private static final int SHORT_SIDE = 210;
  private static final int BINDING = 29;
  private static final int OTHER_SIDE = 14;

  private final PaperFacts facts;
  private final boolean across;
  private final XWPFDocument docx = new XWPFDocument();

  /**
   * A column of a table.
   *
   * @param share of the width, relative to the other columns
   */
  public record Column(String title, float share, boolean centred) {}

  /**
   * @param header stands at the top of every page
   * @param across whether the page lies on its long side
   */
  public DocxPaper(Document document, PaperFacts facts, String header, boolean across) {
    this.facts = facts;
    this.across = across;
    page();
    run(docx.createHeader(HeaderFooterType.DEFAULT).createParagraph(), header, 8, false);
    footer();
    properties(document);
  }

  private static BigInteger twips(int millimetres) {
    return BigInteger.valueOf(millimetres * TWIPS_PER_MM_TIMES_10 / 10);
  }

  private int measure() {
    return twips((across ? LONG_SIDE : SHORT_SIDE) - BINDING - OTHER_SIDE).intValue();
  }

  private void page() {
    CTSectPr section = docx.getDocument().getBody().addNewSectPr();
    CTPageSz size = section.addNewPgSz();
    size.setW(twips(across ? LONG_SIDE : SHORT_SIDE));
    size.setH(twips(across ? SHORT_SIDE : LONG_SIDE));
    size.setOrient(across ? STPageOrientation.LANDSCAPE : STPageOrientation.PORTRAIT);
    CTPageMar margin = section.addNewPgMar();
    margin.setLeft(twips(BINDING));
    margin.setRight(twips(OTHER_SIDE));
    margin.setTop(twips(22));
    margin.setBottom(twips(20));
    margin.setHeader(twips(10));
    margin.setFooter(twips(10));
  }

  private void footer() {
    XWPFParagraph count = docx.createFooter(HeaderFooterType.DEFAULT).createParagraph();
    count.setAlignment(ParagraphAlignment.CENTER);
    run(count, facts.say("第 ", "Page "), 9, false);
    count.getCTP().addNewFldSimple().setInstr("PAGE");
    run(count, facts.say(" 页 共 ", " of "), 9, false);
    count.getCTP().addNewFldSimple().setInstr("NUMPAGES");
    run(count, facts.say(" 页", ""), 9, false);
  }

  private void properties(Document document) {
    POIXMLProperties.CoreProperties core = docx.getProperties().getCoreProperties();
    core.setTitle(facts.say(document.title()));
    core.setCreator(xml(facts.submitter()));
    core.setCreated(Optional.of(Date.from(facts.made())));
    core.setModified(Optional.of(Date.from(facts.made())));
    docx.getProperties().getExtendedProperties().setApplication(facts.generator());
  }

  /** The title of the paper. */
  public void title(String text) {
    paragraph(text, 22, true, ParagraphAlignment.CENTER);
  }

  /** Text over the full measure; size in points. */
  public void paragraph(String text, int size, boolean bold, ParagraphAlignment where) {
    XWPFParagraph paragraph = docx.createParagraph();
    paragraph.setAlignment(where);
    lines(paragraph, text, size, bold);
  }

  /** A line of small text. */
  public void line(String text) {
    run(docx.createParagraph(), text, 10, false);
  }

  /** Here the lines stand that are written one by one, never all held in memory. */
  public void linesHere() {
    run(docx.createParagraph(), LINES_HERE, 8, false);
  }

  /** Writes the lines of a paper. */
  public interface Lines {
    void write(DocxLines out) throws IOException;
  }

  /** Text on a new page. */
  public void headOfPage(String text, int size) {
    XWPFParagraph paragraph = docx.createParagraph();
    paragraph.setPageBreak(true);
    run(paragraph, text, size, true);
  }

  /** A table whose head is repeated on every page. */
  public void table(List<Column> columns, List<List<String>> rows, int size) {
    fill(columns, rows, size, true);
  }

  /** Names and values, without a head. */
  public void pairs(List<List<String>> rows, float nameShare, int size) {
    fill(
        List.of(new Column("", nameShare, false), new Column("", 1 - nameShare, false)),
        rows,
        size,
        false);
  }

  private void fill(List<Column> columns, List<List<String>> rows, int size, boolean head) {
    if (rows.isEmpty() && !head) {
      return;
    }
    XWPFTable table = docx.createTable(rows.size() + (head ? 1 : 0), columns.size());
    table.setWidth(measure());
    double shares = columns.stream().mapToDouble(Column::share).sum();
    if (head) {
      XWPFTableRow first = table.getRow(0);
      first.setRepeatHeader(true);
      for (int c = 0; c < columns.size(); c++) {
        int width = (int) (measure() * columns.get(c).share() / shares);
        cell(first.getCell(c), columns.get(c).title(), size, true, true, width);
      }
    }
    int r = head ? 1 : 0;
    for (List<String> row : rows) {
      XWPFTableRow line = table.getRow(r++);
      line.setCantSplitRow(true);
      for (int c = 0; c < columns.size(); c++) {
        int width = (int) (measure() * columns.get(c).share() / shares);
        cell(line.getCell(c), row.get(c), size, false, columns.get(c).centred(), width);
      }
    }
  }

  private static void cell(
      XWPFTableCell cell, String text, int size, boolean bold, boolean centred, int width) {
    cell.setWidth(Integer.toString(width));
    XWPFParagraph paragraph = cell.getParagraphs().getFirst();
    paragraph.setAlignment(centred ? ParagraphAlignment.CENTER : ParagraphAlignment.LEFT);
    lines(paragraph, text, size, bold);
  }

  private static void lines(XWPFParagraph paragraph, String text, int size, boolean bold) {
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      XWPFRun run = run(paragraph, lines[i], size, bold);
      if (i + 1 < lines.length) {
        run.addBreak();
      }
    }
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

  /**
   * Writes the file.
   *
   * @throws IOException if it cannot be written; then nothing is left of it
   */
  public void write(Path file) throws IOException {
    write(file, _ -> {});
  }

  /**
   * Writes the file with lines where {@link #linesHere} was called.
   *
   * @throws IOException if it cannot be written; then nothing is left of it
   */
  public void write(Path file, Lines lines) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    docx.write(packed);
    boolean whole = false;
    try {
      repack(packed.toByteArray(), file, lines);
      whole = true;
    } finally {
      if (!whole) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** The same parts in a zip whose entries carry the paper's time, not the moment of writing. */
  private void repack(byte[] packed, Path file, Lines lines) throws IOException {
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(packed));
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        ZipEntry copy = new ZipEntry(entry.getName());
        copy.setTimeLocal(LocalDateTime.ofInstant(facts.made(), ZoneOffset.UTC));
        out.putNextEntry(copy);
        if (entry.getName().equals(BODY)) {
          DocxLines.splice(
              new String(in.readAllBytes(), StandardCharsets.UTF_8), LINES_HERE, out, lines);
        } else {
          in.transferTo(out);
        }
        out.closeEntry();
      }
    }
  }

  @Override
  public void close() throws IOException {
    docx.close();
  }
}
