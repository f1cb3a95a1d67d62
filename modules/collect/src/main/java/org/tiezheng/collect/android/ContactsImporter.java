package org.tiezheng.collect.android;

import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.store.Store;
import org.tiezheng.collect.store.StoreImporter;
import org.tiezheng.evidence.Kind;

/**
 * Reads {@code contacts2.db}, Android's address book; before Android 7 the call log is in it too.
 */
public final class ContactsImporter extends StoreImporter {
  /** Found by the service loader. */
  public ContactsImporter() {
    super("contacts.android", Kind.CONTACTS, ContactsReading.CONTACTS);
  }

  @Override
  protected boolean knows(Store store) {
    return holdsContacts(store);
  }

  @Override
  protected void read(Store store, ReadingSession session) {
    new ContactsReading(store, session).read();
  }

  static boolean holdsContacts(Store store) {
    return store.has("raw_contacts", "contact_id", "deleted")
        && store.has("data", "raw_contact_id", "mimetype_id", "data1")
        && store.has("mimetypes", "mimetype");
  }
}
