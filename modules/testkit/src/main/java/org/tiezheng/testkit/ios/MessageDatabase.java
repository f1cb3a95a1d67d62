package org.tiezheng.testkit.ios;

import static org.tiezheng.testkit.file.SqliteFile.ABSENT;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.testkit.file.SqliteFile;
import org.tiezheng.testkit.ios.AttributedArchive.Run;
import org.tiezheng.testkit.ios.IosWorld.IosChat;
import org.tiezheng.testkit.phone.PhoneFile;

/** Writes a world into a message store of iOS, in the schema of one of its generations. */
public final class MessageDatabase {
  private static final Instant EPOCH = Instant.parse("2001-01-01T00:00:00Z");

  /** Schemas that the table message has had, told by what counts for a reader. */
  public enum Generation {
    /** iOS 6 to 10: whole seconds, no edits. */
    SECONDS,
    /** iOS 11 to 15: nanoseconds. */
    NANOSECONDS,
    /**
     * Since iOS 16: edits, unsent and recently deleted messages, text often as styled text only.
     */
    EDITABLE
  }

  private final SqliteFile file;
  private final Generation generation;
  private final Map<String, Long> handles = new LinkedHashMap<>();
  private long attachments;

  private MessageDatabase(SqliteFile file, Generation generation) {
    this.file = file;
    this.generation = generation;
  }

  /** Makes the tables and writes all messages. */
  public static void write(IosWorld world, Generation generation, SqliteFile file) {
    MessageDatabase made = new MessageDatabase(file, generation);
    made.schema();
    file.begin();
    made.chats(world.chats());
    world.texts().forEach(text -> made.add(text, world));
    file.commit();
  }

  private void schema() {
    boolean editable = generation == Generation.EDITABLE;
    file.run(
        "CREATE TABLE message (ROWID INTEGER PRIMARY KEY AUTOINCREMENT, guid TEXT UNIQUE NOT NULL,"
            + " text TEXT, replace INTEGER DEFAULT 0, service_center TEXT, handle_id INTEGER"
            + " DEFAULT 0, subject TEXT, country TEXT, attributedBody BLOB, version INTEGER DEFAULT"
            + " 0, type INTEGER DEFAULT 0, service TEXT, account TEXT, error INTEGER DEFAULT 0,"
            + " date INTEGER, date_read INTEGER, date_delivered INTEGER, is_from_me INTEGER DEFAULT"
            + " 0, is_read INTEGER DEFAULT 0, is_sent INTEGER DEFAULT 0, cache_has_attachments"
            + " INTEGER DEFAULT 0, item_type INTEGER DEFAULT 0, group_title TEXT,"
            + " group_action_type INTEGER DEFAULT 0, associated_message_guid TEXT,"
            + " associated_message_type INTEGER DEFAULT 0, destination_caller_id TEXT,"
            + " thread_originator_guid TEXT DEFAULT NULL"
            + (editable
                ? ", message_summary_info BLOB, date_retracted INTEGER DEFAULT 0, date_edited"
                    + " INTEGER DEFAULT 0"
                : "")
            + ", of_a_later_version TEXT)",
        "CREATE TABLE handle (ROWID INTEGER PRIMARY KEY AUTOINCREMENT UNIQUE, id TEXT NOT NULL,"
            + " country TEXT, service TEXT NOT NULL, uncanonicalized_id TEXT, UNIQUE (id,"
            + " service))",
        "CREATE TABLE chat (ROWID INTEGER PRIMARY KEY AUTOINCREMENT, guid TEXT UNIQUE NOT NULL,"
            + " style INTEGER, account_login TEXT, chat_identifier TEXT, display_name TEXT,"
            + " last_addressed_handle TEXT)",
        "CREATE TABLE chat_handle_join (chat_id INTEGER, handle_id INTEGER, UNIQUE(chat_id,"
            + " handle_id))",
        "CREATE TABLE chat_message_join (chat_id INTEGER, message_id INTEGER, message_date INTEGER"
            + " DEFAULT 0, PRIMARY KEY (chat_id, message_id))",
        "CREATE TABLE attachment (ROWID INTEGER PRIMARY KEY AUTOINCREMENT, guid TEXT UNIQUE NOT"
            + " NULL, created_date INTEGER DEFAULT 0, filename TEXT, mime_type TEXT, transfer_name"
            + " TEXT, total_bytes INTEGER DEFAULT 0)",
        "CREATE TABLE message_attachment_join (message_id INTEGER, attachment_id INTEGER,"
            + " UNIQUE(message_id, attachment_id))",
        "CREATE TABLE deleted_messages (ROWID INTEGER PRIMARY KEY AUTOINCREMENT UNIQUE, guid TEXT"
            + " NOT NULL)",
        "CREATE INDEX message_idx_date ON message(date)");
    if (editable) {
      file.run(
          "CREATE TABLE chat_recoverable_message_join (chat_id INTEGER, message_id INTEGER,"
              + " delete_date INTEGER, PRIMARY KEY (chat_id, message_id)) WITHOUT ROWID",
          "CREATE TABLE recoverable_message_part (chat_id INTEGER, message_id INTEGER, part_index"
              + " INTEGER, delete_date INTEGER, part_text BLOB NOT NULL, PRIMARY KEY (chat_id,"
              + " message_id, part_index))");
    }
  }

