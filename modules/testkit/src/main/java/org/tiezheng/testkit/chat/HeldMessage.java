package org.tiezheng.testkit.chat;

import java.time.Instant;
import java.util.Optional;

/**
 * A message as one side's app holds it.
 *
 * @param serverId decimal; equal on both sides for the same message
 * @param uuid from the message source; empty in recalls and in notices of the system, and in rows
 *     put in by hand
 * @param conversation {@link Conversation#key()}
 * @param localId counted in each conversation (WeChat 4.x, Mac 3.x, iOS)
 * @param storeId counted over the whole store (WeChat 3.x on PC, Android)
 * @param serverSeq rises by one with every message of the account, over all conversations
 * @param sortSeq seconds · 1000 + n, n counting within the second of a conversation
 * @param sender account name; empty for notices of the system
 * @param outgoing whether the own account sent it
 * @param time by the clock of the device, with milliseconds
 */
public record HeldMessage(
    String serverId,
    String uuid,
    String conversation,
    long localId,
    long storeId,
    long serverSeq,
    long sortSeq,
    Optional<String> sender,
    boolean outgoing,
    Instant time,
    Body body) {
  public long seconds() {
    return time.getEpochSecond();
  }

  HeldMessage withBody(Body changed) {
    return new HeldMessage(
        serverId,
        uuid,
        conversation,
        localId,
        storeId,
        serverSeq,
        sortSeq,
        sender,
        outgoing,
        time,
        changed);
  }

  HeldMessage withSource(String changed) {
    return new HeldMessage(
        serverId,
        changed,
        conversation,
        localId,
        storeId,
        serverSeq,
        sortSeq,
        sender,
        outgoing,
        time,
        body);
  }

  /** An editor changes the time and forgets the order column, as editors do. */
  HeldMessage withTime(Instant changed) {
    return new HeldMessage(
        serverId,
        uuid,
        conversation,
        localId,
        storeId,
        serverSeq,
        sortSeq,
        sender,
        outgoing,
        changed,
        body);
  }

  HeldMessage withSender(String account, boolean own) {
    return new HeldMessage(
        serverId,
        uuid,
        conversation,
        localId,
        storeId,
        serverSeq,
        sortSeq,
        Optional.of(account),
        own,
        time,
        body);
  }
}
