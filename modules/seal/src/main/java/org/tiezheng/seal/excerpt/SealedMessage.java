package org.tiezheng.seal.excerpt;

import java.util.Optional;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.json.EvidenceJson;

/**
 * The canonical form of a message (docs/excerpt-proofs.md section 1): everything that a paper shows
 * of it, with its position; not its place in the original and not the raw extra fields, in which
 * something else may stand. Not thread-safe.
 */
final class SealedMessage {
  private final CanonicalText out = new CanonicalText();

  /**
   * The bytes that are committed to.
   *
   * @param position within its conversation, from 0
   * @param line among all chat messages of its item, from 1
   */
  byte[] form(ChatMessage message, long position, long line) {
    write(message, position, line);
    return out.utf8();
  }

  /** The same as text. */
  String text(ChatMessage message, long position, long line) {
    write(message, position, line);
    return out.toString();
  }

  private void write(ChatMessage message, long position, long line) {
    out.clear();
    out.raw("{\"content\":");
    content(message.content());
    out.raw(",\"conversationTitle\":").string(message.conversationTitle());
    out.raw(",\"line\":").number(line);
    text("nativeId", message.nativeId());
    out.raw(",\"nativeType\":").string(message.nativeType());
    message.outgoing().ifPresent(o -> out.raw(",\"outgoing\":" + o));
    out.raw(",\"position\":").number(position);
    tree("quoted", message.quoted());
    text("quotes", message.quotes());
    text("sender", message.sender());
    out.raw(",\"senderName\":").string(message.senderName());
    tree("sequence", message.sequence());
    out.raw(",\"state\":\"" + message.state().name() + "\",\"time\":");
    time(message.time());
    out.raw("}");
  }

  /** Most messages are words; these need no tree. */
  private void content(MessageContent content) {
    if (content instanceof MessageContent.Words words) {
      out.raw("{\"content\":\"text\",\"text\":").string(words.text()).raw("}");
    } else {
      out.value(EvidenceJson.mapper().valueToTree(content));
    }
  }

  private void time(RecordedTime time) {
    out.raw("{\"basis\":\"" + time.basis().name() + "\"");
    time.instant().ifPresent(t -> out.raw(",\"instant\":\"" + t + "\""));
    out.raw(",\"precision\":\"" + time.precision().name() + "\",\"raw\":");
    out.string(time.raw()).raw("}");
  }

  private void text(String name, Optional<String> value) {
    value.ifPresent(v -> out.raw(",\"" + name + "\":").string(v));
  }

  private void tree(String name, Optional<?> value) {
    value.ifPresent(v -> out.raw(",\"" + name + "\":").value(EvidenceJson.mapper().valueToTree(v)));
  }
}
