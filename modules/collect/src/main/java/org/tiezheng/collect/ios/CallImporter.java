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
 * Reads the call history of iOS: {@code CallHistory.storedata} (Core Data, since iOS 8) and {@code
 * call_history.db} (before), told by the schema.
 */
public final class CallImporter implements Importer {
  @Override
  public String id() {
    return "calls.ios";
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
        ? Match.of(Confidence.CERTAIN, Kind.CALLS)
        : Match.none();
  }

  @Override
  public Reading read(SealedSource source, RecordSink sink) {
    ReadingSession session = new ReadingSession(this, sink);
    try {
      Store store = Store.open(source);
      store.note(session);
      new CallReading(store, session).read(isOld(store) ? CallReading.OLD : CallReading.MODERN);
    } catch (FormatException e) {
      session.broke(CallReading.MODERN, e.sentence());
    }
    return session.finish(Kind.CALLS);
  }

  private static boolean isModern(Store store) {
    return store.has(CallReading.MODERN, "ZDATE", "ZDURATION", "ZORIGINATED");
  }

  private static boolean isOld(Store store) {
    return store.has(CallReading.OLD, "address", "date", "duration", "flags", "country_code");
  }
}
