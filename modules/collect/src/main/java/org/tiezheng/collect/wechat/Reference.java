package org.tiezheng.collect.wechat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.RecordedTime;

/** An answer that shows the message it answers. */
final class Reference {
  private Reference() {}

  static MessageBody read(Markup app, int depth) {
    MessageContent words = new MessageContent.Words(app.words("title"));
    Optional<Markup> found = app.child("refermsg");
    if (found.isEmpty()) {
      return MessageBody.of(words);
    }
    Markup reference = found.get();
    String from = reference.words("fromusr");
    String sender = from.endsWith("@chatroom") ? reference.words("chatusr") : from;
    Map<String, String> extra = BodyReader.fields(reference, "type", "strid");
    return new MessageBody(
        words,
        reference.filled("svrid").filter(id -> !id.equals("0")),
        Optional.of(
            new ChatMessage.Quoted(
                Optional.of(sender).filter(s -> !s.isEmpty()).map(s -> "wechat:" + s),
                reference.words("displayname"),
                quoted(reference, depth),
                MediaBody.number(reference.words("createtime")).flatMap(Reference::time))),
        extra.isEmpty()
            ? Map.of()
            : Map.of(
                "quotedType",
                extra.getOrDefault("type", ""),
                "quotedNumber",
                extra.getOrDefault("strid", "")));
  }

  private static String quoted(Markup reference, int depth) {
    String content = reference.child("content").map(Markup::inner).orElse("");
    int type = MediaBody.number(reference.words("type")).map(Long::intValue).orElse(1);
    return BodyReader.read(MessageCode.of(type), content.strip(), depth + 1).content().line();
  }

  private static Optional<RecordedTime> time(long seconds) {
    return seconds <= 0 || seconds > Integer.MAX_VALUE * 2L
        ? Optional.empty()
        : Optional.of(
            new RecordedTime(
                String.valueOf(seconds),
                Optional.of(Instant.ofEpochSecond(seconds)),
                RecordedTime.Precision.SECOND,
                RecordedTime.Basis.SERVER));
  }
}
