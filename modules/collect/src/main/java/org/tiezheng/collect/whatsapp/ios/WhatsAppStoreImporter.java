package org.tiezheng.collect.whatsapp.ios;

import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.store.Store;
import org.tiezheng.collect.store.StoreImporter;
import org.tiezheng.evidence.Kind;

/** Reads {@code ChatStorage.sqlite} of WhatsApp for iOS with the media beside it. */
public final class WhatsAppStoreImporter extends StoreImporter {
  public WhatsAppStoreImporter() {
    super("chat.whatsapp.ios", Kind.CHAT, WhatsAppReading.MESSAGES);
  }

  @Override
  protected boolean knows(Store store) {
    return store.has(
        WhatsAppReading.MESSAGES,
        "ZSTANZAID",
        "ZMESSAGEDATE",
        "ZISFROMME",
        "ZTEXT",
        "ZMESSAGETYPE");
  }

  @Override
  protected void read(Store store, ReadingSession session) {
    store.note(session);
    new WhatsAppReading(store, session).read();
  }
}
