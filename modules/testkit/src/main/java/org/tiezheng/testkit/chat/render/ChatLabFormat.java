package org.tiezheng.testkit.chat.render;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tiezheng.testkit.chat.Body;
import org.tiezheng.testkit.chat.HeldMessage;
import org.tiezheng.testkit.chat.Persona;

/** The ChatLab interchange format 0.0.2. */
record ChatLabFormat(Shape shape) implements TalkFormat {
  /** How it is written. */
  enum Shape {
    JSON,
    LINES,
    /** JSON by a program that took ids for numbers of JavaScript. */
    ROUNDED
  }

  @Override
  public Capabilities capabilities() {
    Capabilities.Builder table =
        Capabilities.of("chatlab-" + shape.name().toLowerCase(java.util.Locale.ROOT))
            .carries(
                Fact.SERVER_ID,
                Fact.CONVERSATION_TITLE,
                Fact.SENDER_ID,
                Fact.SENDER_NAME,
                Fact.TIME_SECONDS,
                Fact.TEXT,
                Fact.NOTICE,
                Fact.QUOTE_TARGET,
                Fact.MEMBERS,
                Fact.GROUP_CARDS,
                Fact.CONTROL_CHARACTERS,
                Fact.DIRECTION)
            .degrades(Fact.CONVERSATION_ID, "of groups only")
            .degrades(Fact.TYPE, "the format's own numbers")
            .degrades(Fact.TRANSFER_AMOUNT, "in the words [转账]￥…")
            .degrades(Fact.REMARKS, "as aliases");
    if (shape == Shape.ROUNDED) {
      table
          .degrades(Fact.SERVER_ID, "rounded to 53 bits")
          .degrades(Fact.QUOTE_TARGET, "rounded to 53 bits");
    }
    return table.done();
  }

  @Override
  public String name(Talk talk) {
    return "chatlab_" + talk.in().id() + (shape == Shape.LINES ? ".jsonl" : ".json");
  }

  @Override
  public byte[] bytes(Talk talk) {
    Map<String, Object> head =
        Json.object(
            "version",
            "0.0.2",
            "exportedAt",
            Talk.EXPORTED.getEpochSecond(),
            "generator",
            "World Exporter 1.0");
    Map<String, Object> meta =
        Json.object(
            "name",
            talk.in().title(),
            "platform",
            "wechat",
            "type",
            talk.in().group() ? "group" : "private",
            "ownerId",
            talk.truth().account().id());
    if (talk.in().group()) {
      meta.put("groupId", talk.in().id());
    }
    List<Map<String, Object>> members = new ArrayList<>();
    talk.in().members().forEach(id -> members.add(member(talk, talk.world().person(id))));
    List<Map<String, Object>> messages = new ArrayList<>();
    talk.messages().forEach(m -> messages.add(message(talk, m)));
    if (shape != Shape.LINES) {
      return Json.pretty(
          Json.object("chatlab", head, "meta", meta, "members", members, "messages", messages));
    }
    StringBuilder out = new StringBuilder();
    out.append(Json.text(Json.object("_type", "header", "chatlab", head, "meta", meta)))
        .append('\n');
    members.forEach(m -> out.append(line("member", m)));
    messages.forEach(m -> out.append(line("message", m)));
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String line(String type, Map<String, Object> of) {
    Map<String, Object> typed = Json.object("_type", type);
    typed.putAll(of);
    return Json.text(typed) + "\n";
  }

  private static Map<String, Object> member(Talk talk, Persona p) {
    Map<String, Object> m = Json.object("platformId", p.id(), "accountName", p.nick());
    String card = talk.in().cards().getOrDefault(p.id(), "");
    if (!card.isEmpty()) {
      m.put("groupNickname", card);
    }
    if (!p.remarkOn(talk.truth().side()).isEmpty()) {
      m.put("aliases", List.of(p.remarkOn(talk.truth().side())));
    }
    return m;
  }

  private Map<String, Object> message(Talk talk, HeldMessage m) {
    boolean system = talk.system(m);
    Map<String, Object> one =
        Json.object(
            "sender",
            system ? "system" : m.sender().orElse(""),
            "accountName",
            system ? "系统消息" : talk.sender(m).map(Persona::nick).orElse(""));
    String card = m.sender().map(s -> talk.in().cards().getOrDefault(s, "")).orElse("");
    if (!card.isEmpty() && !system) {
      one.put("groupNickname", card);
    }
    one.put("timestamp", m.seconds());
    one.put("type", Labels.chatLab(m.body()));
    one.put("content", Lines.of(m.body()));
    one.put("platformMessageId", id(m.serverId()));
    if (m.body() instanceof Body.Quote q) {
      one.put("replyToMessageId", id(q.target()));
    }
    return one;
  }

  private Object id(String exact) {
    return shape == Shape.ROUNDED
        ? new BigDecimal(Double.toString(Double.parseDouble(exact))).toBigInteger()
        : exact;
  }
}
