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
 * Reads {@code contacts2.db}, Android's address book; before Android 7 the call log is in it too.
 */
public final class ContactsImporter implements Importer {
  @Override
  public String id() {
    return "contacts.android";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public Match recognises(Probe probe) {
    return Store.look(probe).filter(ContactsImporter::holdsContacts).isPresent()
        ? Match.of(Confidence.CERTAIN, Kind.CONTACTS)
        : Match.none();
  }

  static boolean holdsContacts(Store store) {
    return store.has("raw_contacts", "contact_id", "deleted")
        && store.has("data", "raw_contact_id", "mimetype_id", "data1")
        && store.has("mimetypes", "mimetype");
  }

  @Override
  public boolean namesOthers() {
    return true;
  }

  @Override
  public Reading read(SealedSource source, RecordSink sink) {
    ReadingSession session = new ReadingSession(this, sink);
    Optional<Store> store = Optional.empty();
    try {
      store = Optional.of(Store.open(source));
    } catch (FormatException e) {
      session.broke(ContactsReading.CONTACTS, e.sentence());
    }
    store.ifPresent(s -> new ContactsReading(s, session).read());
    return session.finish(Kind.CONTACTS);
  }
}
