package org.tiezheng.collect.wechat.version4;

import java.util.List;
import java.util.Optional;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.store.Store;
import org.tiezheng.collect.store.StoredRow;
import org.tiezheng.collect.wechat.People;
import org.tiezheng.evidence.Conversation;
import org.tiezheng.evidence.RowState;

/** {@code session.db}: what the app's list of conversations shows. */
final class Sessions {
  private static final String COUNTED = "session.db/SessionTable";

  private final ReadingSession session;
  private final People people;

  Sessions(ReadingSession session, People people) {
    this.session = session;
    this.people = people;
  }

  void read(Store store) {
    store.note(session);
    if (store.has("SessionTable", "username", "summary")) {
      session.table(COUNTED);
      store.rows("SessionTable", COUNTED, session, this::row);
    }
    SideStore side = new SideStore("session.db", store, session);
    side.has("SessionTable");
    side.rows("SessionDeleteTable", this::deleted, "username");
    side.rest();
  }

  private void row(StoredRow row) {
    session.seen(COUNTED);
    String id = row.text("username");
    session.record(
        COUNTED,
        new Conversation(
            row.provenance(),
            People.PLATFORM,
            id,
            people.title(id),
            type(id),
            List.of(),
            Seconds.of(row, "last_timestamp"),
            row.word("summary"),
            RowState.LIVE,
            row.rest()));
  }

  /** A conversation that the app's list has no more, as the app itself noted. */
  private void deleted(String counted, StoredRow row) {
    String id = row.text("username");
    session.record(
        counted,
        new Conversation(
            row.provenance(),
            People.PLATFORM,
            id,
            people.title(id),
            type(id),
            List.of(),
            Seconds.of(row, "delete_timestamp"),
            Optional.empty(),
            row.state() == RowState.LIVE ? RowState.MARKED_DELETED : row.state(),
            row.all()));
  }

  static Conversation.Type type(String id) {
    if (id.endsWith("@chatroom")) {
      return Conversation.Type.GROUP;
    }
    return id.startsWith("gh_") ? Conversation.Type.SERVICE : Conversation.Type.DIRECT;
  }
}
