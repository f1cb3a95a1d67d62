package org.tiezheng.collect.qce;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tiezheng.collect.Member;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.collect.export.Draft;
import org.tiezheng.collect.export.ExportedChat;
import org.tiezheng.collect.export.Stated;
import org.tiezheng.collect.export.Times;
import org.tiezheng.collect.input.JsonObject;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.MessageContent.Media;
import org.tiezheng.evidence.MessageContent.MediaType;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.RowState;

/** A message with its elements. */
record QceMessage(ExportedChat chat, SealedSource source, JsonObject info) {
  private static final Set<String> KNOWN =
      Set.of("id", "seq", "timestamp", "sender", "type", "content", "recalled", "system");

  Draft draft(JsonObject row, Locator place) {
    JsonObject sender = row.object("sender");
    boolean system = row.flag("system").orElse(false);
    boolean recalled = row.flag("recalled").orElse(false);
    JsonObject content = row.object("content");
    List<JsonObject> elements = content.objects("elements");
    Optional<String> account =
        sender.filled("uin").filter(u -> !u.equals("0")).or(() -> sender.filled("uid"));
    MessageContent made =
        system
            ? system(content.text("text"), recalled)
            : content(content.text("text"), row.text("type"), elements);
    Draft draft =
        new Draft(chat.at(place), time(row.text("timestamp")), made)
            .in(
                info.filled("peerUin").or(() -> info.filled("peerUid")).orElse(info.text("name")),
                info.text("name"))
            .id(row.filled("id").filter(id -> !id.equals("0")))
            .local(row.filled("seq"))
            .from(system ? Optional.empty() : account, system ? "" : sender.text("name"))
            .outgoing(system ? Optional.empty() : own(sender))
            .type(row.text("type"))
            .extra(row.rest(KNOWN))
            .extra("uid", sender.text("uid"));
    if (recalled) {
      draft.state(RowState.RECALLED);
    }
    sender
        .rest(Set.of("uid", "uin", "name"))
        .forEach((name, value) -> draft.extra("sender." + name, value));
    if (elements.stream().filter(e -> !plain(e)).count() > 1
        || made instanceof MessageContent.Unread) {
      draft.extra("elements", content.json());
    }
    elements.stream()
        .filter(e -> e.text("type").equals("reply"))
        .findFirst()
        .ifPresent(e -> reply(e.object("data"), draft));
    return draft;
  }

  private void reply(JsonObject data, Draft draft) {
    Optional<String> target =
        data.filled("referencedMessageId")
            .or(() -> data.filled("messageId"))
            .filter(id -> !id.equals("0"));
    chat.look(target);
    draft
        .quotes(target)
        .quoted(
            Optional.of(
                new ChatMessage.Quoted(
                    data.filled("senderUin").map(chat::key),
                    data.text("senderName"),
                    data.text("content"),
                    data.filled("timestamp").map(QceMessage::time))));
  }

  private Optional<Boolean> own(JsonObject sender) {
    return sender
        .filled("uid")
        .filter(_ -> info.filled("selfUid").isPresent())
        .map(uid -> uid.equals(info.text("selfUid")))
        .or(() ->
            sender
                .filled("uin")
                .filter(_ -> info.filled("selfUin").isPresent())
                .map(uin -> uin.equals(info.text("selfUin"))));
  }

  private static RecordedTime time(String raw) {
    return raw.indexOf('T') > 0 ? Times.withOffset(raw) : Times.millis(raw);
  }

  private static MessageContent system(String text, boolean recalled) {
    return recalled
        ? new MessageContent.Recall(Optional.empty(), text)
        : new MessageContent.Notice(text);
  }

  private static boolean plain(JsonObject element) {
    return Set.of("text", "reply").contains(element.text("type"));
  }

  private MessageContent content(String text, String type, List<JsonObject> elements) {
    List<String> words = new ArrayList<>();
    Optional<Media> first = Optional.empty();
    boolean all = true;
    for (JsonObject element : elements) {
      if (element.text("type").equals("text")) {
        words.add(element.object("data").text("text"));
      } else if (!plain(element)) {
        all = false;
        if (first.isEmpty()) {
          first = medium(element.text("type"), element.object("data"));
        }
      }
    }
    String joined = String.join("", words);
    if (first.isPresent()) {
      Media m = first.get();
      return new Media(m.type(), m.reference(), m.found(), m.claimed(), joined, m.millis());
    }
    if (type.equals("forward")) {
      return Stated.forward(Stated.unlabelled(text));
    }
    return all && !elements.isEmpty()
        ? new MessageContent.Words(joined)
        : elements.isEmpty() && text.isEmpty()
            ? new MessageContent.Unread(type, text)
            : new MessageContent.Words(text);
  }

  private Optional<Media> medium(String element, JsonObject data) {
    MediaType type =
        switch (element) {
          case "image" -> MediaType.IMAGE;
          case "audio", "voice" -> MediaType.VOICE;
          case "video" -> MediaType.VIDEO;
          case "file" -> MediaType.FILE;
          case "market_face" -> MediaType.STICKER;
          default -> MediaType.VIDEO;
        };
    if (!Set.of("image", "audio", "voice", "video", "file", "market_face").contains(element)) {
      return Optional.empty();
    }
    Optional<String> path = data.filled("localPath");
    Media stated =
        Stated.media(
            type, data.filled("filename").or(() -> path), data.filled("md5"), data.number("size"));
    Optional<String> found = path.flatMap(source::sibling).map(Member::sha256);
    return Optional.of(
        Stated.lasting(Stated.found(stated, found), data.number("duration").map(s -> s * 1000)));
  }
}
