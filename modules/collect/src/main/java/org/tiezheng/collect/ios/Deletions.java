package org.tiezheng.collect.ios;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.store.Store;
import org.tiezheng.collect.store.StoredRow;
import org.tiezheng.evidence.Text;

/**
 * What the phone itself says was deleted: messages in "recently deleted" (since iOS 16) and the
 * identifiers of messages that are gone. Not thread-safe.
 */
final class Deletions {
  private static final Text TOMBSTONE =
      new Text(
          "已删除短信留下的标识,内容不在此表中",
          "the identifier of a deleted message; its content is not in this table");

  private final LongPairs chats = new LongPairs();
  private final LongPairs times = new LongPairs();
  private final Set<String> guids = new HashSet<>();
  private final Room room = new Room();

  /** Reads the joins; tombstones are set aside, since they have no content. */
  Deletions(Store store, ReadingSession session) {
    store.rows(
        "chat_recoverable_message_join",
        session,
        row -> {
          chats.add(row.numberOrZero("message_id"), row.numberOrZero("chat_id"));
          times.add(row.numberOrZero("message_id"), row.numberOrZero("delete_date"));
        });
    for (String table : new String[] {"deleted_messages", "sync_deleted_messages"}) {
      store.table(table).ifPresent(_ -> session.table(table));
      store.rows(table, session, row -> tombstone(table, row, session));
    }
    room.note(session, "deleted_messages");
    chats.note(session, "chat_recoverable_message_join");
  }

  private void tombstone(String table, StoredRow row, ReadingSession session) {
    session.seen(table);
    session.setAside(table, row.provenance(), TOMBSTONE, row.raw());
    String guid = row.text("guid", 200);
    if (room.take(guid.length())) {
      guids.add(guid);
    }
  }

  /** The conversation that a recently deleted message was in; empty if it is not one. */
  Optional<Long> chatOf(long message) {
    return first(chats, message);
  }

  /** When a message was moved to "recently deleted", as stored. */
  Optional<Long> timeOf(long message) {
    return first(times, message);
  }

  /** Whether the phone has noted that the message with this identifier was deleted. */
  boolean gone(String guid) {
    return !guid.isEmpty() && guids.contains(guid);
  }

  private static Optional<Long> first(LongPairs pairs, long key) {
    long[] found = pairs.of(key, 1);
    return found.length == 0 ? Optional.empty() : Optional.of(found[0]);
  }
}
