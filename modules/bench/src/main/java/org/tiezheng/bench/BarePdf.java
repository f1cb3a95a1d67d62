package org.tiezheng.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.present.font.FontFace;
import org.tukaani.xz.XZInputStream;

/**
 * The least that a program does with PDFBox: one line for each message with the library's own font
 * and page writing, cut off at the margin; no index, no placeholders, no machine copy, no PDF/A.
 */
final class BarePdf {
  private static final int MOST = 48;
  private static final int LINES = 50;

  private BarePdf() {}

  static void write(Iterable<ChatMessage> messages, Path file) throws IOException {
    try (PDDocument document = new PDDocument();
        InputStream xz =
            Objects.requireNonNull(
                FontFace.class.getResourceAsStream("NotoSansSC-Regular.ttf.xz"));
        InputStream ttf = new XZInputStream(xz)) {
      PDType0Font font = PDType0Font.load(document, ttf, true);
      int line = LINES;
      PDPageContentStream page = page(document, font);
      for (ChatMessage message : messages) {
        String text = message.time().raw() + " " + message.senderName() + " " + message.line();
        if (--line == 0) {
          page.endText();
          page.close();
          page = page(document, font);
          line = LINES;
        }
        page.showText(drawn(text));
        page.newLine();
      }
      page.endText();
      page.close();
      document.save(file.toFile());
    }
  }

  private static PDPageContentStream page(PDDocument document, PDType0Font font)
      throws IOException {
    PDPage page = new PDPage(PDRectangle.A4);
    document.addPage(page);
    PDPageContentStream content = new PDPageContentStream(document, page);
    content.beginText();
    content.setFont(font, 10);
    content.setLeading(15);
    content.newLineAtOffset(50, 780);
    return content;
  }

  private static String drawn(String text) {
    StringBuilder drawn = new StringBuilder(MOST);
    text.codePoints()
        .filter(c -> FontFace.noto().glyph(c) != 0)
        .limit(MOST)
        .forEach(drawn::appendCodePoint);
    return drawn.toString();
  }
}
