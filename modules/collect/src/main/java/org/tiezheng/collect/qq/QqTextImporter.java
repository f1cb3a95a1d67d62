package org.tiezheng.collect.qq;

import org.tiezheng.collect.Confidence;
import org.tiezheng.collect.Importer;
import org.tiezheng.collect.Match;
import org.tiezheng.collect.Probe;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.RecordSink;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.collect.input.TextCharset;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Reading;

/** Reads the text that QQ for PCs exports, of one conversation or of many in their groups. */
public final class QqTextImporter implements Importer {
  private static final int HEADS = 3;
  private static final int LINES = 60;

  @Override
  public String id() {
    return "chat.qq";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public boolean namesOthers() {
    return true;
  }

  @Override
  public Match recognises(Probe probe) {
    if (!probe.mayBeText()) {
      return Match.none();
    }
    byte[] head = probe.head();
    String text = TextCharset.ofHead(head).decode(head, 0, head.length);
    if (text.contains(QqReading.TITLE)
        || (text.contains(QqReading.GROUP) && text.contains(QqReading.PARTNER))) {
      return Match.of(Confidence.CERTAIN, Kind.CHAT);
    }
    long heads =
        text.lines()
            .limit(LINES)
            .filter(l -> QqHead.parse(l).filter(h -> !h.id().isEmpty()).isPresent())
            .count();
    return heads >= HEADS ? Match.of(Confidence.LIKELY, Kind.CHAT) : Match.none();
  }

  @Override
  public Reading read(SealedSource source, RecordSink sink) {
    ReadingSession session = new ReadingSession(this, sink);
    new QqReading(source, session).read();
    return session.finish(Kind.CHAT);
  }
}
