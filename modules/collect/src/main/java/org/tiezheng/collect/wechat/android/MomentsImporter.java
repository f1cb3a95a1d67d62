package org.tiezheng.collect.wechat.android;

import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.store.Store;
import org.tiezheng.collect.store.StoreImporter;
import org.tiezheng.evidence.Kind;

/**
 * Reads {@code SnsMicroMsg.db} of WeChat on Android: the moments that the owner has looked at on
 * this telephone, with comments and likes. The app does not encrypt it.
 */
public final class MomentsImporter extends StoreImporter {
  public MomentsImporter() {
    super("wechat.android.moments", Kind.CHAT, MomentsReading.MOMENTS);
  }

  @Override
  protected boolean knows(Store store) {
    return store.has(MomentsReading.MOMENTS, "snsId", "userName", "createTime", "content");
  }

  @Override
  protected void read(Store store, ReadingSession session) {
    new MomentsReading(store, session).read();
  }
}
