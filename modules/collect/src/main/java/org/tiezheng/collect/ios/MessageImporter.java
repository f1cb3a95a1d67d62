package org.tiezheng.collect.ios;

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
 * Reads the message store of iOS and macOS ({@code sms.db}, {@code chat.db}), told by its schema
 * whatever the file is called.
 */
public final class MessageImporter implements Importer {
  @Override
  public String id() {
    return "sms.ios";
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
    return Store.look(probe).filter(store -> isModern(store) || isOld(store)).isPresent()
        ? Match.of(Confidence.CERTAIN, Kind.SMS)
        : Match.none();
  }

  @Override
  public Reading read(SealedSource source, RecordSink sink) {
    ReadingSession session = new ReadingSession(this, sink);
    session.table(MessageReading.MESSAGE);
    try {
      Store store = Store.open(source);
      store.note(session);
      if (isOld(store)) {
        new OldMessageReading(store, session).read();
      } else {
        new MessageReading(store, session).read();
      }
    } catch (FormatException e) {
      session.broke(MessageReading.MESSAGE, e.sentence());
    }
    return session.finish(Kind.SMS);
  }

  /** Since iOS 6. */
  private static boolean isModern(Store store) {
    return store.has("message", "guid", "date", "is_from_me", "handle_id");
  }

  /** Up to iOS 5. */
  private static boolean isOld(Store store) {
    return store.has("message", "address", "date", "flags", "group_id");
  }
}
