package org.tiezheng.collect.wechat.version4;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.store.Store;
import org.tiezheng.collect.store.StoredRow;
import org.tiezheng.collect.wechat.People;
import org.tiezheng.evidence.Conversation;
import org.tiezheng.evidence.RecordedTime;
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
      store.rows("SessionTable", session, this::row);
    }
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
            time(row.number("last_timestamp")),
            row.word("summary"),
            RowState.LIVE,
            row.rest()));
  }

  private static Conversation.Type type(String id) {
    if (id.endsWith("@chatroom")) {
      return Conversation.Type.GROUP;
    }
    return id.startsWith("gh_") ? Conversation.Type.SERVICE : Conversation.Type.DIRECT;
  }

  private static RecordedTime time(Optional<Long> seconds) {
    return seconds
        .filter(s -> s > 0 && s <= 4_294_967_295L)
        .map(s ->
            new RecordedTime(
                String.valueOf(s),
                Optional.of(Instant.ofEpochSecond(s)),
                RecordedTime.Precision.SECOND,
                RecordedTime.Basis.UNKNOWN))
        .orElse(RecordedTime.none());
  }
}
