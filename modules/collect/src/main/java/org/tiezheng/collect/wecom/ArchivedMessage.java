package org.tiezheng.collect.wecom;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.tiezheng.collect.export.Draft;
import org.tiezheng.collect.export.ExportedChat;
import org.tiezheng.collect.export.Stated;
import org.tiezheng.collect.export.Times;
import org.tiezheng.collect.input.JsonObject;
import org.tiezheng.evidence.Amount;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.MessageContent.MediaType;
import org.tiezheng.evidence.RecordedTime;

/** A line of the archive. */
final class ArchivedMessage {
  private static final Set<String> KNOWN =
      Set.of("seq", "msgid", "action", "from", "roomid", "msgtime", "msgtype", "text", "revoke");

  private ArchivedMessage() {}

  static Draft draft(JsonObject row, ExportedChat chat, Locator place) {
    String type = row.filled("msgtype").orElse(row.text("action"));
    String room = room(row);
    Optional<String> sender = row.filled("from").or(() -> row.filled("user"));
    return new Draft(chat.at(place), time(row), content(row, type))
        .in(room, room)
        .id(row.filled("msgid"))
        .server(row.filled("seq"))
        .from(sender, "")
        .type(type)
        .extra(row.rest(KNOWN))
        .extra("action", row.text("action"))
        .extra("external", row.text("msgid").endsWith("_external") ? "true" : "");
  }

  /** The archive gives the server's time. */
  private static RecordedTime time(JsonObject row) {
    RecordedTime read = Times.millis(row.filled("msgtime").orElse(row.text("time")));
    return new RecordedTime(
        read.raw(), read.instant(), read.precision(), RecordedTime.Basis.SERVER);
  }

  /** The room, or both accounts where there is none. */
  private static String room(JsonObject row) {
    return row.filled("roomid")
        .orElseGet(() -> {
          TreeSet<String> both = new TreeSet<>();
          row.filled("from").ifPresent(both::add);
          row.elements("tolist").stream()
              .filter(String.class::isInstance)
              .map(String.class::cast)
              .forEach(both::add);
          return String.join("|", both);
        });
  }

  private static MessageContent content(JsonObject row, String type) {
    JsonObject in = row.object(type);
    return switch (type) {
      case "text" -> new MessageContent.Words(in.text("content"));
      case "markdown" -> new MessageContent.Words(row.object("info").text("content"));
      case "image" -> medium(MediaType.IMAGE, in, "filesize");
      case "video" -> medium(MediaType.VIDEO, in, "filesize");
      case "voice" -> medium(MediaType.VOICE, in, "voice_size");
      case "emotion" -> medium(MediaType.STICKER, in, "imagesize");
      case "file" -> medium(MediaType.FILE, in, "filesize");
      case "revoke" -> new MessageContent.Recall(in.filled("pre_msgid"), "");
      case "location" ->
          new MessageContent.Share(
              "位置",
              (in.text("title") + " " + in.text("address")).strip(),
              in.text("latitude") + "," + in.text("longitude"));
      case "link" -> new MessageContent.Share("链接", in.text("title"), in.text("link_url"));
      case "weapp" -> new MessageContent.Share("小程序", in.text("title"), in.text("displayname"));
      case "card" -> new MessageContent.Share("名片", in.text("corpname"), in.text("userid"));
      case "redpacket", "external_redpacket" -> packet(row.object("redpacket"));
      case "chatrecord" -> forward(in);
      case "voiptext" ->
          new MessageContent.Call(
              Set.of("1", "3").contains(in.text("invitetype")), in.number("callduration"), "");
      case "switch" -> new MessageContent.Notice("切换企业日志");
      default -> new MessageContent.Unread(type, in.members().isEmpty() ? "" : in.json());
    };
  }

  private static MessageContent medium(MediaType type, JsonObject in, String size) {
    return Stated.lasting(
        Stated.media(type, in.filled("filename"), in.filled("md5sum"), in.number(size)),
        in.number("play_length").map(s -> s * 1000));
  }

  /** The archive states the whole amount of a packet in fen. */
  private static MessageContent packet(JsonObject in) {
    return new MessageContent.RedPacket(
        Optional.empty(),
        in.text("wish"),
        in.number("totalamount").map(fen -> new Amount(fen, "CNY", in.text("totalamount"))));
  }

  private static MessageContent forward(JsonObject in) {
    List<MessageContent.Forward.Forwarded> items = new ArrayList<>();
    for (JsonObject item : in.objects("item")) {
      items.add(
          new MessageContent.Forward.Forwarded(
              Optional.empty(),
              "",
              item.text("msgtime"),
              item.text("type").equals("ChatRecordText")
                  ? new MessageContent.Words(item.text("content"))
                  : new MessageContent.Unread(item.text("type"), item.text("content"))));
    }
    return MessageContent.Forward.of(in.text("title"), items);
  }
}
