package org.tiezheng.collect.export;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Optional;
import org.tiezheng.collect.ReadingSession;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.RecordedTime.Basis;
import org.tiezheng.evidence.RecordedTime.Precision;

/** Times as exports write them. Whose clock made them no export says. */
public final class Times {
  /** What a time without a zone is taken for. */
  public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("uuuu-M-d['T'][' ']H:mm[:ss]")
          .withResolverStyle(ResolverStyle.STRICT);

  private Times() {}

  /** Seconds since 1970. */
  public static RecordedTime seconds(String raw) {
    try {
      return new RecordedTime(
          raw,
          Optional.of(Instant.ofEpochSecond(Long.parseLong(raw))),
          Precision.SECOND,
          Basis.UNKNOWN);
    } catch (NumberFormatException | DateTimeException e) {
      return unread(raw);
    }
  }

  /** Milliseconds since 1970. */
  public static RecordedTime millis(String raw) {
    try {
      return new RecordedTime(
          raw,
          Optional.of(Instant.ofEpochMilli(Long.parseLong(raw))),
          Precision.MILLISECOND,
          Basis.UNKNOWN);
    } catch (NumberFormatException | DateTimeException e) {
      return unread(raw);
    }
  }

  /** Date and time with their offset, such as {@code 2024-01-02T03:04:05+08:00}. */
  public static RecordedTime withOffset(String raw) {
    try {
      return new RecordedTime(
          raw,
          Optional.of(OffsetDateTime.parse(raw).toInstant()),
          raw.indexOf('.') > 0 ? Precision.MILLISECOND : Precision.SECOND,
          Basis.UNKNOWN);
    } catch (DateTimeParseException e) {
      return local(raw);
    }
  }

  /** Date and time without a zone, taken for {@link #ZONE}. */
  public static RecordedTime local(String raw) {
    try {
      LocalDateTime time = LocalDateTime.parse(raw.strip().replace('/', '-'), LOCAL);
      boolean seconds = raw.indexOf(':') != raw.lastIndexOf(':');
      return new RecordedTime(
          raw,
          Optional.of(time.atZone(ZONE).toInstant()),
          seconds ? Precision.SECOND : Precision.MINUTE,
          Basis.LOCAL_ASSUMED_ZONE);
    } catch (DateTimeParseException e) {
      return unread(raw);
    }
  }

  /** Says which zone was assumed. */
  public static void say(ReadingSession session) {
    session.note(
        "导出文件不注明时区,时间按 " + ZONE + " 理解", "The export names no time zone; " + ZONE + " is assumed");
  }

  private static RecordedTime unread(String raw) {
    return new RecordedTime(raw, Optional.empty(), Precision.NONE, Basis.UNKNOWN);
  }
}
