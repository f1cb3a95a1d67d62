package org.tiezheng.collect.android;

import java.util.Optional;
import org.tiezheng.collect.Confidence;
import org.tiezheng.collect.Importer;
import org.tiezheng.collect.Match;
import org.tiezheng.collect.Probe;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.RecordSink;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.collect.input.FormatException;
import org.tiezheng.collect.store.Store;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Reading;

/**
 * Reads {@code mmssms.db}, the message store of Android's telephony provider, with its vendors'
 * additions: live rows, and what is left of deleted ones.
 */
public final class MessagesImporter implements Importer {
  @Override
  public String id() {
    return "sms.android";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public Match recognises(Probe probe) {
    Optional<Store> store = Store.look(probe);
    boolean sms = store.isPresent() && store.get().has("sms", "address", "body", "date", "type");
    boolean mms = store.isPresent() && store.get().has("pdu", "msg_box", "m_type", "date");
    return sms || mms ? Match.of(Confidence.CERTAIN, Kind.SMS) : Match.none();
  }

  @Override
  public boolean namesOthers() {
    return true;
  }

  @Override
  public Reading read(SealedSource source, RecordSink sink) {
    ReadingSession session = new ReadingSession(this, sink);
    try {
      new MessagesReading(Store.open(source), session).read();
    } catch (FormatException e) {
      session.broke("sms", e.sentence());
    }
    return session.finish(Kind.SMS);
  }
}
