package org.tiezheng.examine.screens;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time as a chat shows it between bubbles: that of the message below it, to the minute.
 *
 * @param relative whether the day is told from the day of the picture (yesterday, Tuesday)
 */
record ScreenTime(
    Optional<Integer> year,
    Optional<Integer> month,
    Optional<Integer> day,
    int hour,
    int minute,
    boolean relative) {
  private static final Pattern FORM =
      Pattern.compile(
          "(?:(?:(\\d{4})[年/.-])?(\\d{1,2})[月/.-](\\d{1,2})日?)?"
              + "(今天|昨天|前天|星期[一二三四五六日天]|周[一二三四五六日天])?"
              + "(凌晨|早上|清晨|上午|中午|下午|傍晚|晚上|深夜|AM|PM)?(\\d{1,2}):(\\d{2})(AM|PM)?");

  static Optional<ScreenTime> of(String read) {
    String text =
        Normalizer.normalize(read, Normalizer.Form.NFKC).replaceAll("\\s", "").replace('∶', ':');
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
        new ScreenTime(
            number(m.group(1)),
            number(m.group(2)),
            number(m.group(3)),
            hour,
            minute,
            m.group(4) != null));
  }

  private static Optional<Integer> number(@org.jspecify.annotations.Nullable String digits) {
    return Optional.ofNullable(digits).map(Integer::parseInt);
  }

  /** Whether it is that minute, as far as it says. */
  boolean shows(LocalDateTime time) {
    LocalDate date = time.toLocalDate();
    LocalTime clock = time.toLocalTime();
    return clock.getHour() == hour
        && clock.getMinute() == minute
        && year.filter(y -> y != date.getYear()).isEmpty()
        && month.filter(m -> m != date.getMonthValue()).isEmpty()
        && day.filter(d -> d != date.getDayOfMonth()).isEmpty();
  }
}
