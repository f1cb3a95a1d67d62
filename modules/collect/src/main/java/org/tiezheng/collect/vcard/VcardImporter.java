package org.tiezheng.collect.vcard;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.tiezheng.collect.Confidence;
import org.tiezheng.collect.Importer;
import org.tiezheng.collect.Match;
import org.tiezheng.collect.Probe;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.RecordSink;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.collect.input.FormatException;
import org.tiezheng.collect.input.Line;
import org.tiezheng.collect.input.TextCharset;
import org.tiezheng.collect.input.TextLines;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Reading;
import org.tiezheng.evidence.Text;

/**
 * Reads vCard files (vCard 2.1 of the Versit Consortium, RFC 2426, RFC 6350), one card or many.
 * Streams: one card at a time is in memory.
 */
public final class VcardImporter implements Importer {
  static final String CARDS = "vcard";

  @Override
  public String id() {
    return "contacts.vcard";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public Match recognises(Probe probe) {
    byte[] head = probe.head();
    int length = Math.min(head.length, 1000);
    TextCharset charset = TextCharset.ofHead(java.util.Arrays.copyOf(head, length));
    String text = charset.decode(head, charset.bom(), length - charset.bom());
    return text.stripLeading().regionMatches(true, 0, "BEGIN:VCARD", 0, 11)
        ? Match.of(Confidence.CERTAIN, Kind.CONTACTS)
        : Match.none();
  }

  @Override
  public Reading read(SealedSource source, RecordSink sink) {
    ReadingSession session = new ReadingSession(this, sink);
    session.table(CARDS);
    try {
      TextCharset charset = charset(source);
      VcardReading reading = new VcardReading(source, session, charset);
      try (TextLines lines =
          new TextLines(source.main().stream(), charset, source.limits().lineBytes())) {
        for (Optional<Line> line = lines.next(); line.isPresent(); line = lines.next()) {
          reading.line(line.get());
        }
      }
      reading.end();
    } catch (IOException e) {
      session.broke(CARDS, FormatException.describe(e));
    }
    session.note(
        new Text(
            "通讯录中的姓名是其主人所写,不证明号码属于何人",
            "names in an address book are what its owner wrote; they do not prove whose a number"
                + " is"));
    return session.finish(Kind.CONTACTS);
  }

  /**
   * UTF-16 as it is; of any other file the bytes, one as one character, since cards of one file may
   * differ in their encodings.
   */
  private static TextCharset charset(SealedSource source) throws IOException {
    try (InputStream in = source.main().stream()) {
      TextCharset detected = TextCharset.ofHead(in.readNBytes(1000));
      boolean wide =
          detected.charset().equals(StandardCharsets.UTF_16LE)
              || detected.charset().equals(StandardCharsets.UTF_16BE);
      return wide ? detected : new TextCharset(StandardCharsets.ISO_8859_1, detected.bom());
    }
  }
}
