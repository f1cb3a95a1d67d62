package org.tiezheng.collect.wechat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.MessageContent.Media;
import org.tiezheng.evidence.MessageContent.MediaType;

/** Messages of type 49: files, links, quotes, forwards, money. */
final class AppMessage {
  private AppMessage() {}

  /**
   * The subtype is that of the app message's own element: quoted, forwarded and linked payloads
   * inside it have theirs.
   */
  static MessageBody read(MessageCode code, Markup root, String text, int depth) {
    Markup app = root.name().equals("appmsg") ? root : root.child("appmsg").orElse(root);
    int subtype = MediaBody.number(app.words("type")).map(Long::intValue).orElse(code.subtype());
    MessageBody body = body(subtype, app, text, depth);
    Map<String, String> extra = new LinkedHashMap<>(body.extra());
    extra.put("appType", String.valueOf(subtype));
    return new MessageBody(body.content(), body.quotes(), body.quoted(), extra);
  }

  private static MessageBody body(int subtype, Markup app, String text, int depth) {
    String title = app.words("title");
    return switch (subtype) {
      case 1 -> MessageBody.of(new MessageContent.Words(title));
      case 2 -> MessageBody.of(attachment(MediaType.IMAGE, app), file(app));
      case 6, 74 -> MessageBody.of(attachment(MediaType.FILE, app), file(app));
      case 8, 15 -> MessageBody.of(attachment(MediaType.STICKER, app), file(app));
      case 3, 76, 92 -> share("音乐", app);
      case 4 -> share("视频", app);
      case 5, 7, 49, 68 -> Articles.read(app).orElseGet(() -> share("链接", app));
      case 10, 13 -> share("商品", app);
      case 16 -> share("卡券", app);
      case 17 -> share("位置共享", app);
      case 19 -> MessageBody.of(MergedForward.read(app, depth));
      case 24 -> MessageBody.of(MergedForward.note(app, depth));
      case 33, 36 -> miniProgram(app);
      case 50, 51, 63 -> channel(app);
      case 57 -> Reference.read(app, depth);
      case 62 -> SystemLine.pat(app.child("patMsg").orElse(app), new LinkedHashMap<>());
      case 87 -> MessageBody.of(new MessageContent.Notice("群公告:" + notice(app, title)));
      case 2000 -> Money.transfer(app);
      case 2001, 2003 -> Money.redPacket(app);
      default ->
          MessageBody.of(
              new MessageContent.Unread("49/" + subtype, title.isEmpty() ? text : title));
    };
  }

  private static String notice(Markup app, String title) {
    return app.filled("textannouncement").or(() -> app.filled("des")).orElse(title);
  }

  /** A file has a name; what a picture is called in its message are words beside it. */
  private static Media attachment(MediaType type, Markup app) {
    boolean file = type == MediaType.FILE;
    return new Media(
        type,
        app.filled("title").filter(_ -> file),
        Optional.empty(),
        MediaBody.claimed(
            app.filled("md5").or(() -> app.filled("appattach", "filemd5")),
            MediaBody.number(app.words("appattach", "totallen"))),
        file ? "" : app.words("title"),
        Optional.empty());
  }

  /** A file is announced (74) before it is there (6): then the second names the first's id. */
  private static Map<String, String> file(Markup app) {
    return app.child("appattach")
        .map(a ->
            BodyReader.fields(a, "attachid", "fileext", "fileuploadtoken", "overwrite_newmsgid"))
        .orElse(Map.of());
  }

  private static MessageBody share(String what, Markup app) {
    return MessageBody.of(
        new MessageContent.Share(what, app.words("title"), app.words("url")),
        BodyReader.fields(app, "des", "sourceusername", "sourcedisplayname"));
  }

  private static MessageBody miniProgram(Markup app) {
    Map<String, String> extra =
        new LinkedHashMap<>(BodyReader.fields(app, "sourceusername", "sourcedisplayname", "url"));
    app.child("weappinfo")
        .ifPresent(info -> extra.putAll(BodyReader.fields(info, "username", "appid", "pagepath")));
    return MessageBody.of(
        new MessageContent.Share("小程序", app.words("title"), app.words("sourcedisplayname")), extra);
  }

  private static MessageBody channel(Markup app) {
    Markup feed =
        app.child("finderFeed")
            .or(() -> app.child("finderLive"))
            .or(() -> app.child("findernamecard"))
            .orElse(app);
    return MessageBody.of(
        new MessageContent.Share(
            "视频号", feed.filled("desc").orElse(app.words("title")), feed.words("nickname")),
        BodyReader.fields(feed, "username", "objectId", "feedType"));
  }
}
