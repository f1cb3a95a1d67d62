package org.tiezheng.collect.export;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tiezheng.evidence.Amount;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.MessageContent.Media;
import org.tiezheng.evidence.MessageContent.MediaType;

/** Contents made from the little that an export states, and facts that its words state. */
public final class Stated {
  private static final Pattern MONEY =
      Pattern.compile(
          "[¥￥]\\s?(\\d{1,9}(?:,\\d{3})*(?:\\.\\d{1,2})?)|(\\d{1,9}(?:\\.\\d{1,2})?)\\s?元");
  private static final Pattern LENGTH =
      Pattern.compile("(?<!\\d)(?:(\\d{1,2}):)?(\\d{1,2}):(\\d{2})(?!\\d)");
  private static final Pattern LABEL = Pattern.compile("^\\[[^\\[\\]]{1,12}\\]\\s?");
  private static final Pattern MD5 = Pattern.compile("[0-9a-fA-F]{32}");

  private Stated() {}

  /** A medium of which the export only says that there was one. */
  public static Media media(MediaType type) {
    return media(type, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * A medium with what the export says about it.
   *
   * @param md5 left out if it is none
   */
  public static Media media(
      MediaType type, Optional<String> reference, Optional<String> md5, Optional<Long> bytes) {
    Optional<String> hash =
        md5.filter(h -> MD5.matcher(h).matches()).map(h -> h.toLowerCase(Locale.ROOT));
    return new Media(
        type,
        reference.filter(r -> !r.isEmpty()),
        Optional.empty(),
        hash.isPresent() || bytes.isPresent()
            ? Optional.of(new Media.Claimed(hash, bytes))
            : Optional.empty(),
        "",
        Optional.empty());
  }

  /** The same with a playing time. */
  public static Media lasting(Media media, Optional<Long> millis) {
    return new Media(
        media.type(), media.reference(), media.found(), media.claimed(), media.caption(), millis);
  }

  /** The same with the bytes that were found. */
  public static Media found(Media media, Optional<String> sha256) {
    return new Media(
        media.type(), media.reference(), sha256, media.claimed(), media.caption(), media.millis());
  }

  /** A transfer of which only words are left. */
  public static MessageContent transfer(Optional<Amount> amount, String memo) {
    return new MessageContent.Transfer(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), amount, memo, "");
  }

  /** The only amount that the words name; none if there are several. */
  public static Optional<Amount> amount(String text) {
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

  /** The length of a call that the words name. */
  public static Optional<Long> seconds(String text) {
    Matcher match = LENGTH.matcher(text);
    if (!match.find()) {
      return Optional.empty();
    }
    long hours = Long.parseLong(Optional.ofNullable(match.group(1)).orElse("0"));
    return Optional.of(
        hours * 3600 + Long.parseLong(match.group(2)) * 60 + Long.parseLong(match.group(3)));
  }

  /** The words behind a label in square brackets, if one stands before them. */
  public static String unlabelled(String text) {
    return LABEL.matcher(text).replaceFirst("");
  }

  /** A merged forward of which only the title is left, or the lines as a person reads them. */
  public static MessageContent forward(String text) {
    List<String> lines = text.lines().toList();
    return lines.size() < 2
        ? new MessageContent.Forward(text, List.of(), Optional.empty())
        : new MessageContent.Forward(
            lines.getFirst(), lines.subList(1, lines.size()), Optional.empty());
  }
}
