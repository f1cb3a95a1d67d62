package org.tiezheng.collect.document;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.RecordedTime.Basis;
import org.tiezheng.evidence.RecordedTime.Precision;

/** Times as documents write them: PDF dates (ISO 32000-2 7.9.4) and W3C dates. */
final class PdfTime {
  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private static final Pattern PDF =
      Pattern.compile(
          "(?:D:)?(\\d{4})(\\d{2})?(\\d{2})?(\\d{2})?(\\d{2})?(\\d{2})?(?:(Z)|([+-])(\\d{2})'?(\\d{2})?'?)?.*");

  private PdfTime() {}

  static RecordedTime pdf(String raw) {
    Matcher match = PDF.matcher(raw.strip());
    if (!match.matches()) {
      return unread(raw);
    }
    try {
      LocalDateTime local =
          LocalDateTime.of(
              number(match, 1, 0),
              number(match, 2, 1),
              number(match, 3, 1),
              number(match, 4, 0),
              number(match, 5, 0),
              number(match, 6, 0));
      boolean zoned = match.group(7) != null || match.group(8) != null;
      int minutes = number(match, 9, 0) * 60 + number(match, 10, 0);
      ZoneId zone =
          zoned
              ? ZoneOffset.ofTotalSeconds(60 * ("-".equals(match.group(8)) ? -minutes : minutes))
              : ZONE;
      Precision precision =
          match.group(6) != null
              ? Precision.SECOND
              : match.group(5) != null ? Precision.MINUTE : Precision.DAY;
      return new RecordedTime(
          raw,
          Optional.of(local.atZone(zone).toInstant()),
          precision,
          zoned ? Basis.DEVICE : Basis.LOCAL_ASSUMED_ZONE);
    } catch (DateTimeException e) {
      return unread(raw);
    }
  }

  /** {@code 2023-01-01T12:00:00Z} and its likes (ECMA-376 writes them so, and XMP). */
  static RecordedTime w3c(String raw) {
    String text = raw.strip();
    try {
      return known(raw, OffsetDateTime.parse(text).toInstant(), Basis.DEVICE);
    } catch (DateTimeException e) {
      try {
        LocalDateTime local = LocalDateTime.parse(text);
        return known(raw, local.atZone(ZONE).toInstant(), Basis.LOCAL_ASSUMED_ZONE);
      } catch (DateTimeException f) {
        return unread(raw);
      }
    }
  }

  static RecordedTime known(String raw, Instant at, Basis basis) {
    return new RecordedTime(raw, Optional.of(at), Precision.SECOND, basis);
  }

  private static RecordedTime unread(String raw) {
    return raw.isBlank()
        ? RecordedTime.none()
        : new RecordedTime(raw, Optional.empty(), Precision.NONE, Basis.UNKNOWN);
  }

  private static int number(Matcher match, int group, int otherwise) {
    return match.group(group) == null ? otherwise : Integer.parseInt(match.group(group));
  }
}
