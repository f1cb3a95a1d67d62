package org.tiezheng.collect.photo;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.RecordedTime.Basis;
import org.tiezheng.evidence.RecordedTime.Precision;

/** Times of Exif 2.32 (4.6.5): local to the camera, with an offset only in newer files. */
final class ExifTime {
  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private static final Pattern TIME =
      Pattern.compile("(\\d{4})[:/-](\\d{2})[:/-](\\d{2})[ T](\\d{2}):(\\d{2}):(\\d{2}).*");

  private ExifTime() {}

  /**
   * @param written the tag's own text
   * @param fraction digits behind the second, may be empty
   * @param offset such as {@code +08:00}, empty if the file states none
   */
  static RecordedTime of(String written, String fraction, String offset) {
    String raw = written + (fraction.isEmpty() ? "" : "." + fraction) + offset;
    Matcher match = TIME.matcher(written.strip());
    if (!match.matches()) {
      return written.isBlank()
          ? RecordedTime.none()
          : new RecordedTime(raw, Optional.empty(), Precision.NONE, Basis.UNKNOWN);
    }
    try {
      int[] n = new int[6];
      for (int i = 0; i < n.length; i++) {
        n[i] = Integer.parseInt(match.group(i + 1));
      }
      LocalDateTime local =
          LocalDateTime.of(n[0], n[1], n[2], n[3], n[4], n[5]).plusNanos(nanos(fraction));
      ZoneId zone = offset.isBlank() ? ZONE : ZoneOffset.of(offset.strip());
      return new RecordedTime(
          raw,
          Optional.of(local.atZone(zone).toInstant()),
          fraction.isEmpty() ? Precision.SECOND : Precision.MILLISECOND,
          offset.isBlank() ? Basis.LOCAL_ASSUMED_ZONE : Basis.DEVICE);
    } catch (DateTimeException e) {
      return new RecordedTime(raw, Optional.empty(), Precision.NONE, Basis.UNKNOWN);
    }
  }

  private static long nanos(String fraction) {
    String digits = fraction.strip();
    return digits.matches("\\d{1,9}") ? Long.parseLong((digits + "000000000").substring(0, 9)) : 0;
  }
}
