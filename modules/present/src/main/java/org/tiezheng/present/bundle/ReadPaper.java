package org.tiezheng.present.bundle;

import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionGoTo;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDNamedDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageDestination;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.PDFTextStripperByArea;
import org.apache.pdfbox.text.TextPosition;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.present.pdf.PageShape;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * A paper as another program sees it.
 *
 * @param printed the page number printed on each page, 0 where none was found
 * @param volume the numbers within the volume, as far as they are printed
 * @param unresolved links that lead nowhere and index entries that name another page
 * @param machineCopy the JSON that lies inside
 * @param text of all pages without white space
 * @param bodies of that, what stands on each page between head and foot
 */
record ReadPaper(
    List<Integer> printed,
    List<Integer> volume,
    List<String> unresolved,
    JsonNode machineCopy,
    String text,
    List<String> bodies) {
  private static final Pattern PAGE =
      Pattern.compile("第\\s*(\\d+)\\s*页\\s*共\\s*(\\d+)\\s*页|Page\\s+(\\d+)\\s+of\\s+(\\d+)");
  private static final Pattern VOLUME =
      Pattern.compile("证据卷第\\s*(\\d+)\\s*页|volume page\\s+(\\d+)");

  /** An index entry ends with dots and the number of the page. */
  private static final Pattern ENTRY = Pattern.compile("\\.{3,}\\s*(\\d+)\\s*$");

  /** A machine copy that is longer is not one of ours to be read as a whole. */
  private static final int COPY_LIMIT = 64 * 1024 * 1024;

  ReadPaper {
    printed = List.copyOf(printed);
    volume = List.copyOf(volume);
    unresolved = List.copyOf(unresolved);
    bodies = List.copyOf(bodies);
  }

  /** Keeps what stands between head and foot apart. */
  private static final class Stripper extends PDFTextStripper {
    private final StringBuilder body = new StringBuilder();
    private float top;
    private float bottom;

    String page(PDDocument document, int number) throws IOException {
      PDRectangle sheet = document.getPage(number - 1).getMediaBox();
      PageShape shape = sheet.getWidth() > sheet.getHeight() ? PageShape.A4_ACROSS : PageShape.A4;
      top = shape.top() - 2;
      bottom = sheet.getHeight() - shape.bottom() + 2;
      body.setLength(0);
      setStartPage(number);
      setEndPage(number);
      return getText(document);
    }

    @Override
    protected void writeString(String text, List<TextPosition> positions) throws IOException {
      float at = positions.getFirst().getYDirAdj();
      if (at >= top && at <= bottom) {
        body.append(text);
      }
      super.writeString(text, positions);
    }
  }

  /** Whether this stands somewhere on the pages, line breaks aside. */
  boolean says(String what) {
    return text.contains(what.replaceAll("\\s", ""));
  }

  /** Reads a file. */
  static ReadPaper of(Path file) throws IOException {
    try (PDDocument document = Loader.loadPDF(new RandomAccessReadBufferedFile(file))) {
      List<Integer> printed = new ArrayList<>();
      List<Integer> volume = new ArrayList<>();
      StringBuilder text = new StringBuilder();
      List<String> bodies = new ArrayList<>();
      Stripper stripper = new Stripper();
      int total = document.getNumberOfPages();
      for (int n = 1; n <= total; n++) {
        String page = stripper.page(document, n);
        printed.add(number(page, total));
        number(VOLUME, page).stream().findFirst().ifPresent(volume::add);
        text.append(page.replaceAll("\\s", ""));
        bodies.add(ExcerptPages.plain(stripper.body.toString()));
      }
      return new ReadPaper(
          printed, volume, links(document), copy(document), text.toString(), bodies);
    }
  }

  /** The number printed in the foot; 0 unless the number of pages printed beside it is right. */
  private static int number(String page, int total) {
    List<Integer> numbers = number(PAGE, page);
    return numbers.size() >= 2 && numbers.getLast() == total ? numbers.get(numbers.size() - 2) : 0;
  }

  /** The numbers of the last place that fits: the foot is the last line of a page. */
  private static List<Integer> number(Pattern pattern, String page) {
    List<Integer> numbers = new ArrayList<>();
    for (Matcher matcher = pattern.matcher(page); matcher.find(); ) {
      numbers.clear();
      for (int group = 1; group <= matcher.groupCount(); group++) {
        if (matcher.group(group) != null && matcher.group(group).length() < 9) {
          numbers.add(Integer.parseInt(matcher.group(group)));
        }
      }
    }
    return numbers;
  }

  private static List<String> links(PDDocument document) throws IOException {
    List<String> unresolved = new ArrayList<>();
    for (int n = 0; n < document.getNumberOfPages(); n++) {
      PDPage page = document.getPage(n);
      PDFTextStripperByArea areas = new PDFTextStripperByArea();
      List<Integer> targets = new ArrayList<>();
      for (PDAnnotation annotation : page.getAnnotations()) {
        if (annotation instanceof PDAnnotationLink link) {
          areas.addRegion(Integer.toString(targets.size()), area(page, link.getRectangle()));
          targets.add(target(document, link));
        }
      }
      if (!targets.isEmpty()) {
        areas.extractRegions(page);
      }
      for (int k = 0; k < targets.size(); k++) {
        String entry = areas.getTextForRegion(Integer.toString(k)).strip();
        Matcher named = ENTRY.matcher(entry);
        if (targets.get(k) < 1
            || (named.find() && !named.group(1).equals(targets.get(k).toString()))) {
          unresolved.add(String.format(Locale.ROOT, "page %d: %s", n + 1, entry));
        }
      }
    }
    return unresolved;
  }

  /** In the coordinates of text extraction, which count from the top. */
  private static Rectangle2D area(PDPage page, PDRectangle link) {
    return new Rectangle2D.Float(
        link.getLowerLeftX(),
        page.getMediaBox().getHeight() - link.getUpperRightY(),
        link.getWidth(),
        link.getHeight());
  }

  /** The page that a link leads to, counted from 1; 0 if it leads nowhere. */
  private static int target(PDDocument document, PDAnnotationLink link) throws IOException {
    PDDestination destination = link.getDestination();
    if (destination == null && link.getAction() instanceof PDActionGoTo action) {
      destination = action.getDestination();
    }
    if (destination instanceof PDNamedDestination named) {
      destination = document.getDocumentCatalog().findNamedDestinationPage(named);
    }
    return destination instanceof PDPageDestination page ? page.retrievePageNumber() + 1 : 0;
  }

  private static JsonNode copy(PDDocument document) throws IOException {
    var names = document.getDocumentCatalog().getNames();
    if (names == null || names.getEmbeddedFiles() == null) {
      return MissingNode.getInstance();
    }
    Map<String, PDComplexFileSpecification> files = names.getEmbeddedFiles().getNames();
    if (files == null || files.size() != 1) {
      return MissingNode.getInstance();
    }
    try (InputStream in = files.values().iterator().next().getEmbeddedFile().createInputStream()) {
      byte[] bytes = in.readNBytes(COPY_LIMIT);
      return EvidenceJson.mapper().readTree(bytes);
    } catch (JacksonException e) {
      return MissingNode.getInstance();
    }
  }
}
