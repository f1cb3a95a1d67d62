package org.tiezheng.collect.wechat.windows3;

import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.store.Store;
import org.tiezheng.collect.store.StoreImporter;
import org.tiezheng.evidence.Kind;

/**
 * Reads {@code Sns.db} of WeChat 3 on Windows: the moments that the owner has looked at on this
 * computer, with comments and likes. Plain, or opened with the key that a person gave.
 *
 * <p>Its columns are those that the open programs MemoTrace and PyWxDump read; the XML is that of
 * chat.md 1.6. No real database was at hand.
 */
public final class MomentsImporter extends StoreImporter {
  public MomentsImporter() {
    super("wechat.windows3.moments", Kind.CHAT, "FeedsV20");
  }

  @Override
  protected boolean knows(Store store) {
    return !MomentsReading.feeds(store).isEmpty();
  }

  @Override
  protected void read(Store store, ReadingSession session) {
    new MomentsReading(store, session).read();
  }
}
