package org.tiezheng.present.paper;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The catalogue as a text that a lawyer can edit. */
final class CatalogueDocx {
  private final CatalogueDocument document;
  private final PaperFacts facts;

  CatalogueDocx(CatalogueDocument document) {
    this.document = document;
    this.facts = document.facts();
  }

  void write(Path file) throws IOException {
    DocxFrame frame = new DocxFrame(document, facts);
    try (DocxPaper docx = new DocxPaper(document, facts, frame.header(), true)) {
      frame.opening(docx);
      table(docx);
      frame.closing(docx);
      docx.write(file);
    }
  }

  private void table(DocxPaper docx) {
    CatalogueTable source = new CatalogueTable(document.catalogue(), facts);
    List<DocxPaper.Column> columns =
        source.columns().stream()
            .map(c -> new DocxPaper.Column(c.title(), c.share(), c.centred()))
            .toList();
    docx.table(columns, document.catalogue().rows().stream().map(source::cells).toList(), 9);
    docx.line(source.note());
    source.views().forEach(docx::line);
  }
}
