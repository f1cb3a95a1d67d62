package org.tiezheng.collect.ios;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.store.Store;
import org.tiezheng.collect.store.StoredRow;

/**
 * Who takes part in which conversation, and which message belongs to it: the tables handle, chat,
 * chat_handle_join and chat_message_join. Not thread-safe.
 */
final class Chats {
  static final String JOIN = "chat_message_join";
  private static final int NAME = 320;
  private static final int PARTICIPANTS = 5_000;

  private final Map<Long, String> handles = new HashMap<>();
  private final Map<Long, Chat> chats = new HashMap<>();
  private final LongPairs members = new LongPairs();
  private final LongPairs ofMessage = new LongPairs();
  private final LongPairs recovered = new LongPairs();
  private final LongPairs recoveredByDate = new LongPairs();
  private final Room room = new Room();

  /**
   * A conversation.
   *
   * @param guid as the phone names it
   * @param identifier number, address or name of the group
   * @param name that the group was given; may be empty
   * @param account that was logged in for it; may be empty
   * @param lastAddressed own number or address that was used last in it; may be empty
   */
  record Chat(
      long rowid,
      String guid,
      String identifier,
      String name,
      String account,
      String lastAddressed) {
    private int chars() {
      return guid.length()
          + identifier.length()
          + name.length()
          + account.length()
          + lastAddressed.length();
    }
  }

  Chats(Store store, ReadingSession session) {
    store.rows("handle", session, this::handle);
    store.rows("chat", session, this::chat);
    store.rows(
        "chat_handle_join",
        session,
        row -> members.add(row.numberOrZero("chat_id"), row.numberOrZero("handle_id")));
    store.rows(
        JOIN,
        session,
        row -> ofMessage.add(row.numberOrZero("message_id"), row.numberOrZero("chat_id")));
    room.note(session, "handle, chat");
    members.note(session, "chat_handle_join");
    ofMessage.note(session, JOIN);
  }

  private void handle(StoredRow row) {
    String id = row.text("id", NAME);
    if (row.rowid().isPresent() && room.take(id.length())) {
      handles.put(row.rowid().get(), id);
    }
  }

  private void chat(StoredRow row) {
    if (row.rowid().isEmpty()) {
      return;
    }
    Chat chat =
        new Chat(
            row.rowid().get(),
            row.text("guid", NAME),
            row.text("chat_identifier", NAME),
            row.text("display_name", NAME),
            row.text("account_login", NAME),
            row.text("last_addressed_handle", NAME));
    if (room.take(chat.chars())) {
      chats.put(chat.rowid(), chat);
    }
  }

  /** Number or address of a handle; empty if there is no such handle. */
  Optional<String> handle(long id) {
    return Optional.ofNullable(handles.get(id)).filter(text -> !text.isBlank());
  }

  /** The conversations that a message belongs to; usually one. */
  List<Chat> ofMessage(long message) {
    List<Chat> found = new ArrayList<>();
    for (long id : ofMessage.of(message, 100)) {
      found.add(chat(id));
    }
    return found;
  }

  /** Takes in a join that was found in the residue. */
  void recovered(StoredRow row) {
    if (row.number("message_id").isPresent() && row.number("chat_id").isPresent()) {
      long chat = row.numberOrZero("chat_id");
      recovered.add(row.numberOrZero("message_id"), chat);
      row.number("message_date")
          .filter(AppleTime::isFine)
          .ifPresent(date -> recoveredByDate.add(date, chat));
    }
  }

  /** The conversation that a recovered join gives a message; empty if none was found, or two. */
  Optional<Chat> recovered(long message) {
    return only(recovered, message);
  }

  /**
   * The same for a message whose number is lost: a join repeats the date of its message. A date in
   * whole seconds is not enough for that, since two messages may share it.
   */
  Optional<Chat> recoveredByDate(long date) {
    return only(recoveredByDate, date);
  }

  private Optional<Chat> only(LongPairs pairs, long key) {
    long[] found = Arrays.stream(pairs.of(key, 100)).distinct().toArray();
    return found.length == 1 ? Optional.of(chat(found[0])) : Optional.empty();
  }

  /** A conversation by its number; one that is not there has nothing but the number. */
  Chat chat(long id) {
    Chat known = chats.get(id);
    return known == null ? new Chat(id, "", "", "", "", "") : known;
  }

  /** Numbers and addresses of those who take part. */
  List<String> participants(Chat chat) {
    List<String> found = new ArrayList<>();
    for (long id : members.of(chat.rowid(), PARTICIPANTS)) {
      handle(id).ifPresent(found::add);
    }
    return found;
  }
}
