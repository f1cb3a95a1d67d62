package org.tiezheng.casework.gaps;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.RowState;
import org.tiezheng.testkit.chat.Body;
import org.tiezheng.testkit.chat.ChatWorld;
import org.tiezheng.testkit.chat.Conversation;
import org.tiezheng.testkit.chat.HeldMessage;
import org.tiezheng.testkit.chat.Side;
import org.tiezheng.testkit.chat.SideTruth;
import org.tiezheng.testkit.chat.render.WhatsAppStore;

/** Which message of the truth each record of a copy is. */
final class Rows {
  private static final long MINUTE = 60;
  private static final int PART = 4;

  private final Format format;
  private final ChatWorld world;
  private final SideTruth truth;
  private final RenderedCopy copy;
  private final List<ChatMessage> records;
  private final Map<Provenance, String> known = new HashMap<>();

  Rows(Format format, ChatWorld world, Side side, RenderedCopy copy) {
    this.format = format;
    this.world = world;
    this.truth = world.truth(side);
    this.copy = copy;
    this.records =
        copy.records().filter(ChatMessage.class::isInstance).map(ChatMessage.class::cast).toList();
    truth.conversations().forEach(this::map);
  }

  SideTruth truth() {
    return truth;
  }

  /** Whether the format means a conversation by a name. */
  boolean names(Conversation in, String name) {
    return format.names(world, in, name);
  }

  RenderedCopy copy() {
    return copy;
  }

  /** How the copy names a conversation; empty if it holds none of its messages. */
  Optional<String> named(Conversation in) {
    return records.stream()
        .filter(r -> names(in, r.conversation()) || names(in, r.conversationTitle()))
        .map(ChatMessage::conversation)
        .findFirst();
  }

  /** Whether the side of this copy holds messages of a conversation. */
  boolean holds(Conversation in) {
    return truth.conversations().stream().anyMatch(c -> c.key().equals(in.key()))
        && !truth.messages(in.key()).isEmpty();
  }

  /** The message of the truth that a live record is. */
  Optional<String> serverId(Provenance record) {
    return Optional.ofNullable(known.get(record));
  }

  /** Whether the copy holds one of the messages, and tells who sent it if that matters. */
  boolean shows(List<String> serverIds, boolean sender) {
    return records.stream()
        .filter(r -> serverId(r.provenance()).filter(serverIds::contains).isPresent())
        .anyMatch(r -> !sender || r.sender().isPresent() || !r.senderName().isBlank());
  }

  List<ChatMessage> recovered() {
    return records.stream().filter(r -> !live(r)).toList();
  }

  /** Whether a record says what a message said: its id, or its words, or its time and sender. */
  boolean is(ChatMessage record, HeldMessage m) {
    boolean words =
        m.body() instanceof Body.Text t
            && t.text().length() >= 12
            && record.line().contains(t.text());
    // Remains of an index hold words without an id or a time.
    boolean alone =
        record.nativeId().isEmpty()
            && record.time().instant().isEmpty()
            && m.body() instanceof Body.Text t
            && record.line().equals(t.text());
    return words
        || alone
        || (record.nativeId().isPresent()
            ? ids(m).contains(record.nativeId().get())
            : then(record, m.time())
                && (!(m.body() instanceof Body.Text t) || record.line().equals(t.text())));
  }

  private static boolean live(ChatMessage r) {
    return r.state() == RowState.LIVE
        || r.state() == RowState.RECALLED
        || r.state() == RowState.EDITED;
  }

  private void map(Conversation in) {
    Optional<String> named = named(in);
    if (named.isEmpty()) {
      return;
    }
    List<ChatMessage> rows =
        records.stream().filter(r -> live(r) && r.conversation().equals(named.get())).toList();
    List<HeldMessage> held = truth.messages(in.key());
    if (!format.store() && rows.size() == held.size()) {
      for (int i = 0; i < rows.size(); i++) {
        known.put(rows.get(i).provenance(), held.get(i).serverId());
      }
      return;
    }
    for (ChatMessage row : rows) {
      held.stream()
          .filter(m -> then(row, m.time()))
          .filter(m -> m.body() instanceof Body.Text t && row.line().equals(t.text()))
          .findFirst()
          .or(() -> held.stream().filter(m -> is(row, m)).findFirst())
          .or(() -> held.stream().filter(m -> partOf(row, m)).findFirst())
          .or(() ->
              held.stream().filter(m -> row.nativeId().isEmpty() && then(row, m.time())).findAny())
          .ifPresent(m -> known.put(row.provenance(), m.serverId()));
    }
  }

  /** A text export may take a line within a message for the head of another one. */
  private static boolean partOf(ChatMessage row, HeldMessage m) {
    return row.nativeId().isEmpty()
        && row.line().length() >= PART
        && m.body() instanceof Body.Text t
        && t.text().contains("\n" + row.line());
  }

  private static List<String> ids(HeldMessage m) {
    String id = m.serverId();
    List<String> ids = new ArrayList<>();
    if (!id.equals("0")) {
      ids.add(id);
      ids.add(WhatsAppStore.stanza(id));
      ids.add(id + "_" + m.time().toEpochMilli() + "_external");
      ids.add(new java.math.BigDecimal(Double.toString(Double.parseDouble(id))).toPlainString());
    }
    return ids;
  }

  private static boolean then(ChatMessage row, Instant time) {
    long precision =
        row.time().precision() == org.tiezheng.evidence.RecordedTime.Precision.MINUTE ? MINUTE : 1;
    return row.time()
        .instant()
        .filter(t -> t.getEpochSecond() / precision == time.getEpochSecond() / precision)
        .isPresent();
  }
}
