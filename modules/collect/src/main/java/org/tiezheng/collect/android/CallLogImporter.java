package org.tiezheng.collect.android;

import java.util.Optional;
import java.util.Set;
import org.tiezheng.collect.Confidence;
import org.tiezheng.collect.Importer;
import org.tiezheng.collect.Match;
import org.tiezheng.collect.Probe;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.RecordSink;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.collect.input.FormatException;
import org.tiezheng.collect.store.RecoveredRows;
import org.tiezheng.collect.store.Store;
import org.tiezheng.collect.store.StoreFacts;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.Reading;

/** Reads {@code calllog.db}, the call log of Android 7 and later; live and recovered calls. */
public final class CallLogImporter implements Importer {
  @Override
  public String id() {
    return "calls.android";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public Match recognises(Probe probe) {
    Optional<Store> store = Store.look(probe);
    boolean calls =
        store.isPresent()
            && CallTable.in(store.get())
            // An older address book has the calls with it.
            && !ContactsImporter.holdsContacts(store.get());
    return calls ? Match.of(Confidence.CERTAIN, Kind.CALLS) : Match.none();
  }

  @Override
  public boolean namesOthers() {
    return true;
  }

  @Override
  public Reading read(SealedSource source, RecordSink sink) {
    ReadingSession session = new ReadingSession(this, sink);
    try {
      Store store = Store.open(source);
      store.note(session);
      StoreFacts facts = new StoreFacts(store, session);
      facts.header();
      CallTable calls = new CallTable(store, session);
      calls.readLive();
      facts.tables(Set.of(CallTable.NAME));
      new RecoveredRows(store, session)
          .read(name -> name.equals(CallTable.NAME), (_, row) -> calls.row(row));
      calls.note();
    } catch (FormatException e) {
      session.broke(CallTable.NAME, e.sentence());
    }
    return session.finish(Kind.CALLS);
  }
}
