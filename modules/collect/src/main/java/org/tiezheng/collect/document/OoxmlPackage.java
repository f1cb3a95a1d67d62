package org.tiezheng.collect.document;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.tiezheng.collect.Limits;
import org.tiezheng.collect.input.FormatException;
import org.tiezheng.collect.input.SafeXml;
import org.tiezheng.collect.input.ZipArchive;
import org.tiezheng.collect.input.ZipMember;
import org.tiezheng.evidence.RecordedTime;

/**
 * The parts of an Office Open XML package (ECMA-376) that say who wrote it, when, with what, and
 * what is in it that does not show on its pages. Streams the XML; builds no model of it.
 */
final class OoxmlPackage {
  private static final int MAX_TEXT = 10_000;

  private final ZipArchive zip;
  private final Properties found;
  private final Set<String> sessions = new HashSet<>();
  private long insertions;
  private long deletions;
  private long moves;
  private long hidden;
  private long external;
  private long comments;

  private OoxmlPackage(ZipArchive zip, Properties found) {
    this.zip = zip;
    this.found = found;
  }

  static void read(java.lang.foreign.MemorySegment bytes, Limits limits, Properties found)
      throws IOException {
    ZipArchive zip = ZipArchive.open(bytes, limits);
    OoxmlPackage parts = new OoxmlPackage(zip, found);
    for (ZipMember member : zip.files()) {
      parts.part(member);
    }
    parts.sum();
  }

  private void part(ZipMember member) throws IOException {
    String name = member.name();
    if (name.equals("docProps/core.xml")) {
      each(member, this::core);
    } else if (name.equals("docProps/app.xml")) {
      each(member, this::app);
    } else if (name.equals("docProps/custom.xml")) {
      custom(member);
    } else if (name.matches("word/(document|header\\d*|footer\\d*|footnotes|endnotes)\\.xml")) {
      each(member, this::words);
    } else if (name.equals("word/settings.xml")) {
      each(member, this::settings);
    } else if (name.matches("(word|xl|ppt)/(comments/)?(comments?|threadedComments?)[^/]*\\.xml")) {
      each(member, this::comment);
    } else if (name.endsWith(".rels")) {
      each(member, this::relation);
    } else if (name.matches("_xmlsignatures/sig\\d*\\.xml")) {
      found.signatures++;
    } else if (name.endsWith("/vbaProject.bin")) {
      found.trait("macros", "vbaProject");
    }
  }

  private void sum() {
    long changes = insertions + deletions + moves;
    if (changes > 0) {
      found.trait("trackedChanges", changes);
      found.extra("trackedChanges", "ins " + insertions + ", del " + deletions + ", move " + moves);
    }
    found.trait("hiddenText", hidden);
    found.trait("comments", comments);
    found.trait("externalTargets", external);
    found.trait("rsids", sessions.size());
    found.trait(
        "attachments", zip.files().stream().filter(m -> m.name().contains("/embeddings/")).count());
    // Word writes 1980-01-01 into the archive; other dates mean that another tool packed it.
    found.trait(
        "zipDates",
        zip.files().stream()
            .filter(m -> m.time().isPresent() && m.time().get().getYear() != 1980)
            .count());
  }

  private void core(XMLStreamReader xml) throws XMLStreamException {
    switch (xml.getLocalName()) {
      case "title" -> found.title = text(xml);
      case "creator" -> found.author = text(xml);
      case "lastModifiedBy" -> found.lastModifiedBy = text(xml);
      case "created" -> found.created = PdfTime.w3c(text(xml));
      case "modified" -> found.modified = PdfTime.w3c(text(xml));
      case "lastPrinted" -> {
        RecordedTime printed = PdfTime.w3c(text(xml));
        found.printed = printed.raw().isEmpty() ? Optional.empty() : Optional.of(printed);
      }
      case "revision", "subject", "keywords", "description", "category", "contentStatus" ->
          extra("core/", xml);
      default -> {}
    }
  }

  private void app(XMLStreamReader xml) throws XMLStreamException {
    switch (xml.getLocalName()) {
      case "Application" -> found.producer = text(xml);
      case "Pages", "Slides" -> {
        String pages = text(xml);
        if (pages.matches("\\d{1,6}")) {
          found.pages = Optional.of(Integer.parseInt(pages));
        }
      }
      case "AppVersion", "Template", "TotalTime", "Company", "Manager", "Words", "DocSecurity" ->
          extra("app/", xml);
      default -> {}
    }
  }

  private void extra(String prefix, XMLStreamReader xml) throws XMLStreamException {
    String name = xml.getLocalName();
    found.extra(prefix + name, text(xml));
  }

  private void custom(ZipMember member) throws IOException {
    String[] property = {""};
    each(
        member,
        xml -> {
          if (xml.getLocalName().equals("property")) {
            property[0] = Optional.ofNullable(xml.getAttributeValue(null, "name")).orElse("");
          } else if (!property[0].isEmpty()) {
            found.extra("custom/" + Properties.cut(property[0]), text(xml));
          }
        });
  }

  private void words(XMLStreamReader xml) {
    switch (xml.getLocalName()) {
      case "ins" -> insertions++;
      case "del" -> deletions++;
      case "moveFrom", "moveTo" -> moves++;
      case "vanish" -> hidden++;
      default -> {}
    }
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      if (xml.getAttributeLocalName(i).startsWith("rsid") && sessions.size() < MAX_TEXT) {
        sessions.add(Properties.cut(xml.getAttributeValue(i)));
      }
    }
  }

  private void settings(XMLStreamReader xml) {
    switch (xml.getLocalName()) {
      case "documentProtection" -> found.trait("protection", "documentProtection");
      case "writeProtection" -> found.trait("protection", "writeProtection");
      case "trackRevisions" -> found.trait("trackRevisions", "on");
      default -> {}
    }
  }

  private void comment(XMLStreamReader xml) {
    String name = xml.getLocalName();
    comments +=
        name.equals("comment") || name.equals("cm") || name.equals("threadedComment") ? 1 : 0;
  }

  private void relation(XMLStreamReader xml) {
    if ("External".equals(xml.getAttributeValue(null, "TargetMode"))) {
      external++;
      String type = Optional.ofNullable(xml.getAttributeValue(null, "Type")).orElse("");
      if (type.endsWith("/attachedTemplate")) {
        found.extra(
            "attachedTemplate",
            Optional.ofNullable(xml.getAttributeValue(null, "Target")).orElse(""));
      }
    }
  }

  private interface Start {
    void element(XMLStreamReader xml) throws XMLStreamException;
  }

  private void each(ZipMember member, Start start) throws IOException {
    try (InputStream in = zip.open(member)) {
      XMLStreamReader xml = SafeXml.reader(in);
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT) {
          start.element(xml);
        }
      }
    } catch (XMLStreamException | RuntimeException e) {
      throw new FormatException(
          "部件 " + member.name() + " 的 XML 损坏或不允许",
          "the XML of the part " + member.name() + " is damaged or not allowed");
    }
  }

  /** The characters up to the next tag. */
  private static String text(XMLStreamReader xml) throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
        if (text.length() < MAX_TEXT) {
          text.append(xml.getText());
        }
      } else if (event == XMLStreamConstants.END_ELEMENT
          || event == XMLStreamConstants.START_ELEMENT) {
        break;
      }
    }
    return text.toString();
  }
}
