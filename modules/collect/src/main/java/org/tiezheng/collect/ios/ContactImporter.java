package org.tiezheng.collect.ios;

import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.store.Store;
import org.tiezheng.collect.store.StoreImporter;
import org.tiezheng.evidence.Kind;

/** Reads the address book of iOS, {@code AddressBook.sqlitedb}, told by its schema. */
public final class ContactImporter extends StoreImporter {
  /** Found by the service loader. */
  public ContactImporter() {
    super("contacts.ios", Kind.CONTACTS, ContactReading.PERSON);
  }

  @Override
  protected boolean knows(Store store) {
    return store.has(ContactReading.PERSON, "First", "Last")
        && store.has(ContactReading.VALUE, "record_id", "property", "value");
  }

  @Override
  protected void read(Store store, ReadingSession session) {
    session.table(ContactReading.PERSON);
    store.note(session);
    new ContactReading(store, session).read();
  }
}
