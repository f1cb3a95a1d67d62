package org.tiezheng.testkit.chat;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A message as it truly was sent: the truth that neither side can change.
 *
 * @param serverId decimal, above 2^53, equal on both sides
 * @param uuid 32 hex digits and an underline, from the message source
 * @param conversation {@link Conversation#key()}
 * @param sender account name; empty for notices of the system
 * @param time on the server, with milliseconds (most formats keep seconds)
 * @param seenBy the sides whose app ever held it
 * @param recalled the recall that took its place, if it was recalled
 * @param replacedBy server id of the finished file that took the place of its announcement
 */
public record WorldMessage(
    String serverId,
    String uuid,
    String conversation,
    Optional<String> sender,
    Instant time,
    Body body,
    Set<Side> seenBy,
    Optional<Body.Recall> recalled,
    Optional<String> replacedBy) {
  public WorldMessage {
    seenBy = Set.copyOf(seenBy);
  }

  WorldMessage withRecall(Body.Recall recall) {
    return new WorldMessage(
        serverId, uuid, conversation, sender, time, body, seenBy, Optional.of(recall), replacedBy);
  }

  WorldMessage withReplacement(String by) {
    return new WorldMessage(
        serverId, uuid, conversation, sender, time, body, seenBy, recalled, Optional.of(by));
  }
}
