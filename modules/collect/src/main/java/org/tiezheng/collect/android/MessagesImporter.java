package org.tiezheng.collect.android;

import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.store.Store;
import org.tiezheng.collect.store.StoreImporter;
import org.tiezheng.evidence.Kind;

/**
 * Reads {@code mmssms.db}, the message store of Android's telephony provider, with its vendors'
 * additions: live rows, and what is left of deleted ones.
 */
public final class MessagesImporter extends StoreImporter {
  /** Found by the service loader. */
  public MessagesImporter() {
    super("sms.android", Kind.SMS, "sms");
  }

  @Override
  protected boolean knows(Store store) {
    return store.has("sms", "address", "body", "date", "type")
        || store.has("pdu", "msg_box", "m_type", "date");
  }

  @Override
  protected void read(Store store, ReadingSession session) {
    new MessagesReading(store, session).read();
  }
}
