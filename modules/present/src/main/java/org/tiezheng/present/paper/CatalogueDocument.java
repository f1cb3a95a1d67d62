package org.tiezheng.present.paper;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tiezheng.evidence.Text;
import org.tiezheng.present.font.Typefaces;
import org.tiezheng.present.pdf.Flow;
import org.tiezheng.present.pdf.Grid;
import org.tiezheng.present.pdf.PageShape;
import org.tiezheng.present.pdf.Style;

/** DOC-CATALOGUE 证据目录. */
public record CatalogueDocument(PaperFacts facts, Catalogue catalogue)
    implements Document.Editable {
  @Override
  public String id() {
    return "DOC-CATALOGUE";
  }

  @Override
  public String number() {
    return PaperNumbers.of(id(), facts);
  }

  @Override
  public Text title() {
    return new Text("证据目录", "Catalogue of evidence");
  }

  @Override
  public Printed write(PaperFiles files, Typefaces faces) throws IOException {
    PaperFrame frame = new PaperFrame(this, facts, faces, Optional.empty());
    Flow flow = frame.flow(PageShape.A4_ACROSS);
    frame.openShort(flow);
    CatalogueTable table = new CatalogueTable(catalogue, facts);
    Grid grid =
        Grid.of(
            Style.CELL,
            table.columns().stream()
                .map(c ->
                    new Grid.Column(
                        c.title(), c.share(), c.centred() ? Style.Align.CENTRE : Style.Align.LEFT))
                .toArray(Grid.Column[]::new));
    for (Catalogue.Row row : catalogue.rows()) {
      String anchor = "item-" + row.item();
      grid.row(table.cells(row), Optional.of(anchor), Optional.empty());
      flow.bookmark(row.number() + " " + row.name(), 1, anchor);
    }
    flow.table(grid).space(6);
    flow.paragraph(table.note(), Style.FINE);
    table.views().forEach(view -> flow.paragraph(view, Style.FINE));
    frame.close(flow);
    return frame.write(
        files,
        List.of(flow),
        List.of(MachineCopy.of(this, facts, new MachineCopy.Matter("catalogue", catalogue))));
  }

  @Override
  public void docx(Path file) throws IOException {
    new CatalogueDocx(this).write(file);
  }
}
