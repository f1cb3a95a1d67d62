package org.tiezheng.collect.wechat;

import java.util.Map;
import java.util.Optional;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.RowState;

/**
 * What stands in a message.
 *
 * @param quotes native id of the message that it answers
 * @param quoted what it shows of that message
 * @param extra fields that serve to compare and to check, by the names of WeChat's XML; {@code xml}
 *     holds the whole payload, {@code xmlState} says {@code damaged} where it is not well-formed
 */
public record MessageBody(
    MessageContent content,
    Optional<String> quotes,
    Optional<ChatMessage.Quoted> quoted,
    Map<String, String> extra) {
  public MessageBody {
    extra = Map.copyOf(extra);
  }

  /** A body that says nothing but its content. */
  public static MessageBody of(MessageContent content) {
    return new MessageBody(content, Optional.empty(), Optional.empty(), Map.of());
  }

  static MessageBody of(MessageContent content, Map<String, String> extra) {
    return new MessageBody(content, Optional.empty(), Optional.empty(), extra);
  }

  /** A row of the system that stands where a message was recalled is told as such. */
  public RowState state() {
    return content instanceof MessageContent.Recall ? RowState.RECALLED : RowState.LIVE;
  }
}
