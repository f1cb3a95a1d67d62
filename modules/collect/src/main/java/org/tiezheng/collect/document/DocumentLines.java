package org.tiezheng.collect.document;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.tiezheng.collect.Limits;
import org.tiezheng.collect.Member;
import org.tiezheng.collect.input.FormatException;
import org.tiezheng.collect.input.SafeXml;
import org.tiezheng.collect.input.TextCharset;
import org.tiezheng.collect.input.TextLines;
import org.tiezheng.collect.input.ZipArchive;
import org.tiezheng.collect.input.ZipMember;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.Provenance;

/**
 * The words of a document, line by line, to be searched and never to be shown as its text: a PDF
 * may print its words in another order, and pictures of text have none. PDF, DOCX and plain text.
 */
public final class DocumentLines {
  private static final String PDF = "application/pdf";
  private static final String DOCX =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

  private static final int MOST_PAGES = 300;
  private static final int MOST_CHARS = 4_000_000;
  private static final long MOST_BYTES = 64L << 20;
  private static final long MOST_UNPACKED = 512L << 20;

  private final Limits limits;
  private final List<Line> lines = new ArrayList<>();
  private int chars;

  private DocumentLines(Limits limits) {
    this.limits = limits;
  }

  /**
   * A line of words.
   *
   * @param page counted from 1; 0 where the format has no pages
   */
  public record Line(Provenance provenance, int page, String text) {}

  /** Whether documents of this type have words that can be read here. */
  public static boolean reads(String mediaType) {
    return mediaType.equals(PDF) || mediaType.equals(DOCX) || mediaType.startsWith("text/plain");
  }

  /**
   * The lines in order; of a very long document the beginning.
   *
   * @return empty if the document is locked, damaged or asks for more than the limits
   */
  public static Optional<List<Line>> of(Member member, String mediaType, Limits limits) {
    if (member.size() > MOST_BYTES) {
      return Optional.empty();
    }
    DocumentLines words = new DocumentLines(limits);
    try {
      switch (mediaType) {
        case PDF -> words.pdf(member);
        case DOCX -> words.docx(member);
        default -> words.text(member);
      }
      return Optional.of(List.copyOf(words.lines));
    } catch (IOException | XMLStreamException | RuntimeException _) {
      return Optional.empty();
    } catch (StackOverflowError | OutOfMemoryError _) {
      return Optional.empty();
    }
  }

  private boolean full() {
    return chars >= MOST_CHARS;
  }

  private void add(Provenance at, int page, String text) {
    if (!text.isBlank() && !full()) {
      chars += text.length();
      lines.add(new Line(at, page, text));
    }
  }

  private void pdf(Member member) throws IOException {
    MemorySegment bytes = member.bytes();
    PdfStreams.check(bytes, limits);
    if (!PdfStreams.unpackTo(bytes, MOST_UNPACKED)) {
      throw new FormatException("PDF 解压后过大", "the PDF unpacks to more than the limit");
    }
    Provenance whole = member.at(new Locator.Whole());
    try (PDDocument pdf =
        Loader.loadPDF(
            new SegmentRead(bytes), "", null, null, IOUtils.createMemoryOnlyStreamCache())) {
      PDFTextStripper stripper = new PDFTextStripper();
      stripper.setSortByPosition(true);
      int pages = Math.min(pdf.getNumberOfPages(), MOST_PAGES);
      for (int page = 1; page <= pages && !full(); page++) {
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        int number = page;
        // PDF fonts often map characters to their look-alikes among the radicals (⼄ for 乙).
        Normalizer.normalize(stripper.getText(pdf), Normalizer.Form.NFKC)
            .lines()
            .forEach(line -> add(whole, number, line));
      }
    }
  }

  private void docx(Member member) throws IOException, XMLStreamException {
    ZipArchive zip = ZipArchive.open(member.bytes(), limits);
    ZipMember body =
        zip.member("word/document.xml")
            .orElseThrow(() -> new FormatException("没有正文", "there is no body"));
    Provenance whole = member.at(new Locator.Whole());
    try (InputStream in = zip.open(body)) {
      XMLStreamReader xml = SafeXml.reader(in);
      StringBuilder paragraph = new StringBuilder();
      while (xml.hasNext() && !full()) {
        switch (xml.next()) {
          case XMLStreamConstants.START_ELEMENT -> words(xml, paragraph);
          case XMLStreamConstants.END_ELEMENT -> {
            if (xml.getLocalName().equals("p")) {
              paragraph.toString().lines().forEach(line -> add(whole, 0, line));
              paragraph.setLength(0);
            }
          }
          default -> {}
        }
      }
    }
  }

  /** What was deleted with changes tracked stands in other elements and is left out. */
  private static void words(XMLStreamReader xml, StringBuilder paragraph)
      throws XMLStreamException {
    switch (xml.getLocalName()) {
      case "t" -> {
        String text = xml.getElementText();
        if (paragraph.length() < MOST_CHARS) {
          paragraph.append(text);
        }
      }
      case "tab" -> paragraph.append('\t');
      case "br", "cr" -> paragraph.append('\n');
      default -> {}
    }
  }

  private void text(Member member) throws IOException {
    TextCharset charset;
    try (InputStream in = member.stream()) {
      charset = TextCharset.detect(in);
    }
    try (TextLines text = new TextLines(member.stream(), charset, limits.lineBytes())) {
      Optional<org.tiezheng.collect.input.Line> next = text.next();
      while (next.isPresent() && !full()) {
        add(member.at(next.get().place()), 0, next.get().text());
        next = text.next();
      }
    }
  }
}
