package org.tiezheng.evidence;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time as a chat shows it between bubbles: that of the message below it, to the minute. What it
 * does not say is left empty; only a stated day of the picture makes a date of “yesterday”.
 *
 * @param spoken the day in words (昨天, Tuesday), which is told from the day of the picture
 */
public record ShownTime(
    Optional<Integer> year,
    Optional<Integer> month,
    Optional<Integer> day,
    int hour,
    int minute,
    Optional<String> spoken) {
  private static final Pattern FORM =
      Pattern.compile(
          "(?:(?:(\\d{4})[年/.-])?(\\d{1,2})[月/.-](\\d{1,2})日?)?"
              + "(今天|昨天|前天|星期[一二三四五六日天]|周[一二三四五六日天]"
              + "|YESTERDAY|(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY)?"
              + "(凌晨|早上|清晨|上午|中午|下午|傍晚|晚上|深夜|AM|PM)?(\\d{1,2}):(\\d{2})(AM|PM)?");

  private static final Map<String, Integer> BEFORE =
      Map.of("今天", 0, "昨天", 1, "前天", 2, "YESTERDAY", 1);
  private static final String WEEK = "一二三四五六日";

  /** The time that a line of text is; empty if it is none. */
  public static Optional<ShownTime> of(String read) {
    String text =
        Normalizer.normalize(read, Normalizer.Form.NFKC)
            .replaceAll("\\s", "")
            .replace('∶', ':')
            .toUpperCase(Locale.ROOT);
    Matcher m = FORM.matcher(text);
    if (!m.matches()) {
      return Optional.empty();
    }
    int hour = Integer.parseInt(m.group(6));
    int minute = Integer.parseInt(m.group(7));
    String half = m.group(5) != null ? m.group(5) : m.group(8);
    boolean late = half != null && half.matches("下午|傍晚|晚上|PM");
    boolean noon = "中午".equals(half);
    if (hour < 12 && (late || (noon && hour < 3))) {
      hour += 12;
    }
    if (hour > 23 || minute > 59) {
      return Optional.empty();
    }
    return Optional.of(
        new ShownTime(
            number(m.group(1)),
            number(m.group(2)),
            number(m.group(3)),
            hour,
            minute,
            Optional.ofNullable(m.group(4))));
  }

  private static Optional<Integer> number(@org.jspecify.annotations.Nullable String digits) {
    return Optional.ofNullable(digits).map(Integer::parseInt);
  }

  /** Whether the day is told from the day of the picture (yesterday, Tuesday). */
  public boolean relative() {
    return spoken.isPresent();
  }

  /** Whether it states year, month and day itself. */
  public boolean dated() {
    return year.isPresent() && month.isPresent() && day.isPresent();
  }

  /** Whether it is that minute, as far as it says. */
  public boolean shows(LocalDateTime time) {
    LocalDate date = time.toLocalDate();
    LocalTime clock = time.toLocalTime();
    return clock.getHour() == hour
        && clock.getMinute() == minute
        && year.filter(y -> y != date.getYear()).isEmpty()
        && month.filter(m -> m != date.getMonthValue()).isEmpty()
        && day.filter(d -> d != date.getDayOfMonth()).isEmpty();
  }

  /**
   * The minute that it means.
   *
   * @param taken day on which the picture was taken; without it only a whole date can be told
   */
  public Optional<LocalDateTime> on(Optional<LocalDate> taken) {
    Optional<LocalDate> date =
        month.isPresent() && day.isPresent()
            ? year.or(() -> taken.map(LocalDate::getYear)).flatMap(this::date)
            : taken.flatMap(this::before);
    return date.map(d -> d.atTime(hour, minute));
  }

  private Optional<LocalDate> date(int inYear) {
    try {
      return Optional.of(LocalDate.of(inYear, month.orElseThrow(), day.orElseThrow()));
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }

  /** An app names the days of the last week, today excluded; a mere clock is today. */
  private Optional<LocalDate> before(LocalDate taken) {
    String word = spoken.orElse("今天");
    Integer days = BEFORE.get(word);
    return days != null
        ? Optional.of(taken.minusDays(days))
        : weekday(word).map(d -> taken.with(TemporalAdjusters.previous(d)));
  }

  private static Optional<DayOfWeek> weekday(String word) {
    int zh =
        WEEK.indexOf(word.charAt(word.length() - 1) == '天' ? '日' : word.charAt(word.length() - 1));
    if (zh >= 0) {
      return Optional.of(DayOfWeek.of(zh + 1));
    }
    try {
      return Optional.of(DayOfWeek.valueOf(word));
    } catch (IllegalArgumentException noDay) {
      return Optional.empty();
    }
  }
}
