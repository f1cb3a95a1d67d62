package org.tiezheng.testkit.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.internal.PackagePropertiesPart;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;

/** A letter with one table as a Word document: heading, lines before, table, lines after. */
public record DocxPlan(String title, String author, Instant created, Instant modified) {
  public byte[] bytes(List<String> before, List<List<String>> table, List<String> after) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (XWPFDocument document = new XWPFDocument()) {
      XWPFParagraph head = document.createParagraph();
      head.setAlignment(ParagraphAlignment.CENTER);
      XWPFRun run = head.createRun();
      run.setText(title);
      run.setBold(true);
      run.setFontSize(18);
      before.forEach(line -> document.createParagraph().createRun().setText(line));
      XWPFTable grid = document.createTable(table.size(), table.getFirst().size());
      for (int r = 0; r < table.size(); r++) {
        for (int c = 0; c < table.get(r).size(); c++) {
          grid.getRow(r).getCell(c).setText(table.get(r).get(c));
        }
      }
      after.forEach(line -> document.createParagraph().createRun().setText(line));
      properties(document);
      document.write(out);
    } catch (IOException | OpenXML4JException e) {
      throw new UncheckedIOException(new IOException(e));
    }
    return StoredZip.repack(out.toByteArray());
  }

  private void properties(XWPFDocument document) throws OpenXML4JException {
    PackagePropertiesPart core =
        (PackagePropertiesPart) document.getPackage().getPackageProperties();
    core.setCreatorProperty(author);
    core.setLastModifiedByProperty(author);
    core.setTitleProperty(title);
    core.setRevisionProperty("4");
    core.setCreatedProperty(Optional.of(Date.from(created)));
    core.setModifiedProperty(Optional.of(Date.from(modified)));
    document
        .getProperties()
        .getExtendedProperties()
        .getUnderlyingProperties()
        .setApplication("WPS Office");
  }
}
