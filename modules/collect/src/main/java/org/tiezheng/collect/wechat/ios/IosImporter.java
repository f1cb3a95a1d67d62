package org.tiezheng.collect.wechat.ios;

import java.util.function.IntFunction;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.store.Store;
import org.tiezheng.collect.wechat.ShardedStore;
import org.tiezheng.collect.wechat.StoreFolder;
import org.tiezheng.collect.wechat.hashed.ChatColumns;

/**
 * Reads the message stores of WeChat on iOS: {@code MM.sqlite} and {@code message_N.sqlite} of one
 * account together, with contacts, sessions, media and the full-text index. Facts: chat.md 1.4.
 */
public final class IosImporter extends ShardedStore {
  static final IntFunction<String> SHARDS =
      i -> i == 0 ? "DB/MM.sqlite" : "DB/message_" + i + ".sqlite";

  public IosImporter() {
    super("wechat.ios", "DB/", SHARDS);
  }

  @Override
  protected boolean holds(Store store) {
    return ChatColumns.IOS.in(store);
  }

  @Override
  protected void read(StoreFolder folder, ReadingSession session) {
    new IosReading(folder, session).read();
  }
}
