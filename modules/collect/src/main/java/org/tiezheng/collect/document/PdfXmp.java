package org.tiezheng.collect.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.tiezheng.collect.Limits;
import org.tiezheng.collect.input.SafeXml;

/** The few XMP properties (ISO 16684-1) that are compared with the information dictionary. */
final class PdfXmp {
  private static final Set<String> WANTED =
      Set.of(
          "CreateDate",
          "ModifyDate",
          "MetadataDate",
          "CreatorTool",
          "Producer",
          "DocumentID",
          "InstanceID",
          "OriginalDocumentID");
  private static final int MAX_BYTES = 4 << 20;

  private PdfXmp() {}

  static void read(PDDocument pdf, Limits limits, Properties found) throws IOException {
    PDMetadata metadata = pdf.getDocumentCatalog().getMetadata();
    if (metadata == null) {
      return;
    }
    byte[] xml;
    try (InputStream in = metadata.createInputStream()) {
      xml = in.readNBytes(Math.min(MAX_BYTES, limits.objectBytes()));
    }
    try {
      XMLStreamReader reader = SafeXml.reader(new ByteArrayInputStream(xml));
      while (reader.hasNext()) {
        if (reader.next() == XMLStreamConstants.START_ELEMENT) {
          element(reader, found);
        }
      }
    } catch (XMLStreamException | RuntimeException e) {
      found.trait("xmp", "damaged");
    }
  }

  private static void element(XMLStreamReader reader, Properties found) throws XMLStreamException {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      if (WANTED.contains(reader.getAttributeLocalName(i))) {
        found.extra("xmp/" + reader.getAttributeLocalName(i), reader.getAttributeValue(i));
      }
    }
    String name = reader.getLocalName();
    if (WANTED.contains(name)
        && reader.hasNext()
        && reader.next() == XMLStreamConstants.CHARACTERS) {
      found.extra("xmp/" + name, reader.getText());
    }
  }
}
