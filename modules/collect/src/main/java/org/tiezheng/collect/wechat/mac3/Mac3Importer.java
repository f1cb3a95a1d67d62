package org.tiezheng.collect.wechat.mac3;

import java.util.function.IntFunction;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.store.Store;
import org.tiezheng.collect.wechat.ShardedStore;
import org.tiezheng.collect.wechat.StoreFolder;
import org.tiezheng.collect.wechat.hashed.ChatColumns;

/**
 * Reads the message stores of WeChat 3 on the Mac: {@code msg_N.db} of one account together, with
 * contacts, groups, sessions and the media that {@code hldata.db} names. Facts: chat.md 1.4.
 */
public final class Mac3Importer extends ShardedStore {
  static final IntFunction<String> SHARDS = i -> "Message/msg_" + i + ".db";

  public Mac3Importer() {
    super("wechat.mac3", "Message/", SHARDS);
  }

  @Override
  protected boolean holds(Store store) {
    return ChatColumns.MAC.in(store);
  }

  @Override
  protected void read(StoreFolder folder, ReadingSession session) {
    new Mac3Reading(folder, session).read();
  }
}
