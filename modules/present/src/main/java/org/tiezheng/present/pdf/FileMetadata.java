package org.tiezheng.present.pdf;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;

/** What makes a file PDF/A-3u beside its pages: XMP, output intent, language, attachments. */
final class FileMetadata {
  private static final DateTimeFormatter PDF_DATE =
      DateTimeFormatter.ofPattern("'D:'yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter XMP_DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

  private final PDDocument document;
  private final FileFacts facts;
  private final COSDictionary catalog;

  FileMetadata(PDDocument document, FileFacts facts) {
    this.document = document;
    this.facts = facts;
    this.catalog = document.getDocumentCatalog().getCOSObject();
  }

  void write() throws IOException {
    catalog.setItem(COSName.LANG, new COSString(facts.locale().toLanguageTag()));
    COSDictionary viewer = new COSDictionary();
    viewer.setBoolean(COSName.getPDFName("DisplayDocTitle"), true);
    catalog.setItem(COSName.getPDFName("ViewerPreferences"), viewer);
    information();
    xmp();
    outputIntent();
    attachments();
  }

  private void information() {
    COSDictionary info = document.getDocumentInformation().getCOSObject();
    info.setString(COSName.TITLE, facts.title());
    info.setString(COSName.AUTHOR, facts.author());
    info.setString(COSName.SUBJECT, facts.subject());
    info.setString(COSName.CREATOR, facts.producer());
    info.setString(COSName.PRODUCER, facts.producer());
    info.setString(COSName.CREATION_DATE, PDF_DATE.format(facts.made()));
    info.setString(COSName.MOD_DATE, PDF_DATE.format(facts.made()));
  }

  private void xmp() throws IOException {
    String date = XMP_DATE.format(facts.made());
    String packet =
        """
        <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
        <x:xmpmeta xmlns:x="adobe:ns:meta/">
         <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
          <rdf:Description rdf:about=""
            xmlns:dc="http://purl.org/dc/elements/1.1/"
            xmlns:xmp="http://ns.adobe.com/xap/1.0/"
            xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
            xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
           <pdfaid:part>3</pdfaid:part>
           <pdfaid:conformance>U</pdfaid:conformance>
           <dc:format>application/pdf</dc:format>
           <dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title>
           <dc:creator><rdf:Seq><rdf:li>%s</rdf:li></rdf:Seq></dc:creator>
           <dc:description><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:description>
           <xmp:CreatorTool>%s</xmp:CreatorTool>
           <pdf:Producer>%s</pdf:Producer>
           <xmp:CreateDate>%s</xmp:CreateDate>
           <xmp:ModifyDate>%s</xmp:ModifyDate>
          </rdf:Description>
         </rdf:RDF>
        </x:xmpmeta>
        <?xpacket end="r"?>\
        """
            .formatted(
                escaped(facts.title()),
                escaped(facts.author()),
                escaped(facts.subject()),
                escaped(facts.producer()),
                escaped(facts.producer()),
                date,
                date);
    COSStream stream = document.getDocument().createCOSStream();
    try (OutputStream out = stream.createRawOutputStream()) {
      out.write(packet.getBytes(StandardCharsets.UTF_8));
    }
    stream.setItem(COSName.TYPE, COSName.METADATA);
    stream.setItem(COSName.SUBTYPE, COSName.getPDFName("XML"));
    catalog.setItem(COSName.METADATA, stream);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private void outputIntent() throws IOException {
    byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
    COSStream stream = ArchivalPdf.deflated(document, Deflated.of(profile));
    stream.setInt(COSName.N, 3);
    COSDictionary intent = new COSDictionary();
    intent.setItem(COSName.TYPE, COSName.getPDFName("OutputIntent"));
    intent.setItem(COSName.S, COSName.getPDFName("GTS_PDFA1"));
    intent.setString(COSName.getPDFName("OutputConditionIdentifier"), "sRGB IEC61966-2.1");
    intent.setString(COSName.getPDFName("Info"), "sRGB IEC61966-2.1");
    intent.setItem(COSName.getPDFName("DestOutputProfile"), stream);
    COSArray intents = new COSArray();
    intents.add(intent);
    catalog.setItem(COSName.getPDFName("OutputIntents"), intents);
  }

  private void attachments() throws IOException {
    if (facts.attachments().isEmpty()) {
      return;
    }
    COSArray associated = new COSArray();
    COSArray names = new COSArray();
    for (FileFacts.Attachment attachment : facts.attachments()) {
      COSDictionary file = new COSDictionary();
      file.setItem(COSName.TYPE, COSName.getPDFName("Filespec"));
      file.setString(COSName.F, attachment.name());
      file.setString(COSName.UF, attachment.name());
      file.setString(COSName.DESC, attachment.description());
      file.setItem(COSName.getPDFName("AFRelationship"), COSName.getPDFName("Data"));
      COSStream stream = embedded(attachment);
      COSDictionary held = new COSDictionary();
      held.setItem(COSName.F, stream);
      held.setItem(COSName.UF, stream);
      file.setItem(COSName.EF, held);
      associated.add(file);
      names.add(new COSString(attachment.name()));
      names.add(file);
    }
    catalog.setItem(COSName.getPDFName("AF"), associated);
    COSDictionary tree = new COSDictionary();
    tree.setItem(COSName.NAMES, names);
    COSDictionary root = new COSDictionary();
    root.setItem(COSName.getPDFName("EmbeddedFiles"), tree);
    catalog.setItem(COSName.NAMES, root);
  }

  private COSStream embedded(FileFacts.Attachment attachment) throws IOException {
    COSStream stream = document.getDocument().createCOSStream();
    long[] size = new long[1];
    try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE);
        OutputStream counting =
            new FilterOutputStream(out) {
              @Override
              public void write(int b) throws IOException {
                out.write(b);
                size[0]++;
              }

              @Override
              public void write(byte[] bytes, int offset, int count) throws IOException {
                out.write(bytes, offset, count);
                size[0] += count;
              }
            }) {
      attachment.content().writeTo(counting);
    }
    stream.setItem(COSName.TYPE, COSName.getPDFName("EmbeddedFile"));
    stream.setName(COSName.SUBTYPE, attachment.mediaType());
    COSDictionary parameters = new COSDictionary();
    parameters.setLong(COSName.SIZE, size[0]);
    parameters.setString(COSName.getPDFName("ModDate"), PDF_DATE.format(facts.made()));
    stream.setItem(COSName.getPDFName("Params"), parameters);
    return stream;
  }
}
