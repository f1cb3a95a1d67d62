package org.tiezheng.casework.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tiezheng.evidence.Account;
import org.tiezheng.evidence.Amount;
import org.tiezheng.evidence.Call;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Contact;
import org.tiezheng.evidence.Conversation;
import org.tiezheng.evidence.DocumentProperties;
import org.tiezheng.evidence.FileEntry;
import org.tiezheng.evidence.FileFacts;
import org.tiezheng.evidence.Mail;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.MessageContent.MediaType;
import org.tiezheng.evidence.Payment;
import org.tiezheng.evidence.Photo;
import org.tiezheng.evidence.Post;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.Recording;
import org.tiezheng.evidence.TextMessage;

/**
 * What of a record is words: the line that a person sees first, then everything beside it that
 * somebody wrote or that names it elsewhere. The raw extra fields of a message are not among them.
 */
public final class RecordText {
  private RecordText() {}

  /** The texts of a record; empty ones are left out. */
  public static List<String> of(Record row) {
    Stream<String> texts =
        switch (row) {
          case ChatMessage m -> chat(m);
          case Payment p ->
              Stream.concat(
                  Stream.of(
                      p.counterpart() + " " + p.description() + " " + p.amount().raw(),
                      p.counterpartAccount(),
                      p.type(),
                      p.method(),
                      p.status(),
                      p.memo()),
                  p.extra().values().stream().sorted());
          case Mail m ->
              Stream.concat(
                  Stream.of(m.subject(), m.text(), m.from(), String.join(", ", m.to())),
                  m.attachments().stream().map(Mail.Attachment::name));
          case TextMessage m ->
              Stream.concat(
                  Stream.of(m.line(), m.counterpartName(), String.join(", ", m.counterparts())),
                  m.edits().stream().map(TextMessage.Edit::text));
          case Call c -> Stream.of(c.name() + " " + c.number());
          case Contact c ->
              Stream.of(
                  c.name(),
                  String.join(", ", c.numbers()),
                  String.join(", ", c.addresses()),
                  c.organisation(),
                  c.note());
          case Conversation c ->
              Stream.concat(
                  Stream.of(c.title(), c.lastLine().orElse("")),
                  c.participants().stream().map(p -> (p.name() + " " + p.account()).strip()));
          case Post p -> post(p);
          case DocumentProperties d -> Stream.of(d.title(), d.author(), d.lastModifiedBy());
          case Photo p -> Stream.of((p.make().orElse("") + " " + p.model().orElse("")).strip());
          case FileEntry f -> Stream.of(f.name());
          case FileFacts f -> Stream.concat(f.words().stream(), Stream.of(f.line()));
        };
    return texts.filter(text -> !text.isBlank()).toList();
  }

  private static Stream<String> chat(ChatMessage m) {
    List<String> texts = new ArrayList<>();
    texts.add(m.line());
    m.quoted().ifPresent(q -> texts.add((q.senderName() + " " + q.words()).strip()));
    if (m.content() instanceof MessageContent.Forward forward) {
      texts.addAll(forward.lines());
    }
    return texts.stream();
  }

  /** Numbers and names by which other data refer to the record: looked for only at some length. */
  static List<String> ids(Record row) {
    return switch (row) {
      case ChatMessage m -> {
        Stream<String> inside =
            switch (m.content()) {
              case MessageContent.Transfer t ->
                  Stream.concat(t.transferId().stream(), t.transactionId().stream());
              case MessageContent.RedPacket r -> r.id().stream();
              case MessageContent.Media media -> media.reference().stream();
              default -> Stream.empty();
            };
        yield Stream.concat(inside, m.nativeId().stream()).toList();
      }
      case Payment p -> List.of(p.orderId(), p.merchantOrderId());
      case Mail m -> m.messageId().stream().toList();
      case Post p -> p.nativeId().stream().toList();
      case FileEntry f -> List.of(f.sha256());
      default -> List.of();
    };
  }

  private static Stream<String> post(Post p) {
    return Stream.concat(
        Stream.of(p.line()), p.reactions().stream().map(r -> (r.name() + " " + r.words()).strip()));
  }

  /** Amounts that the record states as amounts. */
  public static List<Amount> amounts(Record row) {
    return switch (row) {
      case ChatMessage m ->
          switch (m.content()) {
            case MessageContent.Transfer t -> t.amount().stream().toList();
            case MessageContent.RedPacket r -> r.amount().stream().toList();
            default -> List.of();
          };
      case Payment p -> List.of(p.amount());
      default -> List.of();
    };
  }

  /**
   * Whether what matters of the record is no text: a picture, sound or file whose content nobody
   * has turned into words. That a word was not found says nothing about these.
   */
  public static boolean wordless(Record row) {
    return switch (row) {
      case ChatMessage m -> m.content() instanceof MessageContent.Media media && wordless(media);
      case Photo _, DocumentProperties _, FileEntry _, Recording _ -> true;
      case TextMessage m -> m.text().isBlank() && m.subject().isBlank();
      default -> of(row).isEmpty();
    };
  }

  private static boolean wordless(MessageContent.Media media) {
    return media.type() == MediaType.FILE || media.caption().isBlank();
  }

  /** Key or words by which the one who wrote it is known; empty where nobody wrote it. */
  static List<String> senders(Record row) {
    return switch (row) {
      case ChatMessage m -> Stream.concat(m.sender().stream(), Stream.of(m.senderName())).toList();
      case TextMessage m ->
          m.outgoing().orElse(false)
              ? m.own().stream().flatMap(RecordText::numbers).toList()
              : Stream.concat(
                      m.counterparts().stream().flatMap(RecordText::numbers),
                      Stream.of(m.counterpartName()))
                  .toList();
      case Mail m -> List.of(m.from());
      case Post p -> Stream.concat(p.author().stream(), Stream.of(p.authorName())).toList();
      case Call c ->
          c.way() == Call.Way.OUTGOING
              ? c.own().stream().flatMap(RecordText::numbers).toList()
              : Stream.concat(numbers(c.number()), Stream.of(c.name())).toList();
      case Payment p -> List.of(p.counterpart(), p.counterpartAccount());
      default -> List.of();
    };
  }

  private static Stream<String> numbers(String number) {
    return Stream.of(number, Account.keyOf(number));
  }

  /** The conversation that the record belongs to, as its source or its numbers name it. */
  public static Optional<String> conversation(Record row) {
    return switch (row) {
      case ChatMessage m -> Optional.of(m.conversation());
      case TextMessage m -> Optional.of(thread(m));
      case Conversation c -> Optional.of(c.id());
      default -> Optional.empty();
    };
  }

  /** Who is on the other side; where a row has lost it, the store's own number of the thread. */
  public static String thread(TextMessage m) {
    return m.counterparts().isEmpty() ? "#" + m.thread() : String.join(", ", m.counterparts());
  }
}
