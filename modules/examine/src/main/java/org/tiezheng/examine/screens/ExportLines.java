package org.tiezheng.examine.screens;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.evidence.Amount;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.RowState;
import org.tiezheng.evidence.TextMessage;

/**
 * Records of an item, in order, as lines that a screen would show. What the source has no more, or
 * had otherwise before, is on no screen of today and is left out.
 */
public final class ExportLines {
  private final Map<String, Long> places = new HashMap<>();
  private long line;

  /**
   * A line of a conversation.
   *
   * @param conversation id within its source
   */
  public record Of(String conversation, String title, ExportLine line) {}

  /** The next record of the item; empty if no screen of a chat shows it. */
  public Optional<Of> next(Record row) {
    line++;
    return switch (row) {
      case ChatMessage m when shown(m.state()) -> Optional.of(chat(m));
      case TextMessage m when shown(m.state()) && !m.line().isBlank() -> Optional.of(text(m));
      default -> Optional.empty();
    };
  }

  private static boolean shown(RowState state) {
    return state == RowState.LIVE || state == RowState.EDITED;
  }

  private long place(String conversation) {
    return places.merge(conversation, 1L, Long::sum) - 1;
  }

  private Of chat(ChatMessage m) {
    ExportLine.Form form = form(m);
    return new Of(
        m.conversation(),
        m.conversationTitle(),
        new ExportLine(
            line,
            place(m.conversation()),
            m.provenance(),
            m.sender().orElse(""),
            m.senderName(),
            form == ExportLine.Form.NOTICE ? Optional.empty() : m.outgoing(),
            m.time().instant(),
            form,
            words(m.content()),
            m.quoted().map(q -> q.senderName() + q.words())));
  }

  private Of text(TextMessage m) {
    String id = m.counterparts().isEmpty() ? "#" + m.thread() : String.join(", ", m.counterparts());
    return new Of(
        id,
        m.counterpartName().isEmpty() ? id : m.counterpartName(),
        new ExportLine(
            line,
            place(id),
            m.provenance(),
            m.outgoing().orElse(false) ? m.own().orElse("") : id,
            m.counterpartName(),
            m.outgoing(),
            m.time().instant(),
            ExportLine.Form.WORDS,
            m.line(),
            Optional.empty()));
  }

  private static ExportLine.Form form(ChatMessage m) {
    return switch (m.content()) {
      case MessageContent.Words _ ->
          m.sender().isEmpty() ? ExportLine.Form.NOTICE : ExportLine.Form.WORDS;
      case MessageContent.Media media ->
          switch (media.type()) {
            case VOICE, FILE -> ExportLine.Form.CARD;
            case IMAGE, VIDEO, STICKER -> ExportLine.Form.PICTURE;
          };
      case MessageContent.Recall _, MessageContent.Notice _ -> ExportLine.Form.NOTICE;
      case MessageContent.Unread _ -> ExportLine.Form.PICTURE;
      case MessageContent.Transfer _,
          MessageContent.RedPacket _,
          MessageContent.Call _,
          MessageContent.Share _,
          MessageContent.Forward _ ->
          ExportLine.Form.CARD;
    };
  }

  private static String words(MessageContent content) {
    return switch (content) {
      case MessageContent.Words w -> w.text();
      case MessageContent.Media media ->
          switch (media.type()) {
            case VOICE -> media.millis().map(ms -> String.valueOf((ms + 500) / 1_000)).orElse("");
            case FILE -> media.reference().map(ExportLines::name).orElse("");
            case IMAGE, VIDEO, STICKER -> "";
          };
      case MessageContent.Transfer t -> t.amount().map(ExportLines::money).orElse("");
      case MessageContent.RedPacket r -> r.greeting();
      case MessageContent.Call c ->
          c.seconds().map(s -> "%02d:%02d".formatted(s / 60, s % 60)).orElse("");
      case MessageContent.Share s -> s.title();
      case MessageContent.Forward f -> f.title();
      case MessageContent.Recall r -> r.notice();
      case MessageContent.Notice n -> n.text();
      case MessageContent.Unread _ -> "";
    };
  }

  private static String name(String reference) {
    return reference.substring(
        Math.max(reference.lastIndexOf('/'), reference.lastIndexOf('\\')) + 1);
  }

  /** As a card shows it: two decimals. */
  private static String money(Amount amount) {
    return BigDecimal.valueOf(amount.minor(), 2).toPlainString();
  }
}
