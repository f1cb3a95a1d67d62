package org.tiezheng.present.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tiezheng.evidence.Case;
import org.tiezheng.evidence.Fact;
import org.tiezheng.evidence.Link;

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

  @Test
  @Tag("SEED-WX-14")
  void theColumnOfProofNamesTheFactsAndTheirLines() {
    Case plain = Samples.loanCase();
    Case linked =
        new Case(
            plain.id(),
            plain.title(),
            plain.cause(),
            plain.caseNumber(),
            plain.court(),
            plain.forum(),
            plain.hearing(),
            plain.proofDeadline(),
            plain.copies(),
            plain.parties(),
            plain.accounts(),
            plain.identities(),
            List.of(
                new Fact(
                    "delivery",
                    "款项已实际交付",
                    Optional.empty(),
                    Fact.Standard.HIGH_PROBABILITY,
                    List.of()),
                new Fact(
                    "due", "还款期限", Optional.empty(), Fact.Standard.HIGH_PROBABILITY, List.of())),
            List.of(
                new Link(1, "delivery", true, Optional.of("120-131"), ""),
                new Link(1, "delivery", true, Optional.of("140"), ""),
                new Link(1, "due", false, Optional.of("150"), "相反"),
                new Link(2, "due", true, Optional.empty(), "")),
            plain.items(),
            plain.deadlines(),
            plain.attributes());
    Catalogue catalogue = Catalogue.of(linked, Samples.originals(), Map.of(), Map.of(), false);
    assertThat(cells(catalogue, Locale.CHINESE, 1))
        .anyMatch(c -> c.endsWith("\n待证事实：款项已实际交付（第 120-131, 140 行）"))
        .noneMatch(c -> c.contains("还款期限"));
    assertThat(cells(catalogue, Locale.ENGLISH, 1))
        .anyMatch(c -> c.endsWith("\nFact: 款项已实际交付 (lines 120-131, 140)"));
    assertThat(cells(catalogue, Locale.CHINESE, 2)).anyMatch(c -> c.endsWith("待证事实：还款期限"));
    assertThat(cells(catalogue, Locale.CHINESE, 3)).noneMatch(c -> c.contains("待证事实"));
  }

  private static List<String> cells(Catalogue catalogue, Locale locale, int item) {
    CatalogueTable table = new CatalogueTable(catalogue, Samples.facts(locale));
    return catalogue.rows().stream()
        .filter(r -> r.item() == item)
        .findFirst()
        .map(table::cells)
        .orElseThrow();
  }
}
