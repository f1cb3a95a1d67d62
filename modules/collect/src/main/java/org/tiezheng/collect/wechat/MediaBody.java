package org.tiezheng.collect.wechat;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.MessageContent.Media;
import org.tiezheng.evidence.MessageContent.MediaType;

/** Pictures, voice, videos and stickers: what the message claims about bytes that lie elsewhere. */
final class MediaBody {
  private static final Pattern VOICE_LINE = Pattern.compile("[^:\\s]{0,64}:(\\d{1,9}):\\d:?");

  private MediaBody() {}

  static MessageBody picture(Markup root) {
    Markup img = root.child("img").orElse(root);
    return body(
        MediaType.IMAGE, img, "md5", "length", Optional.empty(), "hdlength", "originsourcemd5");
  }

  /** The length of a voice message is stated in ms. */
  static MessageBody voice(Markup root) {
    Markup voice = root.child("voicemsg").orElse(root);
    return body(
        MediaType.VOICE,
        voice,
        "voicemd5",
        "length",
        voice.attribute("voicelength").flatMap(MediaBody::number),
        "clientmsgid",
        "fromusername");
  }

  /** The line that Android keeps instead of XML: account, ms, whether it was played. */
  static Optional<MessageContent> voiceLine(String text) {
    Matcher line = VOICE_LINE.matcher(text.strip());
    return line.matches()
        ? Optional.of(
            new Media(
                MediaType.VOICE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "",
                Optional.of(Long.parseLong(line.group(1)))))
        : Optional.empty();
  }

  /** The length of a video is stated in s. */
  static MessageBody video(Markup root) {
    Markup video = root.child("videomsg").orElse(root);
    return body(
        MediaType.VIDEO,
        video,
        "md5",
        "length",
        video.attribute("playlength").flatMap(MediaBody::number).map(s -> s * 1000),
        "rawmd5",
        "newmd5",
        "fromusername");
  }

  static MessageBody sticker(Markup root) {
    Markup emoji = root.child("emoji").orElse(root);
    // Addresses are kept as words: nothing is ever fetched from them.
    return body(
        MediaType.STICKER,
        emoji,
        "md5",
        "len",
        Optional.empty(),
        "productid",
        "fromusername",
        "cdnurl",
        "encrypturl",
        "thumburl",
        "externurl",
        "externmd5",
        "width",
        "height");
  }

  private static MessageBody body(
      MediaType type,
      Markup of,
      String md5,
      String length,
      Optional<Long> millis,
      String... attributes) {
    Map<String, String> extra = new LinkedHashMap<>();
    for (String name : attributes) {
      of.attribute(name).ifPresent(value -> extra.put(name, value));
    }
    return MessageBody.of(
        new Media(
            type,
            Optional.empty(),
            Optional.empty(),
            claimed(of.attribute(md5), of.attribute(length).flatMap(MediaBody::number)),
            "",
            millis),
        extra);
  }

  static Optional<Media.Claimed> claimed(Optional<String> md5, Optional<Long> bytes) {
    Optional<String> digest = md5.map(m -> m.toLowerCase(Locale.ROOT)).filter(MediaBody::isDigest);
    return digest.isEmpty() && bytes.isEmpty()
        ? Optional.empty()
        : Optional.of(new Media.Claimed(digest, bytes));
  }

  static Optional<Long> number(String digits) {
    return consistsOf(digits, 1, 18, '9') ? Optional.of(Long.parseLong(digits)) : Optional.empty();
  }

  private static boolean isDigest(String text) {
    return consistsOf(text, 32, 32, 'f');
  }

  /** Whether a text has digits alone, up to {@code 9} or, in hexadecimal, {@code f}. */
  private static boolean consistsOf(String text, int least, int most, char last) {
    if (text.length() < least || text.length() > most) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean digit = (c >= '0' && c <= '9') || (c >= 'a' && c <= last);
      if (!digit) {
        return false;
      }
    }
    return true;
  }
}
