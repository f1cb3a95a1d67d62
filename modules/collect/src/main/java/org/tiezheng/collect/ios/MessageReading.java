package org.tiezheng.collect.ios;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.ios.Chats.Chat;
import org.tiezheng.collect.ios.typedstream.AttributedText;
import org.tiezheng.collect.store.Store;
import org.tiezheng.collect.store.StoreFacts;
import org.tiezheng.collect.store.StoredRow;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.RowState;
import org.tiezheng.evidence.TextMessage;
import org.tiezheng.evidence.TextMessage.Box;

/** One reading of a message store as it has been since iOS 6. */
final class MessageReading {
  static final String MESSAGE = "message";
  private static final String PART = "recoverable_message_part";

  private final Store store;
  private final ReadingSession session;

  MessageReading(Store store, ReadingSession session) {
    this.store = store;
    this.session = session;
  }

  void read() {
    Chats chats = new Chats(store, session);
    Deletions deletions = new Deletions(store, session);
    MessageRow rows = new MessageRow(chats, deletions, new AttachmentTable(store, session));
    OwnNumbers own = new OwnNumbers(session);
    session.note(
        "iOS 对收到的短信只保存一个时间,未说明出自网络还是手机时钟",
        "iOS keeps one time of a received message and does not say whether it is the network's"
            + " clock or the phone's");
    store.rows(
        MESSAGE,
        session,
        row -> {
          session.seen(MESSAGE);
          TextMessage message = rows.of(row);
          session.record(MESSAGE, message);
          own.met(message.own(), message.counterparts());
        });
    store.table(PART).ifPresent(_ -> session.table(PART));
    store.rows(
        PART,
        session,
        row -> {
          session.seen(PART);
          session.record(PART, part(row, chats));
        });
    own.finish();
    session.table(StoredRow.countedIn(MESSAGE, RowState.DELETED_RECOVERED));
    new RecoveredMessages(
            session, chats, (table, row) -> table.equals(PART) ? part(row, chats) : rows.of(row))
        .read(store, Set.of(MESSAGE, PART));
    StoreFacts facts = new StoreFacts(store, session);
    facts.header();
    facts.tables(Set.of(MESSAGE, PART, "deleted_messages", "sync_deleted_messages"));
  }

  /** A part that was deleted out of a message which is still there; kept for 30 days. */
  private static TextMessage part(StoredRow row, Chats chats) {
    Map<String, String> extra = new TreeMap<>();
    Chat chat = chats.chat(row.numberOrZero("chat_id"));
    Optional<AttributedText> text = row.bytes("part_text").flatMap(AttributedText::of);
    text.flatMap(AttributedText::damage).ifPresent(d -> extra.put("_part_text", d.en()));
    if (text.isEmpty()) {
      row.keep("part_text");
    }
    extra.put("refers_to.rowid", row.text("message_id"));
    RecordedTime deleted = AppleTime.of(row.value("delete_date"));
    deleted.instant().ifPresent(i -> extra.put("delete_date.utc", i.toString()));
    row.keep("chat_id", "message_id", "delete_date");
    extra.putAll(row.rest());
    return new TextMessage(
        row.provenance(),
        "",
        Optional.empty(),
        chats.participants(chat),
        chat.name(),
        Optional.empty(),
        Box.UNKNOWN,
        MessageRow.threadOf(chat),
        row.rowid(),
        Optional.empty(),
        Optional.empty(),
        "",
        text.map(AttributedText::text).orElse(""),
        java.util.List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        java.util.List.of(),
        row.state() == RowState.LIVE ? RowState.MARKED_DELETED : row.state(),
        extra);
  }
}
