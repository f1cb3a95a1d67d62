package org.tiezheng.collect.telegram;

import java.util.Optional;
import java.util.Set;
import org.tiezheng.collect.Member;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.collect.export.Draft;
import org.tiezheng.collect.export.ExportedChat;
import org.tiezheng.collect.export.Times;
import org.tiezheng.collect.input.JsonObject;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.MessageContent.Media;
import org.tiezheng.evidence.MessageContent.MediaType;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.RowState;

/** A message or a service line. */
record TelegramMessage(ExportedChat chat, SealedSource source) {
  private static final Set<String> KNOWN =
      Set.of(
          "id",
          "type",
          "date_unixtime",
          "from",
          "from_id",
          "actor",
          "text",
          "text_entities",
          "photo",
          "file",
          "file_name",
          "media_type",
          "duration_seconds",
          "reply_to_message_id");

  /**
   * The conversation that the messages stand in.
   *
   * @param type such as {@code personal_chat} or {@code private_supergroup}
   */
  record Room(String name, String type, String id) {
    static final Room NONE = new Room("", "", "");

    Room named(String other) {
      return new Room(other, type, id);
    }

    Room typed(String other) {
      return new Room(name, other, id);
    }

    Room identified(String other) {
      return new Room(name, type, other);
    }

    /** Whether ids are the same for everybody. */
    boolean shared() {
      return type.contains("supergroup") || type.contains("channel");
    }
  }

  Draft draft(JsonObject row, Locator place, Room room, String owner) {
    boolean service = row.text("type").equals("service");
    String text = text(row);
    Optional<String> answered = row.filled("reply_to_message_id");
    Optional<String> from = row.filled("from_id").filter(_ -> !service);
    Draft draft =
        new Draft(chat.at(place), time(row), service ? service(row, text) : content(row, text))
            .in(room.id().isEmpty() ? room.name() : room.id(), room.name())
            .id(row.filled("id").filter(_ -> room.shared()))
            .local(row.filled("id"))
            .from(from, service ? "" : row.text("from"))
            .outgoing(from.flatMap(f -> own(f, room, owner)))
            .type(service ? "service/" + row.text("action") : type(row))
            .quotes(answered.filter(_ -> room.shared()))
            .extra(row.rest(KNOWN))
            .extra("actor", row.text("actor"))
            .extra("conversationType", room.type());
    if (!room.shared()) {
      answered.ifPresent(id -> draft.extra("reply_to_message_id", id));
    }
    if (row.has("edited_unixtime") || row.has("edited")) {
      draft.state(RowState.EDITED);
    }
    if (row.elements("text").stream().anyMatch(e -> e instanceof JsonObject o && o.has("href"))) {
      draft.extra("text_entities", row.rest(Set.of()).getOrDefault("text_entities", ""));
    }
    return draft;
  }

  private static RecordedTime time(JsonObject row) {
    return row.filled("date_unixtime")
        .map(Times::seconds)
        .orElseGet(() -> Times.local(row.text("date")));
  }

  private static Optional<Boolean> own(String from, Room room, String owner) {
    if (!owner.isEmpty()) {
      return Optional.of(from.equals(owner));
    }
    boolean partner = room.type().equals("personal_chat") && from.equals("user" + room.id());
    return partner ? Optional.of(false) : Optional.empty();
  }

  /** Text is one string, or an array of strings and objects with their kind. */
  private static String text(JsonObject row) {
    StringBuilder text = new StringBuilder(row.text("text"));
    for (Object part : row.elements("text")) {
      text.append(part instanceof JsonObject piece ? piece.text("text") : part.toString());
    }
    return text.toString();
  }

  private static String type(JsonObject row) {
    return row.filled("media_type").orElse(row.has("photo") ? "photo" : row.text("type"));
  }

  private static MessageContent service(JsonObject row, String text) {
    if (row.text("action").equals("phone_call")) {
      return new MessageContent.Call(
          false, row.number("duration_seconds"), row.text("discard_reason"));
    }
    return new MessageContent.Notice(text.isEmpty() ? row.text("action") : text);
  }

  private MessageContent content(JsonObject row, String text) {
    JsonObject place = row.object("location_information");
    if (place.has("latitude")) {
      return new MessageContent.Share(
          "位置", row.text("place_name"), place.text("latitude") + "," + place.text("longitude"));
    }
    JsonObject card = row.object("contact_information");
    if (card.has("phone_number")) {
      return new MessageContent.Share(
          "名片",
          (card.text("first_name") + " " + card.text("last_name")).strip(),
          card.text("phone_number"));
    }
    if (row.has("photo")) {
      return medium(MediaType.IMAGE, row, row.text("photo"), text);
    }
    return row.has("file")
        ? medium(kind(row.text("media_type")), row, row.text("file"), text)
        : new MessageContent.Words(text);
  }

  private static MediaType kind(String type) {
    return switch (type) {
      case "voice_message" -> MediaType.VOICE;
      case "video_file", "video_message" -> MediaType.VIDEO;
      case "sticker", "animation" -> MediaType.STICKER;
      default -> MediaType.FILE;
    };
  }

  /** A path in brackets says that the file was not exported. */
  private Media medium(MediaType type, JsonObject row, String path, String caption) {
    boolean exported = !path.startsWith("(");
    Optional<String> name = row.filled("file_name").filter(_ -> type == MediaType.FILE);
    return new Media(
        type,
        name.or(() -> Optional.of(path).filter(p -> exported && !p.isEmpty())),
        exported ? source.sibling(path).map(Member::sha256) : Optional.empty(),
        row.number("file_size")
            .or(() -> row.number("photo_file_size"))
            .map(size -> new Media.Claimed(Optional.empty(), Optional.of(size))),
        caption,
        row.number("duration_seconds").map(s -> s * 1000));
  }
}
