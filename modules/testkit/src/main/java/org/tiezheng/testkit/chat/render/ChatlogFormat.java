package org.tiezheng.testkit.chat.render;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tiezheng.testkit.chat.Body;
import org.tiezheng.testkit.chat.HeldMessage;

/** What the interface of chatlog answers: JSON or CSV. It never states a server id. */
record ChatlogFormat(boolean csv) implements TalkFormat {
  @Override
  public Capabilities capabilities() {
    Capabilities.Builder table = Capabilities.of(csv ? "chatlog-csv" : "chatlog-json");
    table.carries(
        Fact.CONVERSATION_ID,
        Fact.CONVERSATION_TITLE,
        Fact.SENDER_ID,
        Fact.SENDER_NAME,
        Fact.TIME_SECONDS,
        Fact.TEXT,
        Fact.NOTICE);
    table.degrades(Fact.TRANSFER_AMOUNT, "in the words [转账|￥…]");
    if (!csv) {
      table.carries(
          Fact.SORT_SEQ,
          Fact.DIRECTION,
          Fact.TYPE,
          Fact.SUBTYPE,
          Fact.LINK_URL,
          Fact.MEDIA_MD5,
          Fact.LOCATION,
          Fact.CONTROL_CHARACTERS);
      table.degrades(Fact.QUOTE_TEXT, "time, sender and text of the answered message, no id");
      table.degrades(Fact.FORWARD_ITEMS, "names, times and texts; nested ones by title");
      table.degrades(Fact.MEDIA_NAME, "of files");
    }
    return table.done();
  }

  @Override
  public String name(Talk talk) {
    return "chatlog_" + talk.in().id() + (csv ? ".csv" : ".json");
  }

  @Override
  public byte[] bytes(Talk talk) {
    if (csv) {
      Csv out = new Csv().row("Time", "SenderName", "Sender", "TalkerName", "Talker", "Content");
      for (HeldMessage m : talk.messages()) {
        out.row(
            Talk.time(m.time()),
            talk.name(m),
            sender(talk, m),
            talk.in().title(),
            talk.in().id(),
            plain(m.body()));
      }
      return out.toString().getBytes(StandardCharsets.UTF_8);
    }
    List<Object> all = new ArrayList<>();
    for (HeldMessage m : talk.messages()) {
      all.add(message(talk, m));
    }
    return Json.pretty(all);
  }

  private static String sender(Talk talk, HeldMessage m) {
    return talk.system(m) ? "系统消息" : m.sender().orElse("");
  }

  private static Map<String, Object> message(Talk talk, HeldMessage m) {
    boolean words =
        talk.system(m)
            || switch (m.body()) {
              case Body.Text _, Body.Quote _, Body.Pat _, Body.Call _, Body.GroupNotice _ -> true;
              default -> false;
            };
    return Json.object(
        "seq", m.sortSeq(),
        "time", Talk.time(m.time(), "yyyy-MM-dd'T'HH:mm:ssxxx"),
        "talker", talk.in().id(),
        "talkerName", talk.in().title(),
        "isChatRoom", talk.in().group(),
        "sender", sender(talk, m),
        "senderName", talk.name(m),
        "isSelf", m.outgoing(),
        "type", talk.system(m) ? 10000 : m.body().type(),
        "subType", m.body().subtype(),
        "content",
            words ? Lines.of(m.body()) : m.body() instanceof Body.Transfer ? plain(m.body()) : "",
        "contents", contents(talk, m.body()));
  }

  private static Map<String, Object> contents(Talk talk, Body body) {
    return switch (body) {
      case Body.Image i -> Json.object("md5", i.content().md5());
      case Body.Video v -> Json.object("md5", v.content().md5());
      case Body.Document d -> Json.object("title", d.name(), "md5", d.content().md5());
      case Body.Emoticon e -> Json.object("cdnurl", e.url());
      case Body.Location l ->
          Json.object("x", l.x(), "y", l.y(), "label", l.label(), "cityname", l.name());
      case Body.Link l -> Json.object("title", l.title(), "desc", l.about(), "url", l.url());
      case Body.Article a -> contents(talk, a.articles().getFirst());
      case Body.MiniProgram p -> Json.object("title", p.title(), "url", "");
      case Body.App a -> Json.object("title", a.title(), "desc", a.about(), "url", a.url());
      case Body.Quote q ->
          Json.object(
              "refer",
              Json.object(
                  "seq",
                  0,
                  "time",
                  Talk.time(q.targetTime(), "yyyy-MM-dd'T'HH:mm:ssxxx"),
                  "sender",
                  q.targetSender(),
                  "senderName",
                  q.targetName(),
                  "type",
                  q.targetType(),
                  "content",
                  q.targetText()));
      case Body.Forward f -> {
        List<Object> items = new ArrayList<>();
        for (Body.Forward.Item i : f.items()) {
          items.add(
              Json.object(
                  "DataType",
                  Integer.toString(i.datatype()),
                  "SourceName",
                  i.name(),
                  "SourceTime",
                  Talk.time(i.time()),
                  "DataDesc",
                  i.text()));
        }
        yield Json.object(
            "recordInfo",
            Json.object(
                "Title",
                f.title(),
                "DataList",
                Json.object("Count", items.size(), "DataItems", items)));
      }
      default -> Json.object();
    };
  }

  private static String plain(Body body) {
    return switch (body) {
      case Body.Transfer t -> "[转账|" + t.amount() + "]" + t.memo();
      case Body.Link l -> "[链接|" + l.title() + "](" + l.url() + ")";
      default -> Lines.of(body);
    };
  }
}
