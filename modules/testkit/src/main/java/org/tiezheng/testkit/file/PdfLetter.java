package org.tiezheng.testkit.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.SimpleTimeZone;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * A page of Chinese text as a PDF, like one that an office program exports.
 *
 * @param producer the program that the file names as its maker
 */
public record PdfLetter(String title, String author, String producer, Instant created) {
  private static final float LEFT = 64;
  private static final float SIZE = 10.5f;

  /** One A4 page; the first line is the heading. Streams are not compressed, for repeatability. */
  public byte[] bytes(List<String> lines, Glyphs glyphs) {
    try (PDDocument document = new PDDocument()) {
      document.setDocumentId(created.getEpochSecond());
      document.setDocumentInformation(information());
      PDPage page = new PDPage(PDRectangle.A4);
      document.addPage(page);
      PDType0Font font = PDType0Font.load(document, glyphs.open(), true);
      try (PDPageContentStream out = new PDPageContentStream(document, page)) {
        write(out, font, lines);
      }
      ByteArrayOutputStream saved = new ByteArrayOutputStream();
      document.save(saved, CompressParameters.NO_COMPRESSION);
      return plain(saved.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(PDPageContentStream out, PDType0Font font, List<String> lines)
      throws IOException {
    float y = PDRectangle.A4.getHeight() - 84;
    for (int i = 0; i < lines.size(); i++) {
      float size = i == 0 ? 18 : SIZE;
      float width = font.getStringWidth(lines.get(i)) / 1000 * size;
      out.beginText();
      out.setFont(font, size);
      out.newLineAtOffset(i == 0 ? (PDRectangle.A4.getWidth() - width) / 2 : LEFT, y);
      out.showText(lines.get(i));
      out.endText();
      y -= i == 0 ? 30 : 22;
    }
  }

  private PDDocumentInformation information() {
    Calendar time = new GregorianCalendar(new SimpleTimeZone(8 * 3_600_000, "UTC+8"), Locale.ROOT);
    time.setTimeInMillis(created.toEpochMilli());
    PDDocumentInformation info = new PDDocumentInformation();
    info.setTitle(title);
    info.setAuthor(author);
    info.setCreator(producer);
    info.setProducer(producer);
    info.setCreationDate(time);
    info.setModificationDate(time);
    return info;
  }

  /** Saves again with every stream unpacked. */
  private byte[] plain(byte[] saved) throws IOException {
    try (PDDocument document = Loader.loadPDF(saved)) {
      document.setDocumentId(created.getEpochSecond());
      for (COSObjectKey key : document.getDocument().getXrefTable().keySet()) {
        COSObject object = document.getDocument().getObjectFromPool(key);
        if (object.getObject() instanceof COSStream stream) {
          byte[] content = stream.createInputStream().readAllBytes();
          stream.removeItem(COSName.FILTER);
          try (OutputStream out = stream.createOutputStream()) {
            out.write(content);
          }
        }
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out, CompressParameters.NO_COMPRESSION);
      return out.toByteArray();
    }
  }
}
