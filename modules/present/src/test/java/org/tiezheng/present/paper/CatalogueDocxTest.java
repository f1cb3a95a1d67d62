package org.tiezheng.present.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueDocxTest {
  @TempDir Path folder;

  @Test
  void holdsTheSameRowsAsTheTable() throws Exception {
    CatalogueDocument document =
        new CatalogueDocument(Samples.facts(Locale.CHINESE), Samples.catalogue(false));
    Path file = folder.resolve("catalogue.docx");
    document.docx(file);
    CatalogueTable source = new CatalogueTable(document.catalogue(), document.facts());
    try (InputStream in = Files.newInputStream(file);
        XWPFDocument docx = new XWPFDocument(in)) {
      XWPFTable table = docx.getTables().getFirst();
      assertThat(table.getRow(0).isRepeatHeader()).isTrue();
      assertThat(table.getNumberOfRows()).isEqualTo(document.catalogue().rows().size() + 1);
      for (int r = 0; r < document.catalogue().rows().size(); r++) {
        List<String> cells =
            table.getRow(r + 1).getTableCells().stream().map(c -> c.getText()).toList();
        List<String> expected = source.cells(document.catalogue().rows().get(r));
        assertThat(cells).isEqualTo(expected);
      }
      String xml = docx.getFooterList().getFirst()._getHdrFtr().xmlText();
      assertThat(xml).contains("NUMPAGES", "PAGE");
      String body = docx.getDocument().xmlText();
      assertThat(body).doesNotContain("fldSimple", "instrText").contains(Samples.ROOT);
    }
  }
}
