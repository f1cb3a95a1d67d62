package org.tiezheng.collect.wechat.windows3;

import java.util.function.IntFunction;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.store.Store;
import org.tiezheng.collect.wechat.ShardedStore;
import org.tiezheng.collect.wechat.StoreFolder;

/**
 * Reads the message stores of WeChat 3 on Windows: {@code MSG0.db} and its neighbours of one
 * account together, with contacts, sessions, voices, media and the full-text index. Facts: chat.md
 * 1.2.
 */
public final class Windows3Importer extends ShardedStore {
  static final IntFunction<String> SHARDS = i -> "Msg/Multi/MSG" + i + ".db";

  public Windows3Importer() {
    super("wechat.windows3", "Msg/Multi/", SHARDS);
  }

  @Override
  protected boolean holds(Store store) {
    return MessageRow.in(store);
  }

  @Override
  protected void read(StoreFolder folder, ReadingSession session) {
    new Windows3Reading(folder, session).read();
  }
}
