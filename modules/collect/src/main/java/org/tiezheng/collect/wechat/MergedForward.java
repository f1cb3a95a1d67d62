package org.tiezheng.collect.wechat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.MessageContent.Forward;
import org.tiezheng.evidence.MessageContent.Forward.Forwarded;
import org.tiezheng.evidence.MessageContent.Media;
import org.tiezheng.evidence.MessageContent.MediaType;

/**
 * A merged forward or a note: a list of items, each a copy of a message as the forwarder's app saw
 * it. Names are the forwarder's view and may be chosen freely.
 */
final class MergedForward {
  private MergedForward() {}

  static MessageContent read(Markup app, int depth) {
    return list(app, app.words("title"), depth);
  }

  static MessageContent note(Markup app, int depth) {
    return list(app, "笔记 " + app.filled("title").orElse(app.words("des")), depth);
  }

  private static MessageContent list(Markup app, String title, int depth) {
    String record = app.child("recorditem").map(Markup::inner).orElse("").strip();
    Optional<Markup> info = Markup.root(record).or(() -> app.child("recorditem"));
    List<Forwarded> items = info.map(i -> items(i, depth)).orElse(List.of());
    return items.isEmpty()
        ? new Forward(title, app.words("des").lines().toList(), Optional.empty())
        : Forward.of(title, items);
  }

  private static List<Forwarded> items(Markup record, int depth) {
    Markup info =
        record.name().equals("recordinfo") ? record : record.child("recordinfo").orElse(record);
    List<Forwarded> items = new ArrayList<>();
    for (Markup item : info.child("datalist").map(l -> l.children("dataitem")).orElse(List.of())) {
      items.add(
          new Forwarded(
              item.filled("fromnewmsgid").or(() -> item.attribute("datasourceid")),
              item.words("sourcename"),
              item.filled("sourcetime").orElse(item.words("srcMsgCreateTime")),
              content(item, depth)));
    }
    return items;
  }

  private static MessageContent content(Markup item, int depth) {
    String type = item.attribute("datatype").orElse("");
    String title = item.words("datatitle");
    String words = item.child("datadesc").map(Markup::verbatim).orElse(title);
    return switch (type) {
      case "1" -> new MessageContent.Words(words);
      case "2" -> media(MediaType.IMAGE, item, Optional.empty());
      case "3" -> media(MediaType.VOICE, item, Optional.empty());
      case "4", "15" -> media(MediaType.VIDEO, item, Optional.empty());
      case "8" -> media(MediaType.FILE, item, item.filled("datatitle"));
      case "5" ->
          new MessageContent.Share(
              "链接", title, item.filled("streamweburl").orElse(item.words("link")));
      case "6" ->
          new MessageContent.Share(
              "位置", item.at("locitem").flatMap(l -> l.filled("label")).orElse(words), "");
      case "16" -> new MessageContent.Share("名片", words, "");
      case "17" -> nested(item, title, words, depth);
      case "19" -> new MessageContent.Share("小程序", title, "");
      default -> new MessageContent.Unread("dataitem/" + type, title.isEmpty() ? words : title);
    };
  }

  private static MessageContent nested(Markup item, String title, String words, int depth) {
    String record = item.child("recordxml").map(Markup::inner).orElse("").strip();
    Optional<Markup> info = Markup.root(record);
    return info.isEmpty() || depth >= BodyReader.DEEPEST
        ? new Forward(title, words.lines().toList(), Optional.empty())
        : Forward.of(
            title.isEmpty() ? info.get().words("title") : title, items(info.get(), depth + 1));
  }

  private static Media media(MediaType type, Markup item, Optional<String> name) {
    return new Media(
        type,
        name,
        Optional.empty(),
        MediaBody.claimed(item.filled("fullmd5"), MediaBody.number(item.words("datasize"))),
        "",
        MediaBody.number(item.words("duration")));
  }
}
