package org.tiezheng.sqlite.absence;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tiezheng.sqlite.Sentence;
import org.tiezheng.sqlite.absence.AbsenceProfile.Copy;
import org.tiezheng.sqlite.absence.AbsenceProfile.Counted;
import org.tiezheng.sqlite.absence.AbsenceProfile.Counter;
import org.tiezheng.sqlite.absence.AbsenceProfile.Tombstones;
import org.tiezheng.sqlite.absence.AbsenceProfile.Use;

/** The profiles of stores on phones. */
public final class Profiles {
  /** Drafts, which Android's provider does not count among the messages of a thread. */
  private static final long DRAFT = 3;

  /** Android's {@code mmssms.db}. */
  public static final AbsenceProfile ANDROID_MESSAGES =
      new AbsenceProfile(
          "Android mmssms.db",
          List.of("sms", "threads"),
          Map.of("sms", "date", "pdu", "date", "threads", "date"),
          List.of(
              Join.of("sms", "thread_id", "threads", "_id"),
              Join.of("pdu", "thread_id", "threads", "_id"),
              Join.of("addr", "msg_id", "pdu", "_id"),
              Join.of("part", "mid", "pdu", "_id"),
              words("sms", 1),
              words("part", 2)),
          List.of(
              new Use("canonical_addresses", "_id", "threads", "recipient_ids", "address"),
              new Use("threads", "_id", "sms", "thread_id", "snippet")),
          List.of(
              new Counter(
                  "threads",
                  "_id",
                  "message_count",
                  List.of(
                      new Counted("sms", "thread_id", Map.of(), Map.of("type", Set.of(DRAFT))),
                      new Counted(
                          "pdu",
                          "thread_id",
                          Map.of("m_type", Set.of(128L, 130L, 132L)),
                          Map.of("msg_box", Set.of(DRAFT)))))),
          List.of(
              new Copy(
                  "threads",
                  "_id",
                  "snippet",
                  "sms",
                  "thread_id",
                  "body",
                  List.of(Join.of("pdu", "thread_id", "", "")))),
          List.of());

  /** The {@code sms.db} of iOS. */
  public static final AbsenceProfile IOS_MESSAGES =
      new AbsenceProfile(
          "iOS sms.db",
          List.of("message", "chat", "handle"),
          Map.of("message", "date", "attachment", "created_date"),
          List.of(
              Join.of("chat_message_join", "message_id", "message", "ROWID"),
              Join.of("chat_message_join", "chat_id", "chat", "ROWID"),
              Join.of("message_attachment_join", "message_id", "message", "ROWID"),
              Join.of("message_attachment_join", "attachment_id", "attachment", "ROWID"),
              Join.of("chat_handle_join", "handle_id", "handle", "ROWID"),
              Join.of("message", "handle_id", "handle", "ROWID"),
              Join.of("chat_recoverable_message_join", "message_id", "message", "ROWID")),
          List.of(
              new Use("handle", "ROWID", "message", "handle_id", "id"),
              new Use("chat", "ROWID", "chat_message_join", "chat_id", "guid"),
              new Use("attachment", "ROWID", "message_attachment_join", "attachment_id", "guid")),
          List.of(),
          List.of(),
          List.of(
              new Tombstones(
                  "deleted_messages",
                  List.of("guid"),
                  new Sentence("系统登记的已删除消息", "a message that the system noted as deleted")),
              new Tombstones(
                  "sync_deleted_messages",
                  List.of("guid"),
                  new Sentence("待同步的消息删除", "a deletion of a message, to be synchronised")),
              new Tombstones(
                  "chat_recoverable_message_join",
                  List.of("message_id", "delete_date"),
                  new Sentence("“最近删除”中的消息", "a message in “Recently Deleted”"))));

  /** Android's contacts, which also held the call log before Android 7. */
  public static final AbsenceProfile ANDROID_CONTACTS =
      new AbsenceProfile(
          "Android contacts2.db",
          List.of("raw_contacts", "data"),
          Map.of("calls", "date"),
          List.of(
              Join.of("data", "raw_contact_id", "raw_contacts", "_id"),
              Join.of("raw_contacts", "contact_id", "contacts", "_id"),
              Join.of("data", "mimetype_id", "mimetypes", "_id")),
          List.of(new Use("raw_contacts", "_id", "data", "raw_contact_id", "display_name")),
          List.of(),
          List.of(),
          List.of(
              new Tombstones(
                  "deleted_contacts",
                  List.of("contact_id", "contact_deleted_timestamp"),
                  new Sentence("系统登记的联系人删除", "a contact that the system noted as deleted"))));

  /** Android's {@code calllog.db}. */
  public static final AbsenceProfile ANDROID_CALLS = calls("Android calllog.db", "calls", "date");

  /** {@code CallHistory.storedata} of iOS. */
  public static final AbsenceProfile IOS_CALLS =
      calls("iOS CallHistory.storedata", "ZCALLRECORD", "ZDATE");

  /** All of them. */
  public static final List<AbsenceProfile> ALL =
      List.of(ANDROID_MESSAGES, IOS_MESSAGES, ANDROID_CONTACTS, ANDROID_CALLS, IOS_CALLS);

  private Profiles() {}

  private static Join words(String table, long number) {
    return new Join(
        "words_content",
        "c2source_id",
        table,
        "_id",
        Optional.of(new Join.Only("c3table_to_use", number)));
  }

  private static AbsenceProfile calls(String name, String table, String time) {
    return new AbsenceProfile(
        name,
        List.of(table),
        Map.of(table, time),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }
}
