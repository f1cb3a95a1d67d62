package org.tiezheng.evidence;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a source states about a conversation itself: who takes part, and what its list of
 * conversations shows.
 *
 * @param id as in {@link ChatMessage#conversation()}
 * @param time of the last change that the source states, such as the last message's
 * @param lastLine what the list of conversations shows as the newest line
 * @param extra fields of the source that have no place here, kept raw
 */
public record Conversation(
    Provenance provenance,
    String platform,
    String id,
    String title,
    Type type,
    List<Participant> participants,
    RecordedTime time,
    Optional<String> lastLine,
    RowState state,
    Map<String, String> extra)
    implements Record {
  public Conversation {
    participants = List.copyOf(participants);
    extra = Map.copyOf(extra);
  }

  /** Between whom a conversation is. */
  public enum Type {
    DIRECT,
    GROUP,
    /** An official account or a service. */
    SERVICE,
    CHANNEL,
    UNKNOWN
  }

  /**
   * One of those who take part.
   *
   * @param account {@link Account#key()}
   * @param name shown within the conversation (群昵称); may be empty
   * @param role such as owner, as the source states it; may be empty
   * @param inviter {@link Account#key()} of the one who brought him in
   * @param since when he joined, as the source states it; may be empty
   * @param until when he left, as the source states it; may be empty
   */
  public record Participant(
      String account,
      String name,
      String role,
      Optional<String> inviter,
      String since,
      String until) {}
}
