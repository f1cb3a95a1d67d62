package org.tiezheng.collect.chatlog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tiezheng.collect.export.Draft;
import org.tiezheng.collect.export.ExportedChat;
import org.tiezheng.collect.export.Stated;
import org.tiezheng.collect.export.Times;
import org.tiezheng.collect.input.JsonObject;
import org.tiezheng.collect.wechat.BodyReader;
import org.tiezheng.collect.wechat.MessageCode;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.MessageContent.Forward;
import org.tiezheng.evidence.MessageContent.MediaType;

/** A message of the JSON form. What it carries stands in {@code contents}. */
final class ChatlogMessage {
  /** The sender of what the app writes itself. */
  static final String SYSTEM = "系统消息";

  private static final int DEEPEST = 8;
  private static final Set<String> KNOWN =
      Set.of(
          "seq",
          "time",
          "talker",
          "talkerName",
          "isChatRoom",
          "sender",
          "senderName",
          "isSelf",
          "type",
          "subType",
          "content",
          "contents");

  private ChatlogMessage() {}

  static Draft draft(JsonObject row, ExportedChat chat, Locator place) {
    boolean system = row.text("sender").equals(SYSTEM) || row.text("type").equals("10000");
    Draft draft =
        new Draft(chat.at(place), Times.withOffset(row.text("time")), content(row))
            .in(row.text("talker"), row.text("talkerName"))
            .sort(row.filled("seq").filter(s -> !s.equals("0")))
            .from(row.filled("sender").filter(_ -> !system), system ? "" : row.text("senderName"))
            .outgoing(system ? Optional.empty() : row.flag("isSelf"))
            .type(type(row))
            .extra(row.rest(KNOWN));
    JsonObject refer = row.object("contents").object("refer");
    if (!refer.members().isEmpty()) {
      draft.quoted(
          Optional.of(
              new ChatMessage.Quoted(
                  refer.filled("sender").map(chat::key),
                  refer.text("senderName"),
                  refer.text("content"),
                  refer.filled("time").map(Times::withOffset))));
    }
    Map<String, String> contents =
        row.object("contents").rest(Set.of("refer", "recordInfo", "md5", "title", "url"));
    contents.forEach((name, value) -> draft.extra("contents." + name, value));
    if (!row.text("content").equals(words(row))) {
      draft.extra("content", row.text("content"));
    }
    return draft;
  }

  private static String type(JsonObject row) {
    String subtype = row.text("subType");
    return row.text("type") + (subtype.isEmpty() || subtype.equals("0") ? "" : "/" + subtype);
  }

  /** The content where the record keeps it as it is. */
  private static String words(JsonObject row) {
    return switch (type(row)) {
      case "1", "49/57", "10000", "50", "49/62", "49/87" -> row.text("content");
      default -> "";
    };
  }

  private static MessageContent content(JsonObject row) {
    JsonObject in = row.object("contents");
    String words = row.text("content");
    return switch (type(row)) {
      case "1", "49/57" -> new MessageContent.Words(words);
      case "3" -> medium(MediaType.IMAGE, in);
      case "34" -> medium(MediaType.VOICE, in);
      case "43" -> medium(MediaType.VIDEO, in);
      case "47" -> medium(MediaType.STICKER, in);
      case "49/6", "49/74" ->
          Stated.media(MediaType.FILE, in.filled("title"), in.filled("md5"), Optional.empty());
      case "42" -> new MessageContent.Share("名片", in.filled("nickname").orElse(words), "");
      case "48" -> place(in);
      case "50" -> new MessageContent.Call(words.contains("视频"), Stated.seconds(words), words);
      case "49/5" -> new MessageContent.Share("链接", in.text("title"), in.text("url"));
      case "49/19" -> forward(in.object("recordInfo"), in.text("title"), 0);
      case "49/33", "49/36" -> new MessageContent.Share("小程序", in.text("title"), in.text("url"));
      case "49/62", "49/87" -> new MessageContent.Notice(words);
      case "49/2000" -> Stated.transfer(Stated.amount(words), memo(words));
      case "49/2001", "49/2003" ->
          new MessageContent.RedPacket(Optional.empty(), words, Optional.empty());
      case "10000" -> BodyReader.read(MessageCode.of(10000), words).content();
      default -> other(row, in, words);
    };
  }

  private static MessageContent other(JsonObject row, JsonObject in, String words) {
    return in.filled("title")
        .<MessageContent>map(title -> new MessageContent.Share("链接", title, in.text("url")))
        .orElseGet(() -> new MessageContent.Unread(type(row), words));
  }

  private static MessageContent medium(MediaType type, JsonObject in) {
    return Stated.media(
        type, in.filled("path").or(() -> in.filled("cdnurl")), in.filled("md5"), Optional.empty());
  }

  private static MessageContent place(JsonObject in) {
    String where = in.filled("x").flatMap(x -> in.filled("y").map(y -> x + "," + y)).orElse("");
    return new MessageContent.Share(
        "位置", (in.text("cityname") + " " + in.text("label")).strip(), where);
  }

  /** Behind the label {@code [转账|￥1.00]}. */
  private static String memo(String words) {
    return Stated.unlabelled(words);
  }

  private static Forward forward(JsonObject info, String title, int depth) {
    List<Forward.Forwarded> items = new ArrayList<>();
    for (JsonObject item : info.object("DataList").objects("DataItems")) {
      items.add(
          new Forward.Forwarded(
              Optional.empty(),
              item.text("SourceName"),
              item.text("SourceTime"),
              forwarded(item, depth)));
    }
    return Forward.of(info.filled("Title").orElse(title), items);
  }

  private static MessageContent forwarded(JsonObject item, int depth) {
    String words = item.filled("DataDesc").orElse(item.text("DataTitle"));
    JsonObject nested = item.object("RecordXML").object("RecordInfo");
    return switch (item.text("DataType")) {
      case "1" -> new MessageContent.Words(words);
      case "2" -> Stated.media(MediaType.IMAGE);
      case "3" -> Stated.media(MediaType.VOICE);
      case "4" -> Stated.media(MediaType.VIDEO);
      case "8" ->
          Stated.media(
              MediaType.FILE, item.filled("DataTitle"), Optional.empty(), Optional.empty());
      case "17" ->
          nested.members().isEmpty() || depth >= DEEPEST
              ? Stated.forward(words)
              : forward(nested, item.text("DataTitle"), depth + 1);
      default -> new MessageContent.Unread("dataitem/" + item.text("DataType"), words);
    };
  }
}
