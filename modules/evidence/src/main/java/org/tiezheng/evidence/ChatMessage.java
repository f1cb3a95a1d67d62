package org.tiezheng.evidence;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A message of a conversation.
 *
 * @param conversation id of the conversation within its source
 * @param conversationTitle as the source shows it
 * @param nativeId the platform's own message id, a string because it may exceed 53 bits
 * @param sender {@link Account#key()} of the sender; empty for notices of the system
 * @param senderName display name at that line
 * @param outgoing whether the account that the source belongs to sent it; empty if unknown
 * @param nativeType the source's own type, as found
 * @param quotes native id of the message that this one answers
 * @param state whether the row is live, recalled or only a trace
 * @param extra fields of the source that have no place here, kept raw
 */
public record ChatMessage(
    Provenance provenance,
    String platform,
    String conversation,
    String conversationTitle,
    Optional<String> nativeId,
    Optional<String> sender,
    String senderName,
    Optional<Boolean> outgoing,
    RecordedTime time,
    String nativeType,
    MessageContent content,
    Optional<String> quotes,
    RowState state,
    Map<String, String> extra)
    implements Record {
  public ChatMessage {
    extra = Map.copyOf(extra);
  }

  /** The texts a search and a person's eye would look at: the content in one line. */
  public String line() {
    return content.line();
  }

  /** Every account that occurs in the message. */
  public List<String> accounts() {
    return sender.map(List::of).orElse(List.of());
  }
}
