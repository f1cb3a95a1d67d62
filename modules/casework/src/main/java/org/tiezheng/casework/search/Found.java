package org.tiezheng.casework.search;

import java.util.Optional;
import org.tiezheng.evidence.Call;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Contact;
import org.tiezheng.evidence.Conversation;
import org.tiezheng.evidence.Incomplete;
import org.tiezheng.evidence.Mail;
import org.tiezheng.evidence.Payment;
import org.tiezheng.evidence.Post;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.RowState;
import org.tiezheng.evidence.SetAside;
import org.tiezheng.evidence.TextMessage;

/**
 * A record that was found.
 *
 * @param item number of its item
 * @param line number of the record within the item, as {@code show} counts; 0 for a row set aside
 * @param sameAs line of the record that is the same message, if this one was recovered again
 * @param kind empty for a row that was set aside
 * @param conversation id within its source; empty if it belongs to none
 * @param title of the conversation; of another record what it is headed by
 * @param sender as shown; empty where nobody wrote it
 * @param state what the store says of the row, or that it was recovered
 * @param incomplete whether a part of the row is lost, or may be another's
 * @param excerpt the words that were found and a little around them
 * @param text the record in one line
 * @param place file and place in it
 */
public record Found(
    int item,
    long line,
    Optional<Long> sameAs,
    Optional<RecordKind> kind,
    String conversation,
    String title,
    String sender,
    RecordedTime time,
    RowState state,
    boolean incomplete,
    Excerpt excerpt,
    String text,
    String place,
    Provenance provenance) {

  /** A record of an item. */
  public static Found of(
      int item, long line, Optional<Long> sameAs, Record row, Excerpt excerpt, String place) {
    return new Found(
        item,
        line,
        sameAs,
        Optional.of(RecordKind.of(row)),
        RecordText.conversation(row).orElse(""),
        title(row),
        sender(row),
        row.time(),
        state(row),
        Incomplete.row(row),
        excerpt,
        RecordText.of(row).stream().findFirst().orElse(""),
        place,
        row.provenance());
  }

  /** A row that was set aside. */
  public static Found of(int item, SetAside row, Excerpt excerpt, String place) {
    return new Found(
        item,
        0,
        Optional.empty(),
        Optional.empty(),
        "",
        row.table(),
        "",
        RecordedTime.none(),
        RowState.LIVE,
        false,
        excerpt,
        row.raw(),
        place,
        row.provenance());
  }

  private static String title(Record row) {
    return switch (row) {
      case ChatMessage m -> m.conversationTitle();
      case TextMessage m ->
          m.counterpartName().isEmpty() ? RecordText.thread(m) : m.counterpartName();
      case Mail m -> m.subject();
      case Payment p -> p.provider();
      case Post p -> p.place();
      case Conversation c -> c.title();
      default -> "";
    };
  }

  private static String sender(Record row) {
    return switch (row) {
      case ChatMessage m -> m.senderName().isEmpty() ? m.sender().orElse("") : m.senderName();
      case TextMessage m ->
          m.outgoing().orElse(false)
              ? m.own().orElseGet(() -> "→ " + RecordText.thread(m))
              : m.counterpartName().isEmpty() ? RecordText.thread(m) : m.counterpartName();
      case Mail m -> m.from();
      case Post p -> p.authorName();
      case Payment p -> p.counterpart();
      case Call c -> c.name().isEmpty() ? c.number() : c.name();
      default -> "";
    };
  }

  private static RowState state(Record row) {
    return switch (row) {
      case ChatMessage m -> m.state();
      case TextMessage m -> m.state();
      case Call c -> c.state();
      case Contact c -> c.state();
      case Conversation c -> c.state();
      case Post p -> p.state();
      default -> RowState.LIVE;
    };
  }
}
