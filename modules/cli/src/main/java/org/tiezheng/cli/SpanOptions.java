package org.tiezheng.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TiezhengException;
import picocli.CommandLine.Option;

/** A span of time as a person states it: whole days, months or years, or to the minute. */
final class SpanOptions {
  @Option(names = "--from", paramLabel = "DATE")
  @Nullable String from;

  @Option(names = "--to", paramLabel = "DATE")
  @Nullable String to;

  /** The first moment. */
  Optional<Instant> from(ZoneId zone) {
    return Optional.ofNullable(from).map(date -> begin(date, zone));
  }

  /** The first moment that is too late: the day, month or minute that is named belongs to it. */
  Optional<Instant> to(ZoneId zone) {
    return Optional.ofNullable(to).map(date -> end(date, zone));
  }

  static Instant begin(String date, ZoneId zone) {
    return moment(date).atZone(zone).toInstant();
  }

  static Instant end(String date, ZoneId zone) {
    LocalDateTime begin = moment(date);
    LocalDateTime end =
        switch (date.strip().length()) {
          case 4 -> begin.plusYears(1);
          case 7 -> begin.plusMonths(1);
          case 10 -> begin.plusDays(1);
          case 16 -> begin.plusMinutes(1);
          default -> begin.plusSeconds(1);
        };
    return end.atZone(zone).toInstant();
  }

  private static LocalDateTime moment(String date) {
    String plain = date.strip().replace('/', '-').replace(' ', 'T');
    try {
      return switch (plain.length()) {
        case 4 -> LocalDate.parse(plain + "-01-01").atStartOfDay();
        case 7 -> LocalDate.parse(plain + "-01").atStartOfDay();
        case 10 -> LocalDate.parse(plain).atStartOfDay();
        default -> LocalDateTime.parse(plain);
      };
    } catch (DateTimeParseException e) {
      throw new TiezhengException(
          new Text(
              "看不懂日期“" + date + "”;请写成 2024-03-01、2024-03 或 2024-03-01T10:00。",
              "The date "
                  + date
                  + " cannot be read; write 2024-03-01, 2024-03 or 2024-03-01T10:00."),
          e);
    }
  }
}
