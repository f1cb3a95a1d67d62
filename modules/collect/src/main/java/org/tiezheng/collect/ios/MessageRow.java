package org.tiezheng.collect.ios;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.tiezheng.collect.ios.Chats.Chat;
import org.tiezheng.collect.ios.MessageSummary.Version;
import org.tiezheng.collect.ios.typedstream.AttributedText;
import org.tiezheng.collect.store.StoredRow;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.RecordedTime.Basis;
import org.tiezheng.evidence.RowState;
import org.tiezheng.evidence.TextMessage;
import org.tiezheng.evidence.TextMessage.Box;
import org.tiezheng.evidence.TextMessage.Edit;

/** Makes a record of one row of the table message, as it has been since iOS 6. Not thread-safe. */
final class MessageRow {
  /** Columns that stay as they are beside what was made of them. */
  private static final String[] KEPT = {
    "guid",
    "account",
    "is_sent",
    "is_spam",
    "error",
    "item_type",
    "group_title",
    "group_action_type",
    "associated_message_guid",
    "associated_message_type",
    "thread_originator_guid",
    "reply_to_guid",
    "date_read",
    "date_delivered",
    "date_played",
    "date_edited",
    "date_retracted"
  };

  private static final String[] TIMES = {
    "date_read", "date_delivered", "date_played", "date_edited", "date_retracted"
  };

  private final Chats chats;
  private final Deletions deletions;
  private final AttachmentTable attachments;

  MessageRow(Chats chats, Deletions deletions, AttachmentTable attachments) {
    this.chats = chats;
    this.deletions = deletions;
    this.attachments = attachments;
  }

  TextMessage of(StoredRow row) {
    Map<String, String> extra = new TreeMap<>();
    Optional<Long> id = row.rowid();
    Optional<Boolean> way = row.number("is_from_me").map(n -> n != 0);
    boolean outgoing = way.orElse(false);
    boolean incoming = !way.orElse(true);
    List<Chat> conversations = conversations(row, extra);
    List<String> others = others(row, conversations, outgoing, extra);
    String text = text(row, extra);
    MessageSummary summary = summary(row, extra);
    List<Edit> edits = edits(summary, text, extra);
    RecordedTime date = AppleTime.of(row.value("date"));
    Optional<RecordedTime> time = Optional.of(date).filter(t -> !t.raw().isEmpty());
    describe(row, conversations, extra);
    RowState state = state(row, summary, edits, extra);
    String service = row.text("service");
    Optional<String> own = row.word("destination_caller_id").or(() -> row.word("account"));
    Box box = box(row, way);
    String subject = row.text("subject");
    Optional<String> centre = row.word("service_center");
    row.keep(KEPT);
    extra.putAll(row.rest());
    return new TextMessage(
        row.provenance(),
        service,
        own.flatMap(OwnNumbers::plain),
        others,
        conversations.isEmpty() ? "" : conversations.getFirst().name(),
        way,
        box,
        conversations.isEmpty() ? "" : threadOf(conversations.getFirst()),
        id,
        incoming ? Optional.empty() : outgoing ? time : time.map(MessageRow::clockUnknown),
        incoming ? time.map(MessageRow::clockUnknown) : Optional.empty(),
        subject,
        text,
        id.map(attachments::ofMessage).orElse(List.of()),
        Optional.empty(),
        centre,
        Optional.empty(),
        Optional.empty(),
        edits,
        state,
        extra);
  }

  private static MessageSummary summary(StoredRow row, Map<String, String> extra) {
    MessageSummary summary =
        row.bytes("message_summary_info").map(MessageSummary::of).orElse(MessageSummary.none());
    summary
        .damage()
        .ifPresent(damage -> {
          row.keep("message_summary_info");
          extra.put("_message_summary_info", damage.en());
        });
    return summary;
  }

  /** A recently deleted message is no longer joined to its conversation but kept beside it. */
  private List<Chat> conversations(StoredRow row, Map<String, String> extra) {
    List<Chat> found = new ArrayList<>();
    if (row.state() != RowState.LIVE && row.rowid().isEmpty()) {
      row.number("date").flatMap(chats::recoveredByDate).ifPresent(found::add);
      found.forEach(_ -> extra.put("_chat", "recovered, by date"));
    }
    row.rowid()
        .ifPresent(message -> {
          found.addAll(chats.ofMessage(message));
          if (found.isEmpty()) {
            deletions.chatOf(message).map(chats::chat).ifPresent(found::add);
          }
          if (found.isEmpty() && row.state() != RowState.LIVE) {
            chats.recovered(message).ifPresent(found::add);
            found.forEach(_ -> extra.put("_chat", "recovered"));
          }
        });
    return found;
  }

  /** iOS keeps one time of a received message and does not say whose clock it is. */
  private static RecordedTime clockUnknown(RecordedTime time) {
    return new RecordedTime(time.raw(), time.instant(), time.precision(), Basis.UNKNOWN);
  }

  static String threadOf(Chat chat) {
    return chat.guid().isEmpty() ? Long.toString(chat.rowid()) : chat.guid();
  }

