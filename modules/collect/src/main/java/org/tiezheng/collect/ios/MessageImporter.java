package org.tiezheng.collect.ios;

import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.store.Store;
import org.tiezheng.collect.store.StoreImporter;
import org.tiezheng.evidence.Kind;

/**
 * Reads the message store of iOS and macOS ({@code sms.db}, {@code chat.db}), told by its schema
 * whatever the file is called.
 */
public final class MessageImporter extends StoreImporter {
  /** Found by the service loader. */
  public MessageImporter() {
    super("sms.ios", Kind.SMS, MessageReading.MESSAGE);
  }

  @Override
  protected boolean knows(Store store) {
    return isModern(store) || isOld(store);
  }

  @Override
  protected void read(Store store, ReadingSession session) {
    session.table(MessageReading.MESSAGE);
    store.note(session);
    if (isOld(store)) {
      new OldMessageReading(store, session).read();
    } else {
      new MessageReading(store, session).read();
    }
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
