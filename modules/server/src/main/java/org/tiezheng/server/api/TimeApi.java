package org.tiezheng.server.api;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.tiezheng.casework.app.Timeline;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.Text;
import org.tiezheng.server.Visit;
import org.tiezheng.server.page.CaseReading;
import org.tiezheng.server.page.LineRow;
import org.tiezheng.server.page.TimePages;

/** Everything on one axis. */
final class TimeApi {
  private static final int USUAL = 200;
  private static final int MOST = 1_000;

  private TimeApi() {}

  /**
   * A record of a day.
   *
   * @param precision the smallest unit of the time that the source gives
   */
  record Entry(
      int item,
      String title,
      Timeline.Lane lane,
      Instant time,
      RecordedTime.Precision precision,
      LineRow line) {}

  /**
   * A day.
   *
   * @param count of all its records
   * @param missing numbers of the items of which nothing can stand here
   */
  record Day(long count, List<Entry> entries, List<Text> marks, List<Integer> missing) {
    Day {
      entries = List.copyOf(entries);
      marks = List.copyOf(marks);
      missing = List.copyOf(missing);
    }
  }

  static void axis(Visit visit) throws IOException {
    Optional<YearMonth> month = visit.query("month").map(TimePages::month);
    visit.json(
        CaseReading.look(
            visit,
            open -> {
              Timeline timeline = TimePages.timeline(visit, open);
              return month.isPresent() ? timeline.month(month.get()) : timeline.all();
            }));
  }

  static void day(Visit visit) throws IOException {
    Optional<LocalDate> day = visit.query("day").map(TimePages::day);
    long from = visit.count("from").orElse(0);
    int count = Math.clamp(visit.count("count").orElse(USUAL), 1, MOST);
    visit.json(
        CaseReading.look(
            visit,
            open -> {
              if (day.isEmpty()) {
                return new Day(0, List.of(), List.of(), List.of());
              }
              Timeline.Day found = TimePages.timeline(visit, open).day(day.get(), from, count);
              return new Day(
                  found.count(),
                  found.entries().stream()
                      .map(e ->
                          new Entry(
                              e.item(),
                              e.title(),
                              e.lane(),
                              e.time(),
                              e.precision(),
                              LineRow.of(e.item(), e.line())))
                      .toList(),
                  found.marks(),
                  found.missing());
            }));
  }
}
