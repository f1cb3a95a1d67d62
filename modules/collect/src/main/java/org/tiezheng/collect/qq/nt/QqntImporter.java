package org.tiezheng.collect.qq.nt;

import java.util.List;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.store.Store;
import org.tiezheng.collect.store.StoreImporter;
import org.tiezheng.evidence.Kind;

/**
 * Reads {@code nt_msg.db} of QQ (QQNT), plain or opened with the user's key; the clear header of
 * 1,024 bytes before the encrypted form is handled where keys are.
 */
public final class QqntImporter extends StoreImporter {
  static final List<String> TABLES = List.of("c2c_msg_table", "group_msg_table");

  public QqntImporter() {
    super("chat.qqnt", Kind.CHAT, TABLES.getFirst());
  }

  @Override
  protected boolean knows(Store store) {
    return TABLES.stream().anyMatch(t -> store.has(t, "40001", "40050", "40800"));
  }

  @Override
  protected void read(Store store, ReadingSession session) {
    store.note(session);
    new QqntReading(store, session).read();
  }
}
