package org.tiezheng.collect.whatsapp;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first line of a message: {@code 31/12/2023, 21:05 - Name: words} (Android) or {@code
 * [31/12/2023, 21:05:07] Name: words} (iOS), in the many ways that locales write it.
 *
 * @param raw date and time as written
 * @param brackets whether it is the iOS form
 * @param a first number of the date; {@code b} and {@code c} the others
 * @param seconds -1 if not stated
 * @param rest what follows the time: sender and words, or a notice
 */
record HeadLine(
    String raw,
    boolean brackets,
    int a,
    int b,
    int c,
    boolean yearFirst,
    boolean dots,
    int hour,
    int minute,
    int seconds,
    String rest) {

  /** Which number of a date is which. */
  enum Order {
    DAY_MONTH_YEAR,
    MONTH_DAY_YEAR,
    YEAR_MONTH_DAY
  }

  /** WhatsApp began in 2009. */
  private static final int FIRST_YEAR = 2009;

  private static final int LAST_YEAR = 2099;

  private static final String DATE = "(\\d{1,4})([./-])\\s?(\\d{1,2})\\3\\s?(\\d{1,4})\\.?";
  private static final String PERIOD = "上午|下午|凌晨|清晨|早上|中午|晚上|[AaPp]\\.?[\\s\u00a0\u202f]?[Mm]\\.?";
  private static final String TIME =
      "(?:klo\\s|um\\s|at\\s)?(%s)?[\\s\u00a0\u202f]?(\\d{1,2})[:.](\\d{2})(?:[:.](\\d{2}))?(?:[\\s\u00a0\u202f]?(%s))?"
          .formatted(PERIOD, PERIOD);

  private static final Pattern ANDROID =
      Pattern.compile("(" + DATE + ",?[\\s\u00a0\u202f]{1,2}" + TIME + ") [-\u2013] (.*)");
  private static final Pattern IOS =
      Pattern.compile("\\[(" + DATE + ",?[\\s\u00a0\u202f]{1,2}" + TIME + ")\\] (.*)");

  private static final int LONGEST = 60;

  static Optional<HeadLine> parse(String line) {
    int start = 0;
    while (start < line.length() && mark(line.charAt(start))) {
      start++;
    }
    if (start >= line.length() || (line.charAt(start) != '[' && !digit(line.charAt(start)))) {
      return Optional.empty();
    }
    // Only the beginning can hold the time; a long line is not searched.
    String text = line.substring(start);
    boolean brackets = text.charAt(0) == '[';
    int end = text.indexOf(brackets ? "] " : " - ");
    end = end < 0 && !brackets ? text.indexOf(" \u2013 ") : end;
    if (end < 0 || end > LONGEST) {
      return Optional.empty();
    }
    String head = text.substring(0, end + (brackets ? 2 : 3));
    Matcher match = (brackets ? IOS : ANDROID).matcher(head);
    return match.matches()
        ? made(match, brackets, text.substring(head.length()))
        : Optional.empty();
  }

  /** The moment in local time if the date is read in that order; empty if that gives no date. */
  Optional<LocalDateTime> time(Order order) {
    int year = order == Order.YEAR_MONTH_DAY ? a : c;
    int month = order == Order.MONTH_DAY_YEAR ? a : b;
    int day =
        switch (order) {
          case DAY_MONTH_YEAR -> a;
          case MONTH_DAY_YEAR -> b;
          case YEAR_MONTH_DAY -> c;
        };
    year = year < 100 ? 2000 + year : year;
    if (yearFirst != (order == Order.YEAR_MONTH_DAY) && (yearFirst || c > 99)) {
      return Optional.empty();
    }
    // Where dots stand between the numbers, the day comes first in every locale.
    if (year < FIRST_YEAR || year > LAST_YEAR || (dots && order == Order.MONTH_DAY_YEAR)) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDateTime.of(year, month, day, hour, minute, Math.max(0, seconds)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<HeadLine> made(Matcher m, boolean brackets, String rest) {
    int hour = Integer.parseInt(m.group(7));
    String period =
        Optional.ofNullable(m.group(6)).or(() -> Optional.ofNullable(m.group(10))).orElse("");
    int hours = period.isEmpty() ? hour : twelve(hour, period);
    int minute = Integer.parseInt(m.group(8));
    int second = m.group(9) == null ? -1 : Integer.parseInt(m.group(9));
    if (hours > 23 || minute > 59 || second > 59) {
      return Optional.empty();
    }
    return Optional.of(
        new HeadLine(
            m.group(1),
            brackets,
            Integer.parseInt(m.group(2)),
            Integer.parseInt(m.group(4)),
            Integer.parseInt(m.group(5)),
            m.group(2).length() == 4,
            m.group(3).equals("."),
            hours,
            minute,
            second,
            rest));
  }

  private static int twelve(int hour, String period) {
    String p = period.toLowerCase(Locale.ROOT);
    boolean later = p.startsWith("p") || p.equals("下午") || p.equals("晚上");
    if (p.equals("中午")) {
      return hour < 3 ? hour + 12 : hour;
    }
    if (hour > 12) {
      return hour;
    }
    return later ? hour % 12 + 12 : hour % 12;
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Marks of direction and the byte order mark, which exports put before text. */
  static boolean mark(char c) {
    return c == '\u200e' || c == '\u200f' || c == '\ufeff' || (c >= '\u202a' && c <= '\u202e');
  }
}
