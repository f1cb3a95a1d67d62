package org.tiezheng.testkit.chat.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tiezheng.testkit.chat.Body;
import org.tiezheng.testkit.chat.HeldMessage;
import org.tiezheng.testkit.chat.Persona;

/** JSON of QQ Chat Exporter. */
record QceFormat() implements TalkFormat {
  @Override
  public Capabilities capabilities() {
    return Capabilities.of("qce-json")
        .carries(
            Fact.SERVER_ID,
            Fact.CONVERSATION_TITLE,
            Fact.SENDER_NAME,
            Fact.TIME_SECONDS,
            Fact.TIME_MILLIS,
            Fact.TEXT,
            Fact.NOTICE,
            Fact.QUOTE_TARGET,
            Fact.QUOTE_TEXT,
            Fact.MEDIA_TYPE,
            Fact.MEDIA_NAME,
            Fact.MEDIA_MD5,
            Fact.CONTROL_CHARACTERS,
            Fact.LOCAL_ID)
        .degrades(Fact.SENDER_ID, "as QQ number")
        .degrades(Fact.DIRECTION, "by the own uid in chatInfo")
        .degrades(Fact.TYPE, "the exporter's words")
        .done();
  }

  @Override
  public String name(Talk talk) {
    return "qce_" + talk.in().id() + ".json";
  }

  @Override
  public byte[] bytes(Talk talk) {
    List<Object> messages = new ArrayList<>();
    talk.messages().forEach(m -> messages.add(message(talk, m)));
    Persona self = talk.truth().account();
    return Json.pretty(
        Json.object(
            "metadata",
                Json.object(
                    "name",
                    "QQChatExporter V5 / https://github.com/shuakami/qq-chat-exporter",
                    "version",
                    "5.0.0",
                    "exportTime",
                    Talk.EXPORTED.toString(),
                    "format",
                    "json"),
            "chatInfo",
                Json.object(
                    "name",
                    talk.in().title(),
                    "type",
                    talk.in().group() ? "group" : "private",
                    "selfUid",
                    uid(self),
                    "selfUin",
                    self.qq(),
                    "selfName",
                    self.nick()),
            "statistics",
                Json.object(
                    "totalMessages",
                    messages.size(),
                    "timeRange",
                    Json.object(
                        "start",
                        talk.messages().getFirst().time().toString(),
                        "end",
                        talk.messages().getLast().time().toString())),
            "messages", messages,
            "avatars", Json.object()));
  }

  static String uid(Persona p) {
    return "u_" + Attached.hash(p.qq()).substring(0, 22);
  }

  private static Map<String, Object> message(Talk talk, HeldMessage m) {
    Map<String, Object> sender =
        talk.sender(m)
            .map(p -> Json.object("uid", uid(p), "uin", p.qq(), "name", talk.name(p)))
            .orElseGet(() -> Json.object("uid", "", "uin", "0", "name", "系统"));
    List<Object> elements = new ArrayList<>();
    elements(m.body(), elements);
    return Json.object(
        "id", m.serverId(),
        "seq", Long.toString(m.localId()),
        "timestamp", m.time().toEpochMilli(),
        "time", Talk.time(m.time()),
        "sender", sender,
        "type", type(m.body()),
        "content", Json.object("text", Lines.of(m.body()), "elements", elements),
        "recalled", m.body() instanceof Body.Recall,
        "system", talk.system(m));
  }

  private static String type(Body body) {
    return switch (body) {
      case Body.Text t -> "text";
      case Body.Image i -> "image";
      case Body.Voice v -> "audio";
      case Body.Video v -> "video";
      case Body.Document d -> "file";
      case Body.Quote q -> "reply";
      case Body.Forward f -> "forward";
      case Body.Notice n -> "system";
      case Body.Recall r -> "system";
      default -> "json";
    };
  }

  private static void elements(Body body, List<Object> into) {
    switch (body) {
      case Body.Quote q -> {
        into.add(
            element(
                "reply",
                "messageId",
                q.target(),
                "senderName",
                q.targetName(),
                "content",
                q.targetText()));
        into.add(element("text", "text", q.text()));
      }
      case Body.Image i ->
          into.add(
              element(
                  "image",
                  "filename",
                  i.content().md5() + ".jpg",
                  "size",
                  i.content().length(),
                  "md5",
                  i.content().md5()));
      case Body.Document d ->
          into.add(
              element(
                  "file",
                  "filename",
                  d.name(),
                  "size",
                  d.content().length(),
                  "md5",
                  d.content().md5()));
      case Body.Voice v ->
          into.add(
              element(
                  "audio", "filename", v.content().md5() + ".amr", "duration", v.millis() / 1000));
      case Body.Video v ->
          into.add(
              element(
                  "video",
                  "filename",
                  v.content().md5() + ".mp4",
                  "md5",
                  v.content().md5(),
                  "duration",
                  v.seconds()));
      default -> into.add(element("text", "text", Lines.of(body)));
    }
  }

  private static Map<String, Object> element(String type, Object... data) {
    return Json.object("type", type, "data", Json.object(data));
  }
}
