package org.tiezheng.present.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.tiezheng.present.html.WrittenXml;

/** A workbook whose cells are all text: none is a formula or a number to be rounded. */
final class XlsxExport {
  private static final int IN_MEMORY = 200;
  private static final int MOST_ROWS = SpreadsheetVersion.EXCEL2007.getMaxRows() - 1;
  private static final int MOST_CHARS = SpreadsheetVersion.EXCEL2007.getMaxTextLength();
  private static final int[] WIDTHS = {9, 21, 24, 26, 16, 70, 40, 24, 50, 20};

  private static final int[] TRANSFER_WIDTHS = {7, 21, 28, 28, 14, 24, 50, 34, 34, 20, 40};

  private final ChatExport export;
  private final SXSSFWorkbook workbook;
  private int sheets;

  private XlsxExport(ChatExport export, SXSSFWorkbook workbook) {
    this.export = export;
    this.workbook = workbook;
  }

  static void write(ChatExport export, Path file) throws IOException {
    try (SXSSFWorkbook workbook = new SXSSFWorkbook(IN_MEMORY);
        OutputStream out = Files.newOutputStream(file)) {
      workbook.setCompressTempFiles(true);
      new XlsxExport(export, workbook).fill();
      workbook.write(out);
    }
  }

  private void fill() throws IOException {
    SXSSFSheet about = workbook.createSheet(export.facts().say("来源", "Source"));
    about.setColumnWidth(0, 20 * 256);
    about.setColumnWidth(1, 120 * 256);
    for (ChatExport.Fact fact : export.heading()) {
      row(about.createRow(about.getLastRowNum() + 1), List.of(fact.name(), fact.value()));
    }
    SXSSFSheet[] sheet = {sheet()};
    export.lines(line -> {
      if (sheet[0].getLastRowNum() >= MOST_ROWS) {
        sheet[0] = sheet();
      }
      row(sheet[0].createRow(sheet[0].getLastRowNum() + 1), ChatExport.cells(line));
    });
    transfers();
    workbook.setActiveSheet(1);
  }

  private void transfers() throws IOException {
    if (export.transfers().isEmpty()) {
      return;
    }
    SXSSFSheet sheet = workbook.createSheet(export.facts().say("转账", "Transfers"));
    for (int i = 0; i < TRANSFER_WIDTHS.length; i++) {
      sheet.setColumnWidth(i, TRANSFER_WIDTHS[i] * 256);
    }
    sheet.createFreezePane(0, 1);
    export.transferRows(cells -> {
      if (sheet.getLastRowNum() < MOST_ROWS) {
        row(sheet.createRow(sheet.getLastRowNum() + 1), cells);
      }
    });
  }

  private SXSSFSheet sheet() {
    sheets++;
    SXSSFSheet sheet =
        workbook.createSheet(
            export.facts().say("消息", "Messages") + (sheets == 1 ? "" : " " + sheets));
    for (int i = 0; i < WIDTHS.length; i++) {
      sheet.setColumnWidth(i, WIDTHS[i] * 256);
    }
    sheet.createFreezePane(0, 1);
    row(sheet.createRow(0), export.columns());
    return sheet;
  }

  /** A cell holds fewer characters than a message may have: the rest goes on in further cells. */
  private static void row(Row row, List<String> cells) {
    int column = 0;
    StringBuilder rest = new StringBuilder();
    for (String cell : cells) {
      String text = WrittenXml.held(cell);
      int end = Math.min(text.length(), MOST_CHARS);
      if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
        end--;
      }
      row.createCell(column++).setCellValue(text.substring(0, end));
      rest.append(text, end, text.length());
    }
    for (int at = 0; at < rest.length(); at += MOST_CHARS) {
      row.createCell(column++)
          .setCellValue(rest.substring(at, Math.min(rest.length(), at + MOST_CHARS)));
    }
  }
}
