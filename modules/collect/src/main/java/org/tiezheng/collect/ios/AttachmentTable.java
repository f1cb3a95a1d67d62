package org.tiezheng.collect.ios;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.store.Store;
import org.tiezheng.collect.store.StoredRow;
import org.tiezheng.evidence.TextMessage.Attachment;

/** The tables attachment and message_attachment_join. Not thread-safe. */
final class AttachmentTable {
  private static final int NAME = 1_000;

  private final Map<Long, Listed> listed = new HashMap<>();
  private final LongPairs ofMessage = new LongPairs();
  private final AttachmentFiles files;
  private final Room room = new Room();

  private record Listed(String name, String mediaType, Optional<Long> size) {}

  AttachmentTable(Store store, ReadingSession session) {
    this.files = new AttachmentFiles(store.source(), session);
    store.rows("attachment", session, this::attachment);
    store.rows(
        "message_attachment_join",
        session,
        row -> ofMessage.add(row.numberOrZero("message_id"), row.numberOrZero("attachment_id")));
    room.note(session, "attachment");
    ofMessage.note(session, "message_attachment_join");
  }

  private void attachment(StoredRow row) {
    String name =
        row.word("filename").or(() -> row.word("transfer_name")).orElseGet(() -> row.text("guid"));
    if (row.rowid().isPresent() && room.take(Math.min(NAME, name.length()))) {
      listed.put(
          row.rowid().get(),
          new Listed(
              name.length() <= NAME ? name : name.substring(0, NAME),
              row.text("mime_type", 100).intern(),
              row.number("total_bytes")));
    }
  }

  /** The attachments of a message; one whose row is gone has nothing but its number. */
  List<Attachment> ofMessage(long message) {
    List<Attachment> found = new ArrayList<>();
    for (long id : ofMessage.of(message, 1_000)) {
      Listed known = listed.get(id);
      found.add(
          known == null
              ? new Attachment("attachment " + id, "", Optional.empty(), Optional.empty())
              : new Attachment(
                  known.name(), known.mediaType(), known.size(), files.digest(known.name())));
    }
    return found;
  }
}
