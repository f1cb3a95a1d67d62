package org.tiezheng.collect.wechat.android;

import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.store.Store;
import org.tiezheng.collect.store.StoreImporter;
import org.tiezheng.evidence.Kind;

/**
 * Reads {@code EnMicroMsg.db} of WeChat on Android, plain or opened with the key that a person
 * gave, with the media beside it. Facts: chat.md 1.4.
 */
public final class AndroidImporter extends StoreImporter {
  public AndroidImporter() {
    super("wechat.android", Kind.CHAT, MessageRow.TABLE);
  }

  @Override
  protected boolean knows(Store store) {
    return store.has(MessageRow.TABLE, "msgId", "msgSvrId", "type", "isSend", "createTime")
        && store.has(MessageRow.TABLE, "talker", "content", "imgPath");
  }

  @Override
  protected void read(Store store, ReadingSession session) {
    new AndroidReading(store, session).read();
  }
}