  private void chats(List<IosChat> chats) {
    long id = 0;
    for (IosChat chat : chats) {
      id++;
      file.insert(
          "chat",
          "ROWID",
          id,
          "guid",
          chat.guid(),
          "chat_identifier",
          chat.guid().substring(11),
          "display_name",
          chat.name());
      for (String other : chat.others()) {
        file.insert("chat_handle_join", "chat_id", id, "handle_id", handle(other));
      }
    }
  }

  private long handle(String address) {
    return handles.computeIfAbsent(
        address,
        id -> {
          long rowid = handles.size() + 1L;
          file.insert("handle", "ROWID", rowid, "id", id, "service", "iMessage");
          return rowid;
        });
  }

  private void add(IosText text, IosWorld world) {
    boolean reaction = text.reaction() != 0;
    String account = (text.account().contains("@") ? "E:" : "P:") + text.account();
    long changed = stored(text.time().plusSeconds(30));
    Optional<byte[]> summary =
        generation == Generation.EDITABLE ? MessageHistory.of(text) : Optional.empty();
    boolean oldOwn = generation == Generation.SECONDS;
    file.insert(
        "message",
        "ROWID",
        text.rowid(),
        "guid",
        text.guid(),
        "text",
        text.styled() || text.text().isEmpty() ? ABSENT : text.text(),
        "attributedBody",
        text.text().isEmpty() ? ABSENT : AttributedArchive.of(text.text(), runs(text)),
        "handle_id",
        text.sender().isEmpty() ? 0 : handle(text.sender()),
        "service",
        text.service(),
        "account",
        account,
        "error",
        text.error(),
        "date",
        stored(text.time()),
        "is_from_me",
        text.outgoing() ? 1 : 0,
        "is_sent",
        text.outgoing() && text.error() == 0 ? 1 : 0,
        "cache_has_attachments",
        text.files().isEmpty() ? 0 : 1,
        "item_type",
        text.event(),
        "group_title",
        text.event() == 2 ? "新群名" : ABSENT,
        "associated_message_guid",
        reaction ? "p:0/" + text.refersTo().orElseThrow() : ABSENT,
        "associated_message_type",
        text.reaction(),
        "destination_caller_id",
        oldOwn ? ABSENT : text.account(),
        "thread_originator_guid",
        reaction ? ABSENT : text.refersTo().<Object>map(g -> g).orElse(ABSENT),
        "of_a_later_version",
        "原样" + text.rowid(),
        "message_summary_info",
        summary.<Object>map(bytes -> bytes).orElse(ABSENT),
        "date_retracted",
        summary.isPresent() && text.takenBack() ? changed : ABSENT,
        "date_edited",
        summary.isPresent() && !text.takenBack() ? changed : ABSENT);
    joins(text, world);
  }

  private void joins(IosText text, IosWorld world) {
    boolean deleted = generation == Generation.EDITABLE && text.deleted().isPresent();
    if (text.chat() > 0 && !deleted) {
      file.insert(
          "chat_message_join",
          "chat_id",
          text.chat(),
          "message_id",
          text.rowid(),
          "message_date",
          generation == Generation.SECONDS ? ABSENT : stored(text.time()));
    } else if (deleted) {
      file.insert(
          "chat_recoverable_message_join",
          "chat_id",
          Math.max(1, Math.min(text.chat(), world.chats().size())),
          "message_id",
          text.rowid(),
          "delete_date",
          stored(text.deleted().orElseThrow()));
    }
    for (PhoneFile attached : text.files()) {
      attachments++;
      file.insert(
          "attachment",
          "ROWID",
          attachments,
          "guid",
          "at_" + attachments,
          "filename",
          "~/Library/SMS/" + IosText.path(attached),
          "mime_type",
          attached.type(),
          "transfer_name",
          attached.name(),
          "total_bytes",
          attached.bytes().length);
      file.insert(
          "message_attachment_join", "message_id", text.rowid(), "attachment_id", attachments);
    }
  }

  private static List<Run> runs(IosText text) {
    List<Run> runs = new ArrayList<>();
    for (int i = 0; i < text.files().size(); i++) {
      runs.add(
          new Run(
              1,
              Map.of(
                  "__kIMFileTransferGUIDAttributeName",
                  "at_" + i + "_" + text.guid(),
                  "__kIMMessagePartAttributeName",
                  (long) i)));
    }
    runs.add(
        new Run(
            text.text().length() - text.files().size(),
            Map.of("__kIMMessagePartAttributeName", (long) text.files().size())));
    return runs;
  }

  /** A time as this generation keeps it. */
  private long stored(Instant time) {
    long seconds = time.getEpochSecond() - EPOCH.getEpochSecond();
    return generation == Generation.SECONDS ? seconds : seconds * 1_000_000_000L + time.getNano();
  }
}