  /** The sender first, then those who take part in the conversation. */
  private List<String> others(
      StoredRow row, List<Chat> conversations, boolean outgoing, Map<String, String> extra) {
    Set<String> others = new LinkedHashSet<>();
    Optional<String> handle = row.number("handle_id").flatMap(chats::handle);
    if (!outgoing) {
      handle.ifPresent(others::add);
    }
    conversations.forEach(chat -> others.addAll(chats.participants(chat)));
    if (others.isEmpty()) {
      handle.ifPresent(others::add);
    }
    if (!outgoing && others.size() > 1) {
      handle.ifPresent(sender -> extra.put("sender", sender));
    }
    if (handle.isEmpty() && row.numberOrZero("handle_id") != 0) {
      row.keep("handle_id");
    }
    return List.copyOf(others);
  }

  /**
   * What the program shows: the column, or else the styled text, which newer versions keep alone.
   */
  private static String text(StoredRow row, Map<String, String> extra) {
    String plain = row.text("text");
    Optional<AttributedText> styled = row.bytes("attributedBody").flatMap(AttributedText::of);
    if (styled.isEmpty() && row.bytes("attributedBody").isPresent()) {
      row.keep("attributedBody");
      extra.put("_attributedBody", "no text found in it");
    }
    styled.ifPresent(body -> {
      body.damage().ifPresent(damage -> extra.put("_attributedBody", damage.en()));
      if (!plain.isEmpty() && !plain.equals(body.text())) {
        extra.put("attributedBody.text", body.text());
      }
      Attributes.describe(body, extra);
    });
    return plain.isEmpty() ? styled.map(AttributedText::text).orElse("") : plain;
  }

  /** All versions but the newest of each part; that one too if it is not what is shown. */
  private static List<Edit> edits(MessageSummary summary, String text, Map<String, String> extra) {
    List<Edit> edits = new ArrayList<>();
    StringBuilder parts = new StringBuilder();
    for (Version version : summary.versions()) {
      if (!version.last() || !text.contains(version.text())) {
        edits.add(new Edit(version.time(), version.text()));
        parts.append(parts.isEmpty() ? "" : ",").append(version.part());
      } else {
        extra.put("edited.part." + version.part(), utc(version.time()));
      }
    }
    if (!edits.isEmpty()) {
      extra.put("edits.parts", parts.toString());
    }
    if (!summary.retracted().isEmpty()) {
      extra.put("retracted.parts", summary.retracted().toString());
    }
    return edits;
  }

  private static void describe(StoredRow row, List<Chat> conversations, Map<String, String> extra) {
    for (String column : TIMES) {
      RecordedTime time = AppleTime.of(row.value(column));
      time.instant().ifPresent(instant -> extra.put(column + ".utc", instant.toString()));
    }
    Meaning.reaction(row.numberOrZero("associated_message_type"))
        .ifPresent(reaction -> extra.put("reaction", reaction));
    row.word("associated_message_guid").map(Meaning::target).ifPresent(extra::putAll);
    row.word("thread_originator_guid")
        .or(() -> row.word("reply_to_guid"))
        .ifPresent(guid -> extra.putIfAbsent("replies_to", guid));
    Meaning.event(
            row.numberOrZero("item_type"),
            row.numberOrZero("group_action_type"),
            row.word("group_title").isPresent())
        .ifPresent(event -> extra.put("event", event));
    if (!conversations.isEmpty()) {
      Chat chat = conversations.getFirst();
      extra.put("chat.rowid", Long.toString(chat.rowid()));
      put(extra, "chat.identifier", chat.identifier());
      put(extra, "chat.account_login", chat.account());
      put(extra, "chat.last_addressed_handle", chat.lastAddressed());
    }
    if (conversations.size() > 1) {
      extra.put(
          "chats", String.join(" ", conversations.stream().map(MessageRow::threadOf).toList()));
    }
  }

  private RowState state(
      StoredRow row, MessageSummary summary, List<Edit> edits, Map<String, String> extra) {
    Optional<Long> deleted = row.rowid().flatMap(deletions::timeOf);
    deleted.ifPresent(raw -> {
      extra.put("delete_date", Long.toString(raw));
      put(extra, "delete_date.utc", utc(AppleTime.of(raw)));
    });
    if (row.state() != RowState.LIVE) {
      return row.state();
    }
    if (deleted.isPresent() || deletions.gone(row.text("guid"))) {
      return RowState.MARKED_DELETED;
    }
    if (row.numberOrZero("date_retracted") != 0 || summary.whollyRetracted()) {
      return RowState.RECALLED;
    }
    return row.numberOrZero("date_edited") != 0 || !edits.isEmpty()
        ? RowState.EDITED
        : RowState.LIVE;
  }

  private static Box box(StoredRow row, Optional<Boolean> outgoing) {
    if (outgoing.isEmpty() || row.numberOrZero("item_type") != 0) {
      return Box.UNKNOWN;
    }
    if (row.numberOrZero("is_spam") != 0) {
      return Box.SPAM;
    }
    if (!outgoing.get()) {
      return Box.INBOX;
    }
    if (row.numberOrZero("error") != 0) {
      return Box.FAILED;
    }
    return row.numberOrZero("is_sent") != 0 ? Box.SENT : Box.OUTBOX;
  }

  private static String utc(RecordedTime time) {
    return time.instant().map(Object::toString).orElse("");
  }

  private static void put(Map<String, String> extra, String key, String value) {
    if (!value.isEmpty()) {
      extra.put(key, value);
    }
  }
}
