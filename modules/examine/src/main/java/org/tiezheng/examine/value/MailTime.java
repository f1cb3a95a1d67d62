package org.tiezheng.examine.value;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The time in a trace field of a mail (RFC 5322, 3.3 and 3.6.7). A zone given by letters other than
 * Universal Time is not guessed: CST is six hours behind it in America and eight ahead in China.
 */
public final class MailTime {
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final Pattern DATE =
      Pattern.compile(
          "(\\d{1,2})\\s+([A-Za-z]{3})[a-z]{0,6}\\s+(\\d{4})\\s+(\\d{1,2}):(\\d{2})"
              + "(?::(\\d{2}))?(?:\\.\\d{1,9})?\\s*([+-]\\d{4}|GMT|UTC|UT|Z)(?![A-Za-z])");

  private MailTime() {}

  /** The moment that a trace field states after its last semicolon, if it can be told. */
  public static Optional<Instant> ofTrace(String field) {
    int semicolon = field.lastIndexOf(';');
    return semicolon < 0 ? Optional.empty() : of(field.substring(semicolon + 1));
  }

  /** The moment that a date of a mail states, if it can be told. */
  public static Optional<Instant> of(String date) {
    Matcher found = DATE.matcher(date);
    if (!found.find()) {
      return Optional.empty();
    }
    int month = MONTHS.indexOf(found.group(2).toLowerCase(Locale.ROOT)) + 1;
    String second = found.group(6) == null ? "0" : found.group(6);
    String zone = found.group(7);
    try {
      return Optional.of(
          LocalDateTime.of(
                  Integer.parseInt(found.group(3)),
                  month,
                  Integer.parseInt(found.group(1)),
                  Integer.parseInt(found.group(4)),
                  Integer.parseInt(found.group(5)),
                  Math.min(59, Integer.parseInt(second)))
              .toInstant(zone.length() == 5 ? ZoneOffset.of(zone) : ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
