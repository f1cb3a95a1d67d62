package org.tiezheng.collect.ios;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.store.RecoveredRows;
import org.tiezheng.collect.store.Store;
import org.tiezheng.collect.store.StoredRow;
import org.tiezheng.evidence.TextMessage;

/**
 * Delivers messages from the residue. They wait until the joins have been found that were deleted
 * with them, since without these nobody knows whom a deleted message was written to.
 */
final class RecoveredMessages {
  /** Messages that wait at most; with more, the first do not get the joins found later. */
  private static final int MOST = 20_000;

  private final ReadingSession session;
  private final Chats chats;
  private final BiFunction<String, StoredRow, TextMessage> maker;
  private final List<Waiting> waiting = new ArrayList<>();
  private long joins;

  private record Waiting(String table, StoredRow row) {}

  /**
   * @param maker makes a record of a row of one of the tables
   */
  RecoveredMessages(
      ReadingSession session, Chats chats, BiFunction<String, StoredRow, TextMessage> maker) {
    this.session = session;
    this.chats = chats;
    this.maker = maker;
  }

  void read(Store store, Set<String> tables) {
    new RecoveredRows(store, session)
        .read(
            table -> tables.contains(table) || table.equals(Chats.JOIN),
            (table, row) -> {
              if (table.equals(Chats.JOIN)) {
                joins++;
                chats.recovered(row);
              } else {
                waiting.add(new Waiting(table, row));
                if (waiting.size() >= MOST) {
                  deliver();
                }
              }
            });
    deliver();
    if (joins > 0) {
      session.statement("recovered." + Chats.JOIN, Long.toString(joins));
    }
  }

  private void deliver() {
    for (Waiting each : waiting) {
      session.seen(each.row().countedIn());
      session.record(each.row().countedIn(), maker.apply(each.table(), each.row()));
    }
    waiting.clear();
  }
}
