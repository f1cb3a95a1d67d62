package org.tiezheng.collect.document;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.HexFormat;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.tiezheng.collect.Confidence;
import org.tiezheng.collect.Importer;
import org.tiezheng.collect.Match;
import org.tiezheng.collect.Probe;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.RecordSink;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.collect.input.FormatException;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.Text;

/**
 * Reads the properties of PDF files and checks their signatures by what the file holds; lays out
 * nothing, runs nothing, asks no server.
 */
public final class PdfImporter implements Importer {
  private static final String TABLE = "documents";
  private static final String TYPE = "application/pdf";
  private static final int MAX_DEPTH = 50;

  @Override
  public String id() {
    return "document.pdf";
  }

  @Override
  public String version() {
    return "3";
  }

  @Override
  public Match recognises(Probe probe) {
    return probe.mediaType().equals(TYPE)
        ? Match.of(Confidence.LIKELY, Kind.DOCUMENT)
        : Match.none();
  }

  @Override
  public Reading read(SealedSource source, RecordSink sink) {
    ReadingSession session = new ReadingSession(this, sink);
    session.seen(TABLE);
    Provenance place = source.at(new Locator.Whole());
    Properties found = new Properties();
    Optional<Text> failure = Optional.empty();
    try {
      read(source, session, found);
    } catch (LockedException e) {
      found.trait("encryption", e.how());
      session.note(
          "PDF 已加密,无法打开,只记录此事实",
          "The PDF is encrypted and cannot be opened; only that is recorded");
    } catch (IOException | RuntimeException | StackOverflowError e) {
      failure =
          Optional.of(
              e instanceof FormatException format
                  ? format.sentence()
                  : new Text("PDF 损坏,无法读取属性", "the PDF is damaged; its properties cannot be read"));
    } catch (OutOfMemoryError e) {
      failure = Optional.of(new Text("PDF 解压后过大", "the PDF asks for more memory than there is"));
    }
    if (failure.isPresent()) {
      session.setAside(TABLE, place, failure.get(), "");
    } else {
      session.record(TABLE, found.made(place, TYPE));
    }
    return session.finish(Kind.DOCUMENT);
  }

  /** Encrypted, and not with the empty password. */
  private static final class LockedException extends IOException {
    private final String how;

    LockedException(String how, IOException cause) {
      super(cause);
      this.how = how;
    }

    String how() {
      return how;
    }
  }

  private static void read(SealedSource source, ReadingSession session, Properties found)
      throws IOException {
    PdfStreams streams = PdfStreams.check(source.main().bytes(), source.limits());
    found.trait("incrementalUpdates", streams.incrementalUpdates());
    try {
      parsed(source, session, streams, found);
    } catch (InvalidPasswordException e) {
      throw new LockedException("password", e);
    } catch (IOException e) {
      throw streams.encrypted() ? new LockedException("certificate or unknown", e) : e;
    }
  }

  private static void parsed(
      SealedSource source, ReadingSession session, PdfStreams streams, Properties found)
      throws IOException {
    MemorySegment bytes = source.main().bytes();
    try (PDDocument pdf =
        Loader.loadPDF(
            new SegmentRead(bytes), "", null, null, IOUtils.createMemoryOnlyStreamCache())) {
      COSDictionary trailer = pdf.getDocument().getTrailer();
      information(trailer, found);
      if (pdf.isEncrypted()) {
        found.trait("encryption", "permissions");
      }
      found.pages = Optional.of(pdf.getNumberOfPages());
      found.signatures = pdf.getSignatureDictionaries().size();
      new PdfSignatures(pdf, bytes, source.at(new Locator.Whole()), streams).read(session);
      catalogue(pdf.getDocumentCatalog().getCOSObject(), found);
      ids(trailer, found);
      PdfXmp.read(pdf, source.limits(), found);
    }
  }

  private static void information(COSDictionary trailer, Properties found) {
    COSDictionary info = trailer == null ? null : trailer.getCOSDictionary(COSName.INFO);
    if (info == null) {
      return;
    }
    found.title = text(info, "Title");
    found.author = text(info, "Author");
    found.producer = text(info, "Producer");
    found.created = PdfTime.pdf(text(info, "CreationDate"));
    found.modified = PdfTime.pdf(text(info, "ModDate"));
    for (COSName key : info.keySet()) {
      found.extra("info/" + Properties.cut(key.getName()), text(info, key.getName()));
    }
  }

  private static void catalogue(COSDictionary catalogue, Properties found) {
    COSDictionary names = catalogue.getCOSDictionary(COSName.getPDFName("Names"));
    if (names != null) {
      found.trait(
          "attachments", leaves(names.getCOSDictionary(COSName.getPDFName("EmbeddedFiles")), 0));
      found.trait(
          "javascript", leaves(names.getCOSDictionary(COSName.getPDFName("JavaScript")), 0));
    }
    COSDictionary action = catalogue.getCOSDictionary(COSName.getPDFName("OpenAction"));
    if (action != null && "JavaScript".equals(action.getNameAsString("S"))) {
      found.trait("javascript", "openAction");
    }
    COSDictionary form = catalogue.getCOSDictionary(COSName.getPDFName("AcroForm"));
    if (form != null) {
      found.trait("form", form.containsKey("XFA") ? "XFA" : "AcroForm");
    }
  }

  /** How many names a name tree (ISO 32000-2 7.9.6) holds. */
  private static long leaves(@org.jspecify.annotations.Nullable COSDictionary node, int depth) {
    if (node == null || depth > MAX_DEPTH) {
      return 0;
    }
    long count = 0;
    COSArray names = node.getCOSArray(COSName.getPDFName("Names"));
    count += names == null ? 0 : names.size() / 2;
    COSArray kids = node.getCOSArray(COSName.KIDS);
    for (int i = 0; kids != null && i < kids.size() && count < 100_000; i++) {
      count += kids.getObject(i) instanceof COSDictionary kid ? leaves(kid, depth + 1) : 0;
    }
    return count;
  }

  private static void ids(COSDictionary trailer, Properties found) {
    COSArray ids = trailer == null ? null : trailer.getCOSArray(COSName.ID);
    for (int i = 0; ids != null && i < Math.min(2, ids.size()); i++) {
      COSBase id = ids.getObject(i);
      if (id instanceof COSString string) {
        found.extra(i == 0 ? "id.first" : "id.last", HexFormat.of().formatHex(string.getBytes()));
      }
    }
  }

  private static String text(COSDictionary dictionary, String key) {
    String value = dictionary.getString(COSName.getPDFName(key));
    return value == null ? "" : Properties.cut(value.replace("\0", ""));
  }
}
