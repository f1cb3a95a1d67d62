package org.tiezheng.collect.whatsapp;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.MessageContent.MediaType;
import org.tiezheng.evidence.RowState;

/**
 * What the words of an exported message stand for. The marks are those of the English and Chinese
 * application; in another language a mark stays what it is in the file: text.
 */
record Words(MessageContent content, RowState state, Map<String, String> extra) {
  private static final Pattern ATTACHED_IOS =
      Pattern.compile("<[^<>:：]{1,20}[:：]\\s?([^<>\\n]{1,250}\\.[A-Za-z0-9]{1,5})>(?s:\\n(.*))?");
  private static final Pattern ATTACHED_ANDROID =
      Pattern.compile(
          "([^\\n()]{1,250}\\.[A-Za-z0-9]{1,5}) [(（](?:file"
              + " attached|文件附件|附件|已附加文件|檔案附件)[)）](?s:\\n(.*))?");
  private static final Pattern OMITTED =
      Pattern.compile(
          "<(?:Media"
              + " omitted|媒体已省略|省略多媒体文件|多媒体文件已省略|已略去媒體檔案|媒體已略去)>|(image|photo|video|audio|sticker|GIF|document|Contact"
              + " card|图像|图片|照片|视频|音频|贴图|表情|文档|文件|名片|[^\\n]{1,200}"
              + " document)[\\s]?(?:omitted|已忽略|已省略|已略去|•.{0,60} omitted)");
  private static final Pattern DELETED =
      Pattern.compile(
          "This message was deleted\\.?|You deleted this message\\.?|This message was deleted by"
              + " admin .*|此消息已删除。?|您已删除此消息。?|您删除了此消息。?|你已刪除此訊息。?|此訊息已刪除。?|已删除此消息。?");
  private static final Pattern CALL =
      Pattern.compile(
          "(?i)(?:Missed |未接)?(?:(voice|video|group voice|group video)"
              + " call|(语音|视频)通话)(?:[,，.\\s].{0,60})?");
  private static final Pattern EDITED =
      Pattern.compile(
          "(?s)(.*?)[\\s\u200e]{0,3}(<(?:This message was edited|此消息已编辑|消息已编辑|訊息已編輯)>)");
  private static final Pattern PLACE =
      Pattern.compile(
          "(?:location|live location"
              + " shared|位置)[:：]?\\s?(https://(?:maps\\.google\\.com|maps\\.app\\.goo\\.gl|www\\.google\\.com/maps)\\S{0,500})",
          Pattern.CASE_INSENSITIVE);

  /**
   * @param text without the marks of direction at its start
   * @param digest SHA-256 of a file that came with the text, by its name
   */
  static Words of(String text, Function<String, Optional<String>> digest) {
    Map<String, String> extra = new TreeMap<>();
    RowState state = RowState.LIVE;
    String words = unmarked(text);
    Matcher edited = EDITED.matcher(words);
    if (edited.matches()) {
      state = RowState.EDITED;
      extra.put("edited", edited.group(2));
      words = edited.group(1);
    }
    if (DELETED.matcher(words).matches()) {
      return new Words(
          new MessageContent.Recall(Optional.empty(), words), RowState.RECALLED, extra);
    }
    return new Words(content(words, text, digest), state, extra);
  }

  private static MessageContent content(
      String words, String text, Function<String, Optional<String>> digest) {
    Matcher attached = ATTACHED_IOS.matcher(words);
    if (!attached.matches()) {
      attached = ATTACHED_ANDROID.matcher(words);
    }
    if (attached.matches()) {
      String name = attached.group(1);
      return new MessageContent.Media(
          type(name),
          Optional.of(name),
          digest.apply(name),
          Optional.empty(),
          Optional.ofNullable(attached.group(2)).orElse(""),
          Optional.empty());
    }
    Matcher omitted = OMITTED.matcher(words);
    if (omitted.matches()) {
      String what = Optional.ofNullable(omitted.group(1)).orElse("");
      return new MessageContent.Media(
          named(what),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          words,
          Optional.empty());
    }
    Matcher place = PLACE.matcher(words);
    if (place.matches()) {
      return new MessageContent.Share("位置", "", place.group(1));
    }
    Matcher call = CALL.matcher(words);
    if (call.matches()) {
      boolean video = words.toLowerCase(Locale.ROOT).contains("video") || words.contains("视频");
      return new MessageContent.Call(video, Optional.empty(), words);
    }
    return new MessageContent.Words(edgeless(words, text));
  }

  /** Text stays as it is, but for the mark that the application itself puts before it. */
  private static String edgeless(String words, String text) {
    return words.equals(unmarked(text)) ? words : words.strip();
  }

  private static MediaType type(String name) {
    return switch (name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)) {
      case "jpg", "jpeg", "png", "heic", "gif" -> MediaType.IMAGE;
      case "opus", "ogg", "m4a", "mp3", "amr", "aac" -> MediaType.VOICE;
      case "mp4", "mov", "3gp", "webm" -> MediaType.VIDEO;
      case "webp", "was" -> MediaType.STICKER;
      default -> MediaType.FILE;
    };
  }

  private static MediaType named(String what) {
    return switch (what.toLowerCase(Locale.ROOT)) {
      case "image", "photo", "gif", "图像", "图片", "照片" -> MediaType.IMAGE;
      case "video", "视频" -> MediaType.VIDEO;
      case "audio", "音频" -> MediaType.VOICE;
      case "sticker", "贴图", "表情" -> MediaType.STICKER;
      default -> MediaType.FILE;
    };
  }

  /** Without marks of direction at the start. */
  static String unmarked(String text) {
    int start = 0;
    while (start < text.length() && HeadLine.mark(text.charAt(start))) {
      start++;
    }
    return text.substring(start);
  }
}
