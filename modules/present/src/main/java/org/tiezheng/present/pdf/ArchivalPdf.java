package org.tiezheng.present.pdf;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageXYZDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.tiezheng.seal.digest.RunningDigest;

/** Puts finished pages together as PDF/A-3u (ISO 19005-3), level U: every character has a code. */
final class ArchivalPdf {
  private static final float PDF_VERSION = 1.7f;

  private final FontSet fonts;
  private final FileFacts facts;

  ArchivalPdf(FontSet fonts, FileFacts facts) {
    this.fonts = fonts;
    this.facts = facts;
  }

  void write(Path file, List<Flow> flows, List<PageContent> contents, List<PageContent> frames)
      throws IOException {
    try (PDDocument document = new PDDocument()) {
      document.setVersion(PDF_VERSION);
      PDResources resources = new PDResources();
      COSDictionary faces = new COSDictionary();
      resources.getCOSObject().setItem(COSName.FONT, faces);
      for (int i = 0; i < contents.size(); i++) {
        document.addPage(new PDPage(new PDRectangle(0, 0)));
      }
      List<PDPage> pages = pages(document);
      fill(document, pages, flows, contents, frames, resources);
      Map<String, COSArray> destinations = destinations(flows, pages);
      links(pages, contents, destinations);
      bookmarks(document, flows, destinations);
      new EmbeddedFonts(document).into(faces, fonts);
      new FileMetadata(document, facts).write();
      identify(document);
      save(document, file);
    }
  }

  private static List<PDPage> pages(PDDocument document) {
    List<PDPage> pages = new java.util.ArrayList<>();
    document.getPages().forEach(pages::add);
    return pages;
  }

  private static void fill(
      PDDocument document,
      List<PDPage> pages,
      List<Flow> flows,
      List<PageContent> contents,
      List<PageContent> frames,
      PDResources resources)
      throws IOException {
    int number = 0;
    for (Flow flow : flows) {
      PDRectangle sheet = new PDRectangle(flow.shape().width(), flow.shape().height());
      for (int i = 0; i < flow.pages(); i++, number++) {
        PDPage page = pages.get(number);
        page.setMediaBox(sheet);
        page.setResources(with(document, resources, contents.get(number).pictures()));
        COSArray streams = new COSArray();
        streams.add(deflated(document, contents.get(number).deflated()));
        streams.add(deflated(document, frames.get(number).deflated()));
        page.getCOSObject().setItem(COSName.CONTENTS, streams);
      }
    }
  }

  /** The fonts that all pages share, and the pictures of a page. */
  private static PDResources with(PDDocument document, PDResources shared, List<Picture> pictures)
      throws IOException {
    if (pictures.isEmpty()) {
      return shared;
    }
    COSDictionary named = new COSDictionary();
    for (int i = 0; i < pictures.size(); i++) {
      named.setItem(COSName.getPDFName("P" + i), picture(document, pictures.get(i)));
    }
    COSDictionary resources = new COSDictionary();
    resources.setItem(COSName.XOBJECT, named);
    // The fonts are known only when all pages are set: all share one dictionary.
    resources.setItem(COSName.FONT, shared.getCOSObject().getItem(COSName.FONT));
    return new PDResources(resources);
  }

  private static COSStream picture(PDDocument document, Picture picture) throws IOException {
    COSStream stream = deflated(document, picture.data());
    stream.setItem(
        COSName.FILTER, picture.isPhotographic() ? COSName.DCT_DECODE : COSName.FLATE_DECODE);
    stream.setItem(COSName.TYPE, COSName.XOBJECT);
    stream.setItem(COSName.SUBTYPE, COSName.IMAGE);
    stream.setInt(COSName.WIDTH, picture.width());
    stream.setInt(COSName.HEIGHT, picture.height());
    stream.setItem(COSName.COLORSPACE, COSName.DEVICERGB);
    stream.setInt(COSName.BITS_PER_COMPONENT, 8);
    return stream;
  }

  /** A stream whose bytes are compressed already. */
  static COSStream deflated(PDDocument document, byte[] zlib) throws IOException {
    COSStream stream = document.getDocument().createCOSStream();
    try (OutputStream out = stream.createRawOutputStream()) {
      out.write(zlib);
    }
    stream.setItem(COSName.FILTER, COSName.FLATE_DECODE);
    return stream;
  }

