package org.tiezheng.collect.ios;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.collect.input.FormatException;
import org.tiezheng.collect.ios.typedstream.AttributedText;
import org.tiezheng.collect.plist.Plist;
import org.tiezheng.collect.plist.PropertyList;
import org.tiezheng.collect.store.RecoveredRows;
import org.tiezheng.collect.store.Store;
import org.tiezheng.collect.store.StoreFacts;
import org.tiezheng.collect.store.StoredRow;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.RecordedTime.Basis;
import org.tiezheng.evidence.RowState;
import org.tiezheng.evidence.TextMessage;
import org.tiezheng.evidence.TextMessage.Box;

/**
 * One reading of a message store from before iOS 6: numbers stand in the message, groups in {@code
 * group_member}, parts of an MMS in {@code msg_pieces}, and an iMessage has columns of its own with
 * {@code madrid} in their names.
 */
final class OldMessageReading {
  private static final String MESSAGE = MessageReading.MESSAGE;
  private static final int MADRID_FROM_ME = 4;
  private static final int RECIPIENTS = 1 << 20;

  private final Store store;
  private final ReadingSession session;
  private final Map<Long, List<String>> groups = new HashMap<>();
  private final Room room = new Room();

  OldMessageReading(Store store, ReadingSession session) {
    this.store = store;
    this.session = session;
  }

  void read() {
    store.rows("group_member", session, this::member);
    room.note(session, "group_member");
    OldPieces pieces = new OldPieces(store, session);
    OwnNumbers own = new OwnNumbers(session);
    store.rows(
        MESSAGE,
        session,
        row -> {
          session.seen(MESSAGE);
          TextMessage message = message(row, pieces);
          session.record(MESSAGE, message);
          own.met(message.own(), message.counterparts());
        });
    own.finish();
    session.table(StoredRow.countedIn(MESSAGE, RowState.DELETED_RECOVERED));
    new RecoveredRows(store, session)
        .read(
            MESSAGE::equals,
            (_, row) -> {
              session.seen(row.countedIn());
              session.record(row.countedIn(), message(row, pieces));
            });
    StoreFacts facts = new StoreFacts(store, session);
    facts.header();
    facts.tables(Set.of(MESSAGE));
  }

  private void member(StoredRow row) {
    String address = row.text("address", 320);
    if (room.take(address.length())) {
      groups.computeIfAbsent(row.numberOrZero("group_id"), _ -> new ArrayList<>()).add(address);
    }
  }

  private TextMessage message(StoredRow row, OldPieces pieces) {
    Map<String, String> extra = new TreeMap<>();
    boolean madrid = row.numberOrZero("is_madrid") != 0;
    Optional<Boolean> outgoing = outgoing(row, madrid);
    Optional<RecordedTime> time =
        row.number("date").map(AppleTime::old).filter(t -> !t.raw().isEmpty());
    if (time.isEmpty()) {
      row.keep("date");
    }
    List<String> others = others(row);
    OldPieces.Found found = row.rowid().map(pieces::of).orElse(OldPieces.Found.NONE);
    String text = text(row, found, extra);
    String group = row.word("madrid_roomname").or(() -> row.word("group_id")).orElse("");
    String service = row.word("madrid_service").orElse(madrid ? "iMessage" : "SMS");
    Optional<String> own = row.word("madrid_account").flatMap(OwnNumbers::plain);
    Box box = box(row, madrid, outgoing);
    boolean incoming = !outgoing.orElse(true);
    String subject = row.text("subject");
    Optional<String> centre = row.word("svc_center");
    row.keep("flags", "madrid_flags", "is_madrid", "madrid_account", "madrid_error", "group_id");
    extra.putAll(row.rest());
    return new TextMessage(
        row.provenance(),
        service,
        own,
        others,
        "",
        outgoing,
        box,
        group,
        row.rowid(),
        incoming
            ? Optional.empty()
            : outgoing.isPresent() ? time : time.map(OldMessageReading::clockUnknown),
        incoming ? time.map(OldMessageReading::clockUnknown) : Optional.empty(),
        subject,
        text,
        found.attachments(),
        Optional.empty(),
        centre,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        row.state(),
        extra);
  }

  private static RecordedTime clockUnknown(RecordedTime time) {
    return new RecordedTime(time.raw(), time.instant(), time.precision(), Basis.UNKNOWN);
  }

  /** Flags of an SMS: 2 received, 3 sent, 33 not sent; other values are not explained. */
  private static Optional<Boolean> outgoing(StoredRow row, boolean madrid) {
    if (madrid) {
      return row.number("madrid_flags").map(flags -> (flags & MADRID_FROM_ME) != 0);
    }
    long flags = row.numberOrZero("flags");
    return flags == 2
        ? Optional.of(false)
        : flags == 3 || flags == 33 ? Optional.of(true) : Optional.empty();
  }

  private static Box box(StoredRow row, boolean madrid, Optional<Boolean> outgoing) {
    if (outgoing.isEmpty()) {
      return Box.UNKNOWN;
    }
    if (!outgoing.get()) {
      return Box.INBOX;
    }
    boolean failed =
        madrid ? row.numberOrZero("madrid_error") != 0 : row.numberOrZero("flags") == 33;
    return failed ? Box.FAILED : Box.SENT;
  }

  private List<String> others(StoredRow row) {
    Set<String> others = new LinkedHashSet<>();
    row.word("address").or(() -> row.word("madrid_handle")).ifPresent(others::add);
    row.number("group_id")
        .filter(id -> id != 0)
        .map(id -> groups.getOrDefault(id, List.of()))
        .ifPresent(others::addAll);
    if (!row.bytes("recipients").map(bytes -> recipients(bytes, others)).orElse(true)) {
      row.keep("recipients");
    }
    others.removeIf(String::isBlank);
    return List.copyOf(others);
  }

  /** A property list of numbers. */
  private static boolean recipients(MemorySegment bytes, Set<String> others) {
    try {
      if (bytes.byteSize() <= RECIPIENTS
          && PropertyList.read(bytes.toArray(ValueLayout.JAVA_BYTE)) instanceof Plist.Array list) {
        list.values().stream().limit(5_000).flatMap(v -> v.asText().stream()).forEach(others::add);
        return true;
      }
      return false;
    } catch (FormatException e) {
      return false;
    }
  }

  private static String text(StoredRow row, OldPieces.Found found, Map<String, String> extra) {
    String plain = row.text("text");
    Optional<AttributedText> styled =
        row.bytes("madrid_attributedBody").flatMap(AttributedText::of);
    if (styled.isEmpty()) {
      row.keep("madrid_attributedBody");
    }
    styled.ifPresent(body -> {
      body.damage().ifPresent(d -> extra.put("_madrid_attributedBody", d.en()));
      if (!plain.isEmpty() && !plain.equals(body.text())) {
        extra.put("madrid_attributedBody.text", body.text());
      }
      Attributes.describe(body, extra);
    });
    String own = plain.isEmpty() ? styled.map(AttributedText::text).orElse("") : plain;
    return own.isEmpty() ? found.text() : own;
  }
}
