package org.tiezheng.present.bundle;

import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.text.PDFTextStripperByArea;
import org.tiezheng.present.pdf.PageShape;

/** A printed paper as another program reads it: the text of its pages and its machine copy. */
final class PaperText implements AutoCloseable {
  private final PDDocument document;
  private int[] starts = {};

  private PaperText(PDDocument document) {
    this.document = document;
  }

  static PaperText open(Path file) throws IOException {
    return new PaperText(Loader.loadPDF(new RandomAccessReadBufferedFile(file)));
  }

  /** The machine copy; the caller closes it. */
  Optional<InputStream> copy() throws IOException {
    var names = document.getDocumentCatalog().getNames();
    if (names == null || names.getEmbeddedFiles() == null) {
      return Optional.empty();
    }
    Map<String, PDComplexFileSpecification> files = names.getEmbeddedFiles().getNames();
    Iterator<PDComplexFileSpecification> all = files.values().iterator();
    return all.hasNext()
        ? Optional.of(all.next().getEmbeddedFile().createInputStream())
        : Optional.empty();
  }

  /** The text between the running heads and feet, without white space. */
  String text() throws IOException {
    PageShape shape = PageShape.A4;
    Rectangle2D area =
        new Rectangle2D.Float(
            0, shape.top() - 2, shape.width(), shape.height() - shape.top() - shape.bottom() + 4);
    StringBuilder text = new StringBuilder();
    starts = new int[document.getNumberOfPages()];
    for (int page = 0; page < starts.length; page++) {
      PDFTextStripperByArea areas = new PDFTextStripperByArea();
      areas.addRegion("text", area);
      areas.extractRegions(document.getPage(page));
      starts[page] = text.length();
      text.append(ExcerptPages.plain(areas.getTextForRegion("text")));
    }
    return text.toString();
  }

  /** Where each page begins in the text that was read last. */
  int[] starts() {
    return starts.clone();
  }

  int pages() {
    return document.getNumberOfPages();
  }

  @Override
  public void close() throws IOException {
    document.close();
  }
}
