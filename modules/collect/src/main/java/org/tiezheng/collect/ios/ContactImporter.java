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

/** Reads the address book of iOS, {@code AddressBook.sqlitedb}, told by its schema. */
public final class ContactImporter implements Importer {
  @Override
  public String id() {
    return "contacts.ios";
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
    return Store.look(probe)
            .filter(store ->
                store.has(ContactReading.PERSON, "First", "Last")
                    && store.has(ContactReading.VALUE, "record_id", "property", "value"))
            .isPresent()
        ? Match.of(Confidence.CERTAIN, Kind.CONTACTS)
        : Match.none();
  }

  @Override
  public Reading read(SealedSource source, RecordSink sink) {
    ReadingSession session = new ReadingSession(this, sink);
    session.table(ContactReading.PERSON);
    try {
      Store store = Store.open(source);
      store.note(session);
      new ContactReading(store, session).read();
    } catch (FormatException e) {
      session.broke(ContactReading.PERSON, e.sentence());
    }
    return session.finish(Kind.CONTACTS);
  }
}
