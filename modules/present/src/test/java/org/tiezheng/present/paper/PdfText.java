package org.tiezheng.present.paper;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/** Text of a PDF as a reader extracts it. */
public final class PdfText {
  private PdfText() {}

  public static String of(Path file) throws IOException {
    try (PDDocument document = Loader.loadPDF(file.toFile())) {
      PDFTextStripper stripper = new PDFTextStripper();
      stripper.setLineSeparator("\n");
      return stripper.getText(document);
    }
  }

  /** The same without any white space, to look for values that were broken over lines. */
  public static String joined(Path file) throws IOException {
    return of(file).replaceAll("\\s", "");
  }
}
