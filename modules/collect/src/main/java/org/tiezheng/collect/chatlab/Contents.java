package org.tiezheng.collect.chatlab;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tiezheng.collect.SealedSource;
import org.tiezheng.evidence.Amount;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.MessageContent.MediaType;

/** The message types of ChatLab 0.0.2 and what they become. */
final class Contents {
  private static final Pattern MONEY =
      Pattern.compile(
          "[¥￥]\\s?(\\d{1,9}(?:,\\d{3})*(?:\\.\\d{1,2})?)|(\\d{1,9}(?:\\.\\d{1,2})?)\\s?元");
  private static final Pattern LENGTH =
      Pattern.compile("(?<!\\d)(?:(\\d{1,2}):)?(\\d{1,2}):(\\d{2})(?!\\d)");

  private Contents() {}

  static MessageContent of(String type, String text, SealedSource source) {
    return switch (type) {
      case "0", "25" -> new MessageContent.Words(text);
      case "1" -> MediaReference.of(MediaType.IMAGE, text, source);
      case "2" -> MediaReference.of(MediaType.VOICE, text, source);
      case "3" -> MediaReference.of(MediaType.VIDEO, text, source);
      case "4" -> MediaReference.of(MediaType.FILE, text, source);
      case "5" -> MediaReference.of(MediaType.STICKER, text, source);
      case "7" -> new MessageContent.Share("链接", text, "");
      case "8" -> new MessageContent.Share("位置", text, "");
      case "20" -> new MessageContent.RedPacket(Optional.empty(), text, Optional.empty());
      case "21" ->
          new MessageContent.Transfer(
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              money(text),
              text,
              "");
      case "22", "80" -> new MessageContent.Notice(text);
      case "23" -> new MessageContent.Call(text.contains("视频"), seconds(text), text);
      case "24" -> new MessageContent.Share("分享", text, "");
      case "26" -> forward(text);
      case "27" -> new MessageContent.Share("名片", text, "");
      case "81" -> new MessageContent.Recall(Optional.empty(), text);
      default -> new MessageContent.Unread(type, text);
    };
  }

  /** The only amount that the words name; none if there are several. */
  private static Optional<Amount> money(String text) {
    Matcher match = MONEY.matcher(text);
    if (!match.find()) {
      return Optional.empty();
    }
    String raw = match.group();
    String digits = Optional.ofNullable(match.group(1)).orElseGet(() -> match.group(2));
    if (match.find()) {
      return Optional.empty();
    }
    long fen = new BigDecimal(digits.replace(",", "")).movePointRight(2).longValueExact();
    return Optional.of(new Amount(fen, "CNY", raw));
  }

  private static Optional<Long> seconds(String text) {
    Matcher match = LENGTH.matcher(text);
    if (!match.find()) {
      return Optional.empty();
    }
    long hours = Long.parseLong(Optional.ofNullable(match.group(1)).orElse("0"));
    return Optional.of(
        hours * 3600 + Long.parseLong(match.group(2)) * 60 + Long.parseLong(match.group(3)));
  }

  private static MessageContent forward(String text) {
    List<String> lines = text.lines().toList();
    return lines.size() < 2
        ? new MessageContent.Forward(text, List.of(), Optional.empty())
        : new MessageContent.Forward(
            lines.getFirst(), lines.subList(1, lines.size()), Optional.empty());
  }
}
