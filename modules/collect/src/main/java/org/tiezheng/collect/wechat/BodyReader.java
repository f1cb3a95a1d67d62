package org.tiezheng.collect.wechat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.MessageContent.Media;
import org.tiezheng.evidence.MessageContent.MediaType;

/**
 * Reads what a message carries from its type and its text, which for all but written words is XML.
 * What is not understood becomes {@link MessageContent.Unread} with its text, never a guess. Facts:
 * chat.md, 1.5 and 1.6. Stateless and thread-safe.
 */
public final class BodyReader {
  /** Forwards and quotes hold payloads of their own; no app nests them so deep. */
  static final int DEEPEST = 8;

  private static final Pattern LENGTH = Pattern.compile("(?:(\\d{1,3}):)?(\\d{1,3}):(\\d{2})");

  private BodyReader() {}

  /**
   * Reads the text of a message.
   *
   * @param text without the sender that stores put before it in groups
   */
  public static MessageBody read(MessageCode code, String text) {
    return read(code, text, 0);
  }

  static MessageBody read(MessageCode code, String text, int depth) {
    if (code.type() == 1) {
      return MessageBody.of(new MessageContent.Words(text));
    }
    if (code.type() == 10000) {
      return MessageBody.of(SystemLine.plain(text));
    }
    Optional<Markup> root = Markup.root(text);
    if (root.isEmpty() || depth > DEEPEST) {
      return MessageBody.of(withoutMarkup(code, text));
    }
    MessageBody body = body(code, root.get(), text, depth);
    Map<String, String> extra = new LinkedHashMap<>(body.extra());
    if (depth == 0) {
      extra.put("xml", text);
      if (Markup.damaged(text, root.get())) {
        extra.put("xmlState", "damaged");
      }
      root.get().filled("fromusername").ifPresent(who -> extra.put("xmlSender", who));
    }
    return new MessageBody(body.content(), body.quotes(), body.quoted(), extra);
  }

  private static MessageBody body(MessageCode code, Markup root, String text, int depth) {
    return switch (code.type()) {
      case 3 -> MediaBody.picture(root);
      case 34 -> MediaBody.voice(root);
      case 43, 62 -> MediaBody.video(root);
      case 47 -> MediaBody.sticker(root);
      case 42, 66 -> MessageBody.of(card(root));
      case 37 -> MessageBody.of(request(root));
      case 48 -> MessageBody.of(place(root));
      case 49 -> AppMessage.read(code, root, text, depth);
      case 50 ->
          MessageBody.of(
              call(root, text), fields(root.at("VoIPBubbleMsg").orElse(root), "room_type"));
      case 10002, 9999 -> SystemLine.read(root, text);
      default -> MessageBody.of(new MessageContent.Unread(String.valueOf(code.type()), text));
    };
  }

  /** A type whose payload is no XML: the label of the type, if it is known, and the words. */
  private static MessageContent withoutMarkup(MessageCode code, String text) {
    return switch (code.type()) {
      case 3 -> bare(MediaType.IMAGE);
      case 34 -> MediaBody.voiceLine(text).orElse(bare(MediaType.VOICE));
      case 43, 62 -> bare(MediaType.VIDEO);
      case 47 -> bare(MediaType.STICKER);
      case 50 -> words(text);
      case 9999 -> new MessageContent.Notice(text);
      case 10002 -> SystemLine.plain(text);
      default ->
          new MessageContent.Unread(
              code.subtype() == 0
                  ? String.valueOf(code.type())
                  : code.type() + "/" + code.subtype(),
              text);
    };
  }

  private static Media bare(MediaType type) {
    return new Media(
        type, Optional.empty(), Optional.empty(), Optional.empty(), "", Optional.empty());
  }

  private static MessageContent card(Markup root) {
    return new MessageContent.Share(
        "名片", root.attribute("nickname").orElse(""), root.attribute("username").orElse(""));
  }

  private static MessageContent request(Markup root) {
    return new MessageContent.Share(
        "好友申请",
        root.attribute("fromnickname").orElse("")
            + root.attribute("content").map(c -> ":" + c).orElse(""),
        root.attribute("fromusername").orElse(""));
  }

  /** Where x is the latitude and y the longitude. */
  private static MessageContent place(Markup root) {
    Markup location = root.child("location").orElse(root);
    String name = location.attribute("poiname").filter(n -> !n.equals("[位置]")).orElse("");
    String label = location.attribute("label").orElse("");
    String where =
        location
            .attribute("x")
            .flatMap(x -> location.attribute("y").map(y -> x + "," + y))
            .orElse("");
    return new MessageContent.Share("位置", (name + " " + label).strip(), where);
  }

  private static MessageContent call(Markup root, String text) {
    Markup bubble = root.child("VoIPBubbleMsg").orElse(root);
    MessageContent.Call call =
        words(
            bubble
                .filled("msg")
                .orElse(Markup.root(text).map(Markup::verbatim).orElse(text))
                .strip());
    return bubble
        .filled("room_type")
        .<MessageContent>map(
            room -> new MessageContent.Call(room.equals("0"), call.seconds(), call.result()))
        .orElse(call);
  }

  private static MessageContent.Call words(String words) {
    Matcher length = LENGTH.matcher(words);
    Optional<Long> seconds =
        length.find()
            ? Optional.of(
                Long.parseLong(Optional.ofNullable(length.group(1)).orElse("0")) * 3600
                    + Long.parseLong(length.group(2)) * 60
                    + Long.parseLong(length.group(3)))
            : Optional.empty();
    return new MessageContent.Call(words.contains("视频"), seconds, words);
  }

  /** The named fields that have words, by their names. */
  static Map<String, String> fields(Markup of, String... names) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String name : names) {
      of.filled(name).ifPresent(value -> fields.put(name, value));
    }
    return fields;
  }
}
