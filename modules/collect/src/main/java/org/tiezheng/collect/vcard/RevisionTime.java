package org.tiezheng.collect.vcard;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.RecordedTime.Basis;
import org.tiezheng.evidence.RecordedTime.Precision;

/** The property REV: when a card was last changed, in the forms of ISO 8601 that cards use. */
final class RevisionTime {
  private static final ZoneId ASSUMED = ZoneId.of("Asia/Shanghai");

  private static final Pattern FORM =
      Pattern.compile(
          "(\\d{4})-?(\\d\\d)-?(\\d\\d)(?:T(\\d\\d):?(\\d\\d)(?::?(\\d\\d)(?:[.,]\\d+)?)?"
              + "(Z|[+-]\\d\\d:?(?:\\d\\d)?)?)?");

  private RevisionTime() {}

  static RecordedTime of(String raw) {
    Matcher m = FORM.matcher(raw.strip());
    RecordedTime unread = new RecordedTime(raw, Optional.empty(), Precision.NONE, Basis.UNKNOWN);
    if (!m.matches()) {
      return unread;
    }
    try {
      LocalDateTime local =
          LocalDateTime.of(
              number(m, 1), number(m, 2), number(m, 3), number(m, 4), number(m, 5), number(m, 6));
      Precision precision =
          m.group(6) != null
              ? Precision.SECOND
              : m.group(4) != null ? Precision.MINUTE : Precision.DAY;
      String zone = m.group(7);
      Instant instant =
          zone == null
              ? local.atZone(ASSUMED).toInstant()
              : local.toInstant(
                  ZoneOffset.of(zone.replaceFirst("^([+-]\\d\\d)(\\d\\d)$", "$1:$2")));
      Basis basis = zone == null ? Basis.LOCAL_ASSUMED_ZONE : Basis.DEVICE;
      return new RecordedTime(raw, Optional.of(instant), precision, basis);
    } catch (DateTimeException e) {
      return unread;
    }
  }

  private static int number(Matcher matcher, int group) {
    String digits = matcher.group(group);
    return digits == null ? 0 : Integer.parseInt(digits);
  }
}
