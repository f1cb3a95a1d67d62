package org.tiezheng.evidence;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A message of a conversation.
 *
 * @param conversation id of the conversation within its source
 * @param conversationTitle as the source shows it
 * @param nativeId the platform's own message id, given by its server where it has one and then the
 *     same in both parties' copies; a string because it may exceed 53 bits
 * @param sequence the numbers by which the source counts and orders its messages
 * @param sender {@link Account#key()} of the sender; empty for notices of the system
 * @param senderName display name at that line
 * @param outgoing whether the account that the source belongs to sent it; empty if unknown
 * @param nativeType the source's own type, as found
 * @param quotes native id of the message that this one answers
 * @param quoted what this message shows of the one that it answers
 * @param state whether the row is live, recalled or only a trace
 * @param extra fields of the source that have no place here, kept raw
 */
public record ChatMessage(
    Provenance provenance,
    String platform,
    String conversation,
    String conversationTitle,
    Optional<String> nativeId,
    Optional<Sequence> sequence,
    Optional<String> sender,
    String senderName,
    Optional<Boolean> outgoing,
    RecordedTime time,
    String nativeType,
    MessageContent content,
    Optional<String> quotes,
    Optional<Quoted> quoted,
    RowState state,
    Map<String, String> extra)
    implements Record {
  public ChatMessage {
    extra = Map.copyOf(extra);
  }

  /**
   * Numbers by which a source counts its messages, as found.
   *
   * @param local given by the app on this device, one more for each row that it stores
   * @param server the server's own count, whose continuity no format promises
   * @param sort by which the app orders what it shows
   */
  public record Sequence(Optional<String> local, Optional<String> server, Optional<String> sort) {
    public static Sequence local(String number) {
      return new Sequence(Optional.of(number), Optional.empty(), Optional.empty());
    }
  }

  /**
   * What a message carries of another one that it answers: a witness to that message, even where
   * the message itself is gone.
   *
   * @param sender {@link Account#key()} of the other's sender
   * @param senderName as the quote shows it
   * @param words the other's words or label, as copied into the quote
   * @param time of the other message as the quote states it
   */
  public record Quoted(
      Optional<String> sender, String senderName, String words, Optional<RecordedTime> time) {}

  /** The texts a search and a person's eye would look at: the content in one line. */
  public String line() {
    return content.line();
  }

  /** Every account that occurs in the message. */
  public List<String> accounts() {
    return sender.map(List::of).orElse(List.of());
  }
}
