package org.tiezheng.present.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.tiezheng.seal.digest.RunningDigest;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A paper in HTML as a strict parser sees it, and its PDF as another program extracts it. */
public final class ReadHtml {
  private static final Set<String> ELEMENTS =
      Set.of(
          "html head meta title style body a header nav details summary ul li bdi main section p h1 h2 h3 span br hr div table colgroup col thead tbody tr th td figure figcaption svg rect path"
              .split(" ", -1));

  private static final Set<String> ATTRIBUTES =
      Set.of(
          "lang charset http-equiv content name id class href scope role tabindex aria-label aria-hidden xmlns viewBox width height fill d"
              .split(" ", -1));

  private final Document document;

  private ReadHtml(Document document) {
    this.document = document;
  }

  /** Reads a file; one that is not well formed is refused. */
  public static ReadHtml of(Path file) throws IOException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setExpandEntityReferences(false);
      factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
      return new ReadHtml(factory.newDocumentBuilder().parse(file.toFile()));
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  /** Every paper of a bundle has its HTML beside it, with the same pages, inert and accessible. */
  public static void everyPaper(Path bag, String language) throws IOException {
    List<Path> papers;
    try (Stream<Path> files = Files.list(bag.resolve("data/papers"))) {
      papers = files.filter(f -> f.toString().endsWith(".pdf")).toList();
    }
    assertThat(papers).isNotEmpty();
    for (Path pdf : papers) {
      Path html = pdf.resolveSibling(pdf.getFileName().toString().replaceAll("pdf$", "html"));
      of(html).asThePdf(pdf, language);
    }
  }

  /** All that is demanded of a paper in HTML. */
  public void asThePdf(Path pdf, String language) throws IOException {
    samePagesAs(pdf);
    inert();
    accessible(language);
  }

  private List<Element> all(String name) {
    NodeList found = document.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements;
  }

  public Optional<Element> byId(String id) {
    return all("*").stream().filter(e -> e.getAttribute("id").equals(id)).findFirst();
  }

  /** The text of each page without white space, by the words below it. */
  public Map<String, String> pages() {
    Map<String, String> pages = new LinkedHashMap<>();
    for (Element section : all("section")) {
      Element folio = (Element) section.getElementsByTagName("p").item(lastP(section));
      assertThat(folio.getAttribute("class")).isEqualTo("folio");
      String foot = plain(folio.getTextContent());
      String text = plain(section.getTextContent());
      assertThat(pages.put(foot, text.substring(0, text.length() - foot.length()))).isNull();
      assertThat(section.getAttribute("id")).isEqualTo("page-" + pages.size());
    }
    return pages;
  }

  private static int lastP(Element section) {
    return section.getElementsByTagName("p").getLength() - 1;
  }

  private static String plain(String text) {
    return text.replaceAll("[\\s\u3000]+", "");
  }

  /**
   * Every page of the PDF has the words of the same page here, in the same order, and nothing else
   * but the head and foot that all its pages have in common.
   */
  public void samePagesAs(Path pdf) throws IOException {
    List<String> printed = new ArrayList<>();
    try (PDDocument paper = Loader.loadPDF(pdf.toFile())) {
      PDFTextStripper stripper = new PDFTextStripper();
      for (int n = 1; n <= paper.getNumberOfPages(); n++) {
        stripper.setStartPage(n);
        stripper.setEndPage(n);
        printed.add(plain(stripper.getText(paper)));
      }
    }
    Map<String, String> pages = pages();
    assertThat(pages).as(pdf.toString()).hasSameSizeAs(printed);
    List<String> frames = new ArrayList<>();
    int n = 0;
    for (Map.Entry<String, String> page : pages.entrySet()) {
      String paper = printed.get(n);
      String body = paper.substring(0, Math.min(paper.length(), page.getValue().length()));
      assertThat(page.getValue()).as(pdf + " page " + ++n).isEqualTo(body);
      String frame = paper.substring(body.length());
      assertThat(frame).as(pdf + " page " + n).contains(page.getKey());
      frames.add(frame.replace(page.getKey(), ""));
    }
    for (String frame : frames) {
      assertThat(alike(frame, frames.getFirst())).as(pdf + ": " + frame).isTrue();
    }
  }

  /** A head is shortened more or less, as the number of the page beside it is long. */
  private static boolean alike(String one, String other) {
    String[] a = one.split("…", -1);
    String[] b = other.split("…", -1);
    boolean alike = a.length == b.length;
    for (int i = 0; i < a.length && alike; i++) {
      boolean last = i == a.length - 1;
      alike = last ? a[i].equals(b[i]) : a[i].startsWith(b[i]) || b[i].startsWith(a[i]);
    }
    return alike;
  }

  /** No element, attribute or link but those that the form has; nothing runs, nothing is loaded. */
  public void inert() {
    Set<String> ids = new HashSet<>();
    for (Element element : all("*")) {
      assertThat(ELEMENTS).contains(element.getTagName());
      NamedNodeMap attributes = element.getAttributes();
      for (int i = 0; i < attributes.getLength(); i++) {
        Attr attribute = (Attr) attributes.item(i);
        assertThat(ATTRIBUTES).contains(attribute.getName());
        if (attribute.getName().equals("id")) {
          assertThat(attribute.getValue()).matches("[A-Za-z][A-Za-z0-9_-]*");
          assertThat(ids.add(attribute.getValue())).as(attribute.getValue()).isTrue();
        }
      }
    }
    for (Element link : all("a")) {
      assertThat(link.getAttribute("href")).startsWith("#");
      assertThat(ids).contains(link.getAttribute("href").substring(1));
    }
    assertThat(all("style")).hasSize(1);
    assertThat(all("style").getFirst().getTextContent())
        .doesNotContain("url(", "@import", "expression", "</");
    assertThat(all("*")).noneMatch(e -> e.hasAttribute("style"));
    assertThat(all("meta"))
        .anySatisfy(m -> {
          assertThat(m.getAttribute("http-equiv")).isEqualTo("Content-Security-Policy");
          assertThat(m.getAttribute("content"))
              .startsWith("default-src 'none'; style-src 'sha256-")
              .doesNotContain("unsafe", "script-src", "http");
        });
  }

  /** SHA-256 of the style sheet in Base64. */
  String sheetDigest() {
    byte[] sheet = all("style").getFirst().getTextContent().getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(RunningDigest.newSha256().digest(sheet));
  }

  /** Language, one main part, one first heading and no level left out, heads of tables. */
  public void accessible(String language) {
    assertThat(document.getDocumentElement().getAttribute("lang")).isEqualTo(language);
    assertThat(all("main")).hasSize(1);
    int level = 0;
    for (Element heading : all("*")) {
      if (heading.getTagName().matches("h[123]")) {
        int its = heading.getTagName().charAt(1) - '0';
        assertThat(its).as(heading.getTextContent()).isLessThanOrEqualTo(level + 1);
        level = its;
      }
    }
    assertThat(all("h1")).hasSize(1);
    for (Element head : all("th")) {
      boolean column = head.getParentNode().getParentNode().getNodeName().equals("thead");
      assertThat(head.getAttribute("scope")).isEqualTo(column ? "col" : "row");
      assertThat(plain(head.getTextContent())).isNotEmpty();
    }
    for (Element table : all("table")) {
      assertThat(
              table.getElementsByTagName("th").getLength()
                  + table.getElementsByTagName("td").getLength())
          .isPositive();
    }
  }
}
