package org.tiezheng.testkit.chat.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tiezheng.testkit.chat.Body;
import org.tiezheng.testkit.chat.HeldMessage;

/** The result.json of Telegram Desktop. */
record TelegramFormat() implements TalkFormat {
  @Override
  public Capabilities capabilities() {
    return Capabilities.of("telegram-json")
        .carries(
            Fact.LOCAL_ID,
            Fact.CONVERSATION_TITLE,
            Fact.SENDER_NAME,
            Fact.TIME_SECONDS,
            Fact.TEXT,
            Fact.NOTICE,
            Fact.CONTROL_CHARACTERS)
        .degrades(Fact.SENDER_ID, "as user and the QQ number, which stands for Telegram's")
        .degrades(Fact.QUOTE_TARGET, "local id; absent if the answered message is gone")
        .degrades(Fact.MEDIA_NAME, "paths of files that are not written")
        .degrades(Fact.VOICE_MILLIS, "seconds")
        .done();
  }

  @Override
  public String name(Talk talk) {
    return "telegram_" + talk.in().key() + "/result.json";
  }

  @Override
  public byte[] bytes(Talk talk) {
    List<Object> messages = new ArrayList<>();
    talk.messages().forEach(m -> messages.add(message(talk, m)));
    return Json.pretty(
        Json.object(
            "name",
            talk.in().title(),
            "type",
            talk.in().group() ? "private_group" : "personal_chat",
            "id",
            Long.parseLong(Attached.hash(talk.in()).substring(0, 8), 16),
            "messages",
            messages));
  }

  private static Map<String, Object> message(Talk talk, HeldMessage m) {
    boolean system = talk.system(m);
    Map<String, Object> one =
        Json.object(
            "id", m.localId(),
            "type", system ? "service" : "message",
            "date", Talk.time(m.time(), "yyyy-MM-dd'T'HH:mm:ss"),
            "date_unixtime", Long.toString(m.seconds()));
    String kind = system ? "actor" : "from";
    one.put(kind, system ? talk.in().title() : talk.name(m));
    one.put(kind + "_id", talk.sender(m).map(p -> "user" + p.qq()).orElse("user0"));
    if (system) {
      one.put("action", "custom_action");
    }
    media(one, m.body());
    talk.target(m).ifPresent(t -> one.put("reply_to_message_id", t.localId()));
    String text = Lines.of(m.body());
    int at = text.indexOf("http");
    if (at > 0) {
      one.put(
          "text",
          List.of(text.substring(0, at), Json.object("type", "link", "text", text.substring(at))));
      one.put(
          "text_entities",
          List.of(
              Json.object("type", "plain", "text", text.substring(0, at)),
              Json.object("type", "link", "text", text.substring(at))));
    } else {
      one.put("text", text);
      one.put(
          "text_entities",
          text.isEmpty() ? List.of() : List.of(Json.object("type", "plain", "text", text)));
    }
    return one;
  }

  private static void media(Map<String, Object> one, Body body) {
    switch (body) {
      case Body.Image i -> {
        one.put("photo", "photos/" + i.content().md5() + ".jpg");
        one.put("width", i.width());
        one.put("height", i.height());
      }
      case Body.Voice v -> {
        one.put("file", "voice_messages/" + v.content().md5() + ".ogg");
        one.put("media_type", "voice_message");
        one.put("mime_type", "audio/ogg");
        one.put("duration_seconds", v.millis() / 1000);
      }
      case Body.Video v -> {
        one.put("file", "video_files/" + v.content().md5() + ".mp4");
        one.put("media_type", "video_file");
        one.put("duration_seconds", v.seconds());
      }
      case Body.Document d -> {
        one.put("file", "files/" + d.name());
        one.put("file_name", d.name());
      }
      default -> {}
    }
  }
}
