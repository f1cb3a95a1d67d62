package org.tiezheng.examine.value;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The days that a date as written may mean: one day, or a whole month or year where no more is
 * said. Two dates contradict each other only if their spans have no day in common.
 */
public record DateSpan(LocalDate from, LocalDate to) {
  private static final int MAX_CHARS = 64;
  private static final Pattern COMPACT = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
  private static final Pattern DAY =
      Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})[日号]?(?:[T ]?\\d{1,2}[:时点].*)?");

  /** A time of day with its own zone behind the day. */
  private static final Pattern ZONED =
      Pattern.compile(
          "(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?[T"
              + " ]?(\\d{1,2})[:时点](\\d{1,2})(?:[:分](\\d{1,2})(?:\\.\\d+)?秒?|分)?"
              + " ?\\(?(Z|(?:UTC|GMT)(?:[+-]\\d{1,2}(?::?\\d{2})?)?|[+-]\\d{1,2}(?::?\\d{2})?)\\)?",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern MONTH = Pattern.compile("(\\d{4})[-/.年](\\d{1,2})月?");
  private static final Pattern YEAR = Pattern.compile("(\\d{4})年");

  /** The day itself. */
  public static DateSpan of(LocalDate day) {
    return new DateSpan(day, day);
  }

  /**
   * Reads {@code 2025-03-01}, {@code 2025年3月1日}, {@code 二〇二五年三月一日}, {@code 20250301}, also with a
   * time behind it; empty if it is not clearly a date.
   *
   * @param zone where the days are counted, if the text states another zone
   */
  public static Optional<DateSpan> read(String raw, ZoneId zone) {
    String text = arabic(Normalizer.normalize(raw, Normalizer.Form.NFKC).strip());
    if (text.length() > MAX_CHARS) {
      return Optional.empty();
    }
    try {
      return Optional.of(of(OffsetDateTime.parse(text).atZoneSameInstant(zone).toLocalDate()));
    } catch (DateTimeException notIso) {
      return zoned(text, zone).or(() -> days(text));
    }
  }

  private static Optional<DateSpan> zoned(String text, ZoneId zone) {
    Matcher time = ZONED.matcher(text);
    if (!time.matches()) {
      return Optional.empty();
    }
    try {
      // +0800, which mails have, as +08:00
      String stated =
          time.group(7).toUpperCase(Locale.ROOT).replaceAll("(\\d{2})(\\d{2})$", "$1:$2");
      int second = time.group(6) == null ? 0 : figure(time, 6);
      LocalDateTime local =
          LocalDateTime.of(
              figure(time, 1),
              figure(time, 2),
              figure(time, 3),
              figure(time, 4),
              figure(time, 5),
              second);
      return Optional.of(
          of(local.atZone(ZoneId.of(stated)).withZoneSameInstant(zone).toLocalDate()));
    } catch (DateTimeException noSuchTime) {
      return Optional.empty();
    }
  }

  private static Optional<DateSpan> days(String text) {
    try {
      for (Pattern form : new Pattern[] {DAY, COMPACT}) {
        Matcher day = form.matcher(text);
        if (day.matches()) {
          return Optional.of(of(LocalDate.of(figure(day, 1), figure(day, 2), figure(day, 3))));
        }
      }
      Matcher month = MONTH.matcher(text);
      if (month.matches()) {
        YearMonth whole = YearMonth.of(figure(month, 1), figure(month, 2));
        return Optional.of(new DateSpan(whole.atDay(1), whole.atEndOfMonth()));
      }
      Matcher year = YEAR.matcher(text);
      if (year.matches()) {
        int y = figure(year, 1);
        return Optional.of(new DateSpan(LocalDate.of(y, 1, 1), LocalDate.of(y, 12, 31)));
      }
      return Optional.empty();
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }

  /** Whether both may mean the same day. */
  public boolean overlaps(DateSpan other) {
    return !from.isAfter(other.to) && !other.from.isAfter(to);
  }

  private static int figure(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }

  /** Chinese figures become Arabic ones: a year figure by figure, month and day as numbers. */
  private static String arabic(String text) {
    StringBuilder out = new StringBuilder();
    StringBuilder run = new StringBuilder();
    for (char c : (text + "\0").toCharArray()) {
      if (ChineseFigures.digit(c) >= 0 || c == '十') {
        run.append(c);
      } else {
        out.append(figures(run.toString()));
        run.setLength(0);
        out.append(c == '\0' ? "" : String.valueOf(c));
      }
    }
    return out.toString();
  }

  private static String figures(String run) {
    if (run.indexOf('十') >= 0) {
      return AmountText.number(run).map(BigDecimal::toPlainString).orElse(run);
    }
    StringBuilder digits = new StringBuilder();
    run.chars().forEach(c -> digits.append(ChineseFigures.digit((char) c)));
    return digits.toString();
  }
}
