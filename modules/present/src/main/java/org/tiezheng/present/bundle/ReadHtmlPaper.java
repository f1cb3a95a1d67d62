package org.tiezheng.present.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A paper in HTML as a strict parser sees it, page by page beside the PDF that it was set with: the
 * words of every page, in order and without white space, are those of the same page of the PDF.
 *
 * @param printed the number in the foot of each page, 0 where none was found
 * @param differing pages whose words are not those of the PDF, and why nothing could be read
 */
record ReadHtmlPaper(List<Integer> printed, List<String> differing) {
  private static final int MOST_DIFFERENCES = 20;
  private static final Pattern NUMBER = Pattern.compile("\\d{1,8}");

  ReadHtmlPaper {
    printed = List.copyOf(printed);
    differing = List.copyOf(differing);
  }

  /** Reads a file beside its PDF. */
  static ReadHtmlPaper of(Path html, ReadPaper pdf) throws IOException {
    Pages pages = new Pages(pdf);
    try (InputStream in = Files.newInputStream(html)) {
      XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
      factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
      factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
      pages.read(factory.createXMLStreamReader(in, "UTF-8"));
    } catch (XMLStreamException e) {
      pages.differs("not well-formed: " + e.getMessage());
    }
    int expected = pdf.bodies().size();
    if (pages.printed.size() != expected) {
      pages.differs("%d pages, %d in the PDF".formatted(pages.printed.size(), expected));
    }
    return new ReadHtmlPaper(pages.printed, pages.differing);
  }

  private static final class Pages {
    private final ReadPaper pdf;
    private final List<Integer> printed = new ArrayList<>();
    private final List<String> differing = new ArrayList<>();

    Pages(ReadPaper pdf) {
      this.pdf = pdf;
    }

    void differs(String what) {
      if (differing.size() < MOST_DIFFERENCES) {
        differing.add(what);
      }
    }

    void read(XMLStreamReader xml) throws XMLStreamException {
      StringBuilder words = new StringBuilder();
      StringBuilder foot = new StringBuilder();
      boolean inPage = false;
      boolean inFoot = false;
      while (xml.hasNext()) {
        switch (xml.next()) {
          case XMLStreamConstants.START_ELEMENT -> {
            if (xml.getLocalName().equals("section")) {
              inPage = true;
              words.setLength(0);
              foot.setLength(0);
            } else if (inPage && "folio".equals(xml.getAttributeValue(null, "class"))) {
              inFoot = true;
            }
          }
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
            if (inPage) {
              (inFoot ? foot : words).append(xml.getText());
            }
          }
          case XMLStreamConstants.END_ELEMENT -> {
            inFoot &= !xml.getLocalName().equals("p");
            if (xml.getLocalName().equals("section")) {
              inPage = false;
              page(ExcerptPages.plain(words.toString()), ExcerptPages.plain(foot.toString()));
            }
          }
          default -> {
            // Comments and the like hold no words.
          }
        }
      }
    }

    private void page(String words, String foot) {
      Matcher number = NUMBER.matcher(foot);
      printed.add(number.find() ? Integer.parseInt(number.group()) : 0);
      int page = printed.size();
      if (page <= pdf.bodies().size() && !words.equals(pdf.bodies().get(page - 1))) {
        differs("page %d".formatted(page));
      }
    }
  }
}
