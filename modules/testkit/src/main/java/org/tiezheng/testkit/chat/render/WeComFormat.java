package org.tiezheng.testkit.chat.render;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.testkit.chat.Body;
import org.tiezheng.testkit.chat.HeldMessage;
import org.tiezheng.testkit.chat.Step;

/**
 * The decrypted lines of a WeCom archive. The archive keeps both a message and its recall, so a
 * recall takes two lines; lines that an app makes by itself are not in it.
 */
record WeComFormat() implements TalkFormat {
  @Override
  public Capabilities capabilities() {
    return Capabilities.of("wecom-jsonl")
        .carries(
            Fact.SERVER_ID,
            Fact.SERVER_SEQ,
            Fact.SENDER_ID,
            Fact.TIME_SECONDS,
            Fact.TIME_MILLIS,
            Fact.TEXT,
            Fact.RECALL_TARGET,
            Fact.MEDIA_MD5,
            Fact.MEDIA_TYPE,
            Fact.MEDIA_NAME,
            Fact.VOICE_MILLIS,
            Fact.LOCATION,
            Fact.LINK_URL,
            Fact.CONTROL_CHARACTERS)
        .degrades(Fact.CONVERSATION_ID, "of rooms; of two people both accounts")
        .degrades(Fact.TYPE, "the archive's words")
        .degrades(Fact.VOICE_MILLIS, "seconds")
        .degrades(Fact.NOTICE, "as text without a sender")
        .done();
  }

  @Override
  public String name(Talk talk) {
    return "wecom_" + talk.in().key() + ".jsonl";
  }

  @Override
  public byte[] bytes(Talk talk) {
    StringBuilder out = new StringBuilder();
    for (HeldMessage m : talk.messages()) {
      if (m.body() instanceof Body.Recall r) {
        original(talk, m).ifPresent(o -> out.append(Json.text(line(talk, o, "send"))).append('\n'));
        Map<String, Object> one = line(talk, m, "recall");
        one.put("msgid", id(m) + "_recall");
        one.put("msgtime", r.time().toEpochMilli());
        one.put("msgtype", "revoke");
        one.put("revoke", Json.object("pre_msgid", id(m)));
        out.append(Json.text(one)).append('\n');
      } else {
        out.append(Json.text(line(talk, m, "send"))).append('\n');
      }
    }
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static Optional<HeldMessage> original(Talk talk, HeldMessage recall) {
    return talk.truth().history().stream()
        .filter(s -> s instanceof Step.Recalled r && r.after().storeId() == recall.storeId())
        .map(s -> ((Step.Recalled) s).before())
        .findFirst();
  }

  private static String id(HeldMessage m) {
    return m.serverId() + "_" + m.time().toEpochMilli() + "_external";
  }

  private static Map<String, Object> line(Talk talk, HeldMessage m, String action) {
    List<String> to =
        talk.in().members().stream()
            .filter(p -> !m.sender().filter(p::equals).isPresent())
            .toList();
    Map<String, Object> one =
        Json.object(
            "seq", m.serverSeq(),
            "msgid", id(m),
            "action", action,
            "from", m.sender().orElse(""),
            "tolist", to,
            "roomid", talk.in().group() ? talk.in().id() : "",
            "msgtime", m.time().toEpochMilli());
    if (action.equals("send")) {
      content(one, m.body());
    }
    return one;
  }

  private static void content(Map<String, Object> one, Body body) {
    switch (body) {
      case Body.Image i ->
          put(
              one,
              "image",
              "md5sum",
              i.content().md5(),
              "filesize",
              i.content().length(),
              "sdkfileid",
              "x");
      case Body.Voice v ->
          put(
              one,
              "voice",
              "md5sum",
              v.content().md5(),
              "voice_size",
              v.content().length(),
              "play_length",
              v.millis() / 1000,
              "sdkfileid",
              "x");
      case Body.Video v ->
          put(
              one,
              "video",
              "md5sum",
              v.content().md5(),
              "filesize",
              v.content().length(),
              "play_length",
              v.seconds(),
              "sdkfileid",
              "x");
      case Body.Document d ->
          put(
              one,
              "file",
              "md5sum",
              d.content().md5(),
              "filename",
              d.name(),
              "fileext",
              d.extension(),
              "filesize",
              d.content().length(),
              "sdkfileid",
              "x");
      case Body.Location l ->
          put(
              one,
              "location",
              "longitude",
              new BigDecimal(l.y()),
              "latitude",
              new BigDecimal(l.x()),
              "address",
              l.label(),
              "title",
              l.name(),
              "zoom",
              l.scale());
      case Body.Link l ->
          put(
              one,
              "link",
              "title",
              l.title(),
              "description",
              l.about(),
              "link_url",
              l.url(),
              "image_url",
              "");
      default -> put(one, "text", "content", Lines.of(body));
    }
  }

  private static void put(Map<String, Object> one, String type, Object... data) {
    one.put("msgtype", type);
    one.put(type, Json.object(data));
  }
}
