package org.tiezheng.collect.wechat;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.RecordedTime;

/**
 * What the row of any WeChat store says about a message, before its text is read.
 *
 * @param conversation account or room; {@link #UNNAMED} with more behind it if that is not known
 * @param text as stored, in groups with the sender before it
 * @param cut whether the end of the text is lost, or may be another's
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
    boolean cut,
    Optional<Boolean> outgoing,
    Optional<String> sender,
    RecordedTime time,
    Map<String, String> extra) {
  /** Begins the name of a conversation of which only the table is known, if that. */
  public static final String UNNAMED = "Chat_";

  /** Stands for the conversation of a recovered row where it cannot be told. */
  public static final String UNKNOWN = "?";

  public StoredMessage {
    // Not copied, as everything is when it becomes a record: nobody changes it in between.
    extra = Collections.unmodifiableMap(extra);
  }

  /** Whether the sender may stand before the text: in a group, or where nothing names the chat. */
  boolean group() {
    return conversation.endsWith("@chatroom")
        || conversation.startsWith(UNNAMED)
        || conversation.equals(UNKNOWN);
  }

  /** The same in another conversation, and why. */
  StoredMessage in(String other, String because) {
    Map<String, String> more = new TreeMap<>(extra);
    more.put(because, "true");
    return new StoredMessage(
        other, serverId, sequence, code, text, cut, outgoing, sender, time, more);
  }

  /** Whether the app wrote it itself. */
  boolean system() {
    return code.type() == 10000 || code.type() == 10002 || code.type() == 9999;
  }
}
