package org.tiezheng.collect.wechat;

import java.util.Map;
import java.util.Optional;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.RecordedTime;

/**
 * What the row of any WeChat store says about a message, before its text is read.
 *
 * @param conversation account or room
 * @param text as stored, in groups with the sender before it
 * @param outgoing empty where the store does not say it and the sender must tell
 * @param sender account, where a column names it
 * @param extra what else the row says
 */
public record StoredMessage(
    String conversation,
    Optional<String> serverId,
    ChatMessage.Sequence sequence,
    MessageCode code,
    String text,
    Optional<Boolean> outgoing,
    Optional<String> sender,
    RecordedTime time,
    Map<String, String> extra) {
  public StoredMessage {
    extra = Map.copyOf(extra);
  }

  boolean group() {
    return conversation.endsWith("@chatroom");
  }

  /** Whether the app wrote it itself. */
  boolean system() {
    return code.type() == 10000 || code.type() == 10002 || code.type() == 9999;
  }
}
