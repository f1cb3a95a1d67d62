package org.tiezheng.collect.ios;

import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.store.Store;
import org.tiezheng.collect.store.StoreImporter;
import org.tiezheng.evidence.Kind;

/**
 * Reads the call history of iOS: {@code CallHistory.storedata} (Core Data, since iOS 8) and {@code
 * call_history.db} (before), told by the schema.
 */
public final class CallImporter extends StoreImporter {
  /** Found by the service loader. */
  public CallImporter() {
    super("calls.ios", Kind.CALLS, CallReading.MODERN);
  }

  @Override
  protected boolean knows(Store store) {
    return isModern(store) || isOld(store);
  }

  @Override
  protected void read(Store store, ReadingSession session) {
    store.note(session);
    new CallReading(store, session).read(isOld(store) ? CallReading.OLD : CallReading.MODERN);
  }

  private static boolean isModern(Store store) {
    return store.has(CallReading.MODERN, "ZDATE", "ZDURATION", "ZORIGINATED");
  }

  private static boolean isOld(Store store) {
    return store.has(CallReading.OLD, "address", "date", "duration", "flags", "country_code");
  }
}
