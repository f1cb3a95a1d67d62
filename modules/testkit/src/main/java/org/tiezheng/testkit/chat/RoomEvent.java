package org.tiezheng.testkit.chat;

import java.time.Instant;

/**
 * A change in a group.
 *
 * @param time on the server
 * @param conversation {@link Conversation#key()}
 * @param who the account that the change is about
 * @param by the account that did it: the inviter, the remover, or who itself
 * @param value new title, new card or new nick; empty for joining and leaving
 */
public record RoomEvent(
    Instant time, String conversation, Kind kind, String who, String by, String value) {
  /** What changed. */
  public enum Kind {
    FOUNDED,
    JOINED,
    LEFT,
    REMOVED,
    CARD,
    TITLE,
    NICK
  }
}
