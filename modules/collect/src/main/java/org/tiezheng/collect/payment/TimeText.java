package org.tiezheng.collect.payment;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.RecordedTime.Basis;
import org.tiezheng.evidence.RecordedTime.Precision;

/** Dates and times as statements write them. */
final class TimeText {
  private static final Map<String, DateTimeFormatter> FORMATS = new ConcurrentHashMap<>();

  private TimeText() {}

  /**
   * Reads a time strictly: 30 February is no date.
   *
   * @param format of {@link DateTimeFormatter}; the year is written {@code uuuu} and may be missing
   * @param month year and month of the statement, for times without a year: later months belong to
   *     the year before
   */
  static Optional<RecordedTime> parse(
      String raw, String format, ZoneId zone, Basis basis, Optional<LocalDate> month) {
    try {
      TemporalAccessor parsed = formatter(format).parse(raw.replaceAll("\\s+", " "));
      LocalDate day =
          format.contains("uuuu") ? LocalDate.from(parsed) : inYear(parsed, month.orElseThrow());
      LocalDateTime time =
          format.contains("H")
              ? LocalDateTime.of(day, java.time.LocalTime.from(parsed))
              : day.atStartOfDay();
      return Optional.of(
          new RecordedTime(
              raw, Optional.of(time.atZone(zone).toInstant()), precision(format), basis));
    } catch (DateTimeParseException | java.util.NoSuchElementException e) {
      return Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static LocalDate inYear(TemporalAccessor parsed, LocalDate statement) {
    int month = parsed.get(ChronoField.MONTH_OF_YEAR);
    int year = month > statement.getMonthValue() ? statement.getYear() - 1 : statement.getYear();
    return LocalDate.of(year, month, parsed.get(ChronoField.DAY_OF_MONTH));
  }

  private static Precision precision(String format) {
    if (format.contains("ss")) {
      return Precision.SECOND;
    }
    return format.contains("mm") ? Precision.MINUTE : Precision.DAY;
  }

  private static DateTimeFormatter formatter(String format) {
    return FORMATS.computeIfAbsent(
        format, f -> DateTimeFormatter.ofPattern(f).withResolverStyle(ResolverStyle.STRICT));
  }
}