  private static Map<String, COSArray> destinations(List<Flow> flows, List<PDPage> pages) {
    Map<String, COSArray> found = new HashMap<>();
    int offset = 0;
    for (Flow flow : flows) {
      for (Map.Entry<String, Flow.Place> anchor : flow.anchors().entrySet()) {
        COSArray target = new COSArray();
        target.add(pages.get(offset + anchor.getValue().page()).getCOSObject());
        target.add(COSName.getPDFName("XYZ"));
        target.add(COSInteger.ZERO);
        target.add(COSInteger.get((long) Math.ceil(anchor.getValue().y()) + 2));
        target.add(COSNull.NULL);
        if (found.put(anchor.getKey(), target) != null) {
          throw new IllegalStateException("anchor used twice: " + anchor.getKey());
        }
      }
      offset += flow.pages();
    }
    return found;
  }

  private static COSArray destination(Map<String, COSArray> destinations, String anchor) {
    COSArray target = destinations.get(anchor);
    if (target == null) {
      throw new IllegalStateException("link leads nowhere: " + anchor);
    }
    return target;
  }

  private static void links(
      List<PDPage> pages, List<PageContent> contents, Map<String, COSArray> destinations) {
    for (int i = 0; i < pages.size(); i++) {
      List<PageContent.Link> links = contents.get(i).links();
      if (links.isEmpty()) {
        continue;
      }
      COSArray annotations = new COSArray();
      for (PageContent.Link link : links) {
        COSDictionary annotation = new COSDictionary();
        annotation.setItem(COSName.TYPE, COSName.ANNOT);
        annotation.setItem(COSName.SUBTYPE, COSName.getPDFName("Link"));
        annotation.setItem(
            COSName.RECT, numbers(link.left(), link.bottom(), link.right(), link.top()));
        annotation.setItem(COSName.getPDFName("Border"), numbers(0, 0, 0));
        annotation.setInt(COSName.F, 4); // printed
        annotation.setItem(COSName.DEST, destination(destinations, link.anchor()));
        annotations.add(annotation);
      }
      pages.get(i).getCOSObject().setItem(COSName.ANNOTS, annotations);
    }
  }

  private static COSArray numbers(float... values) {
    COSArray array = new COSArray();
    for (float value : values) {
      array.add(new COSFloat(Math.round(value * 100) / 100f));
    }
    return array;
  }

  private static void bookmarks(
      PDDocument document, List<Flow> flows, Map<String, COSArray> destinations) {
    PDDocumentOutline outline = new PDDocumentOutline();
    PDOutlineItem parent = null;
    for (Flow flow : flows) {
      for (Flow.Mark mark : flow.bookmarks()) {
        PDOutlineItem item = new PDOutlineItem();
        item.setTitle(mark.text());
        COSArray target = destination(destinations, mark.anchor());
        item.setDestination(new PDPageXYZDestination(target));
        if (mark.level() == 0 || parent == null) {
          outline.addLast(item);
          parent = item;
        } else {
          parent.addLast(item);
        }
      }
    }
    if (parent != null) {
      document.getDocumentCatalog().setDocumentOutline(outline);
    }
  }

  /** Both parts of the identifier depend on the identity alone, never on the moment of writing. */
  private void identify(PDDocument document) {
    MessageDigest sha256 = RunningDigest.newSha256();
    byte[] digest = sha256.digest(facts.identity().getBytes(StandardCharsets.UTF_8));
    COSArray id = new COSArray();
    id.add(new COSString(Arrays.copyOf(digest, 16)));
    id.add(new COSString(Arrays.copyOf(digest, 16)));
    document.getDocument().getTrailer().setItem(COSName.ID, id);
    document.setDocumentId((long) Arrays.hashCode(digest));
  }

  private static void save(PDDocument document, Path file) throws IOException {
    boolean whole = false;
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
      document.save(out);
      whole = true;
    } finally {
      if (!whole) {
        Files.deleteIfExists(file);
      }
    }
  }
}
