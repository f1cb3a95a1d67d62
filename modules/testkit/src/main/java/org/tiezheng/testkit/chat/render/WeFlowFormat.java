package org.tiezheng.testkit.chat.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tiezheng.testkit.chat.HeldMessage;
import tools.jackson.databind.node.NullNode;

/** JSON of WeFlow, or of EchoTrace, which writes the same without a head of its own. */
record WeFlowFormat(boolean echoTrace) implements TalkFormat {
  @Override
  public Capabilities capabilities() {
    return Capabilities.of(echoTrace ? "echotrace-json" : "weflow-json")
        .carries(
            Fact.LOCAL_ID,
            Fact.CONVERSATION_ID,
            Fact.CONVERSATION_TITLE,
            Fact.SENDER_ID,
            Fact.RECALL_SENDER,
            Fact.SENDER_NAME,
            Fact.TIME_SECONDS,
            Fact.TEXT,
            Fact.NOTICE,
            Fact.CONTROL_CHARACTERS,
            Fact.MESSAGE_SOURCE)
        .degrades(Fact.DIRECTION, "empty in notices and recalls")
        .degrades(Fact.TYPE, "in Chinese words; the number is unreliable")
        .degrades(Fact.TRANSFER_AMOUNT, "in the words [转账]￥…")
        .degrades(Fact.MEDIA_NAME, "of files, in the words [文件]…")
        .degrades(Fact.REMARKS, "of the other account of the conversation")
        .done();
  }

  @Override
  public String name(Talk talk) {
    return (echoTrace ? "echotrace_" : "weflow_") + talk.in().id() + ".json";
  }

  @Override
  public byte[] bytes(Talk talk) {
    List<Object> messages = new ArrayList<>();
    for (HeldMessage m : talk.messages()) {
      boolean system = talk.system(m);
      messages.add(
          Json.object(
              "localId", m.localId(),
              "createTime", m.seconds(),
              "formattedTime", Talk.time(m.time()),
              "type", Labels.chinese(m.body()),
              "localType", WeChat4Messages.type(m.body()),
              "content", Lines.of(m.body()),
              "isSend", system ? NullNode.getInstance() : (Object) (m.outgoing() ? 1 : 0),
              "senderUsername", m.sender().orElse(talk.in().id()),
              "senderDisplayName", system ? "" : talk.name(m),
              "senderAvatarKey", m.sender().orElse(""),
              "source", Payload.source(m)));
    }
    boolean group = talk.in().group();
    String nick = group ? talk.in().title() : talk.world().person(talk.in().id()).nick();
    Map<String, Object> session =
        Json.object(
            "wxid",
            talk.in().id(),
            "nickname",
            nick,
            "remark",
            group ? "" : talk.world().person(talk.in().id()).remarkOn(talk.truth().side()),
            "displayName",
            talk.in().title(),
            "type",
            group ? "群聊" : "私聊",
            "lastTimestamp",
            talk.messages().getLast().seconds(),
            "messageCount",
            messages.size(),
            "avatar",
            "");
    Map<String, Object> all = Json.object();
    if (!echoTrace) {
      all.put(
          "weflow",
          Json.object(
              "version",
              "1.0.3",
              "exportedAt",
              Talk.EXPORTED.getEpochSecond(),
              "generator",
              "WeFlow"));
    }
    all.put("session", session);
    all.put("messages", messages);
    all.put("avatars", Json.object());
    return Json.pretty(all);
  }
}
