package org.tiezheng.collect.mail;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.RecordedTime.Basis;
import org.tiezheng.evidence.RecordedTime.Precision;

/** Dates of RFC 5322 section 3.3, with the obsolete forms of section 4.3. */
public final class MailDate {
  private static final Pattern DATE =
      Pattern.compile(
          "(?:[A-Za-z]{3,9},?\\s*)?(\\d{1,2})[\\s-]+([A-Za-z]{3})[a-z]{0,6}[\\s-]+(\\d{2,4})\\s+"
              + "(\\d{1,2}):(\\d{1,2})(?::(\\d{1,2}))?\\s*([+-]\\d{4}|[A-Za-z]{1,5})?.*");
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final Map<String, Integer> ZONES =
      Map.of(
          "ut", 0, "gmt", 0, "utc", 0, "z", 0, "est", -5, "edt", -4, "mst", -7, "mdt", -6, "pst",
          -8, "pdt", -7);

  private MailDate() {}

  /**
   * The sender's statement of the time. Zones that RFC 5322 does not know, and {@code CST} and
   * {@code CDT}, which mean China as often as Chicago, leave the moment open.
   */
  public static RecordedTime parse(String field) {
    String text = field.replaceAll("\\([^()]{0,200}\\)", " ").replaceAll("\\s+", " ").strip();
    Matcher match = DATE.matcher(text.length() > 200 ? text.substring(0, 200) : text);
    if (!match.matches()) {
      return new RecordedTime(field, Optional.empty(), Precision.NONE, Basis.DEVICE);
    }
    Precision precision = match.group(6) == null ? Precision.MINUTE : Precision.SECOND;
    try {
      int month = MONTHS.indexOf(match.group(2).toLowerCase(Locale.ROOT)) + 1;
      LocalDateTime local =
          LocalDateTime.of(
              year(match.group(3)),
              month,
              Integer.parseInt(match.group(1)),
              Integer.parseInt(match.group(4)),
              Integer.parseInt(match.group(5)),
              match.group(6) == null ? 0 : Math.min(59, Integer.parseInt(match.group(6))));
      return new RecordedTime(
          field, zone(match.group(7)).map(local::toInstant), precision, Basis.DEVICE);
    } catch (DateTimeException e) {
      return new RecordedTime(field, Optional.empty(), Precision.NONE, Basis.DEVICE);
    }
  }

  private static int year(String digits) {
    int year = Integer.parseInt(digits);
    return switch (digits.length()) {
      case 2 -> year < 50 ? 2000 + year : 1900 + year;
      case 3 -> 1900 + year;
      default -> year;
    };
  }

  private static Optional<ZoneOffset> zone(@org.jspecify.annotations.Nullable String zone) {
    if (zone == null) {
      return Optional.empty();
    }
    if (zone.startsWith("+") || zone.startsWith("-")) {
      int minutes =
          Integer.parseInt(zone.substring(1, 3)) * 60 + Integer.parseInt(zone.substring(3));
      return Optional.of(
          ZoneOffset.ofTotalSeconds(60 * (zone.startsWith("-") ? -minutes : minutes)));
    }
    return Optional.ofNullable(ZONES.get(zone.toLowerCase(Locale.ROOT))).map(ZoneOffset::ofHours);
  }
}
