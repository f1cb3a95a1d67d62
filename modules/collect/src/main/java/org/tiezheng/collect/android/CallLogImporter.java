package org.tiezheng.collect.android;

import java.util.Set;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.store.RecoveredRows;
import org.tiezheng.collect.store.Store;
import org.tiezheng.collect.store.StoreFacts;
import org.tiezheng.collect.store.StoreImporter;
import org.tiezheng.evidence.Kind;

/** Reads {@code calllog.db}, the call log of Android 7 and later; live and recovered calls. */
public final class CallLogImporter extends StoreImporter {
  /** Found by the service loader. */
  public CallLogImporter() {
    super("calls.android", Kind.CALLS, CallTable.NAME);
  }

  @Override
  protected boolean knows(Store store) {
    // An older address book has the calls with it.
    return CallTable.in(store) && !ContactsImporter.holdsContacts(store);
  }

  @Override
  protected void read(Store store, ReadingSession session) {
    store.note(session);
    StoreFacts facts = new StoreFacts(store, session);
    facts.header();
    CallTable calls = new CallTable(store, session);
    calls.readLive();
    facts.tables(Set.of(CallTable.NAME));
    new RecoveredRows(store, session)
        .read(name -> name.equals(CallTable.NAME), (_, row) -> calls.row(row));
    calls.note();
  }
}
