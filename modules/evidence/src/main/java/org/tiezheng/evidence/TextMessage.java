package org.tiezheng.evidence;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A message of a phone's own message store: SMS, MMS, iMessage or RCS.
 *
 * @param service SMS, MMS, iMessage or RCS, as the store says
 * @param own number or address that the phone used; empty if the store does not say
 * @param counterparts numbers or addresses of the other side as found; several in a group
 * @param counterpartName the name that the source shows for them; may be empty
 * @param outgoing empty if unknown
 * @param thread id of the conversation within its store; may be empty
 * @param rowId id of the row in its store, if the source gives one
 * @param sent when it was sent: for a received message by the clock of the service centre
 * @param received when this phone stored it; empty for sent ones
 * @param text verbatim, all parts joined; may be empty
 * @param parts of a message that was sent in several; empty if the source does not say
 * @param serviceCentre number of the service centre of a received message
 * @param creator the program that wrote the row, if the store says
 * @param protocol the store's protocol value; its absence in a received row is a sign
 * @param edits earlier contents that the store itself keeps, the oldest first
 * @param extra fields of the source that have no place here, kept raw
 */
public record TextMessage(
    Provenance provenance,
    String service,
    Optional<String> own,
    List<String> counterparts,
    String counterpartName,
    Optional<Boolean> outgoing,
    Box box,
    String thread,
    Optional<Long> rowId,
    Optional<RecordedTime> sent,
    Optional<RecordedTime> received,
    String subject,
    String text,
    List<Attachment> attachments,
    Optional<Parts> parts,
    Optional<String> serviceCentre,
    Optional<String> creator,
    Optional<String> protocol,
    List<Edit> edits,
    RowState state,
    Map<String, String> extra)
    implements Record {
  public TextMessage {
    counterparts = List.copyOf(counterparts);
    attachments = List.copyOf(attachments);
    edits = List.copyOf(edits);
    extra = Map.copyOf(extra);
  }

  /** The folder of the phone that the message is in. */
  public enum Box {
    INBOX,
    SENT,
    DRAFT,
    OUTBOX,
    FAILED,
    QUEUED,
    SPAM,
    UNKNOWN
  }

  /**
   * A file that belongs to the message.
   *
   * @param name as the store refers to it
   * @param sha256 of the bytes if they came with the source
   */
  public record Attachment(
      String name, String mediaType, Optional<Long> size, Optional<String> sha256) {}

  /** How many parts a long message has, and how many are there. */
  public record Parts(int total, int present) {}

  /** A content that the message had before. */
  public record Edit(RecordedTime time, String text) {}

  /** When this phone stored it if it was received, else when it was sent. */
  @Override
  public RecordedTime time() {
    return received.or(() -> sent).orElseGet(RecordedTime::none);
  }

  /** The content in one line; attachments are named in brackets. */
  public String line() {
    StringBuilder line = new StringBuilder(subject.isEmpty() ? "" : "[主题 " + subject + "] ");
    line.append(text);
    attachments.forEach(a -> line.append("[附件 ").append(a.name()).append(']'));
    return line.toString();
  }

  /** Keys of the accounts that occur in the message, own first. */
  public List<String> accounts() {
    return Stream.concat(own.stream(), counterparts.stream()).map(Account::keyOf).toList();
  }
}
