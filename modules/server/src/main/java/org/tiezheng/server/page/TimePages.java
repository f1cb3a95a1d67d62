package org.tiezheng.server.page;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tiezheng.casework.OpenCase;
import org.tiezheng.casework.app.ComparedCopies;
import org.tiezheng.casework.app.Timeline;
import org.tiezheng.casework.app.Timeline.Lane;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.Text;
import org.tiezheng.server.Visit;
import org.tiezheng.server.guard.Refusal;

/** Everything on one axis: by months, by the days of a month, and a day record by record. */
public final class TimePages {
  private static final int PAGE = 200;
  private static final int LEFT = 150;
  private static final int WIDE = 830;
  private static final int TALL = 44;
  private static final int BAR = 28;
  private static final int TOP = 24;

  private TimePages() {}

  /** A line of the picture; {@code bars} is a path. */
  public record LaneRow(Text title, long total, int y, String bars) {}

  /** A label of the axis. */
  public record Tick(String x, String label) {}

  /** The picture. */
  public record Picture(List<Tick> ticks, List<LaneRow> lanes, int height) {}

  /** A line of the table; {@code counts} in the order of the lanes. */
  public record BinRow(String label, String address, List<Integer> counts, List<Text> marks) {}

  /** A record of a day. */
  public record EntryRow(
      Instant time,
      RecordedTime.Precision precision,
      Text lane,
      int item,
      String title,
      LineRow row) {}

  /** The axis of the case, or of a month. */
  public static void axis(Visit visit) throws IOException {
    Optional<YearMonth> month =
        visit.query("month").filter(m -> !m.isEmpty()).map(TimePages::month);
    visit.page(
        "timeline",
        CaseReading.look(
            visit,
            open -> {
              Map<String, Object> all = CaseReading.model(visit, open.matter(), "timeline");
              Timeline timeline = timeline(visit, open);
              Timeline.Axis axis = month.isPresent() ? timeline.month(month.get()) : timeline.all();
              String at = Addresses.matter(visit.path("case")) + "/timeline";
              Set<Lane> shown =
                  axis.bins().stream()
                      .flatMap(b -> b.counts().keySet().stream())
                      .collect(Collectors.toCollection(java.util.TreeSet::new));
              all.put("axis", axis);
              all.put("lanes", shown.stream().map(Lane::title).toList());
              all.put("rows", axis.bins().stream().map(b -> row(b, axis, shown, at)).toList());
              all.put("picture", picture(axis, shown, month).stream().toList());
              all.put("month", month.map(YearMonth::toString).orElse(""));
              all.put("before", month.map(m -> m.minusMonths(1).toString()).orElse(""));
              all.put("after", month.map(m -> m.plusMonths(1).toString()).orElse(""));
              all.put("clocks", clocks(visit, open));
              all.put("zone", open.place().zone().getId());
              return all;
            }));
  }

  public static Timeline timeline(Visit visit, OpenCase open) throws IOException {
    return new Timeline(open, visit.app().lines(), visit.app().gaps().all(open));
  }

  /** A month as an address writes it. */
  public static YearMonth month(String text) {
    try {
      return YearMonth.parse(text);
    } catch (DateTimeParseException e) {
      throw Refusal.bad("月份须写作 2024-03。", "A month is written 2024-03.");
    }
  }

  /** A day as an address writes it. */
  public static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw Refusal.bad("日期须写作 2024-03-01。", "A day is written 2024-03-01.");
    }
  }

  private static BinRow row(Timeline.Bin bin, Timeline.Axis axis, Set<Lane> shown, String at) {
    String label =
        switch (axis.step()) {
          case YEAR -> String.valueOf(bin.begin().getYear());
          case MONTH -> YearMonth.from(bin.begin()).toString();
          case DAY -> bin.begin().toString();
        };
    String address =
        switch (axis.step()) {
          case YEAR -> at + "?month=" + YearMonth.from(bin.begin());
          case MONTH -> at + "?month=" + label;
          case DAY -> at + "/" + label;
        };
    return new BinRow(
        label,
        address,
        shown.stream().map(l -> bin.counts().getOrDefault(l, 0)).toList(),
        bin.marks());
  }

  /** Empty if there is nothing to draw. */
  private static Optional<Picture> picture(
      Timeline.Axis axis, Set<Lane> shown, Optional<YearMonth> month) {
    if (axis.bins().isEmpty()) {
      return Optional.empty();
    }
    LocalDate first = month.map(m -> m.atDay(1)).orElse(axis.bins().getFirst().begin());
    LocalDate last = month.map(YearMonth::atEndOfMonth).orElse(axis.bins().getLast().begin());
    ChronoUnit unit =
        switch (axis.step()) {
          case YEAR -> ChronoUnit.YEARS;
          case MONTH -> ChronoUnit.MONTHS;
          case DAY -> ChronoUnit.DAYS;
        };
    long bins = unit.between(first, last) + 1;
    double wide = (double) WIDE / bins;
    List<LaneRow> lanes = new ArrayList<>();
    for (Lane lane : shown) {
      int base = TOP + lanes.size() * TALL + TALL - 8;
      lanes.add(
          new LaneRow(
              lane.title(),
              axis.totals().getOrDefault(lane, 0L),
              base,
              bars(axis, lane, first, unit, wide, base)));
    }
    List<Tick> ticks = new ArrayList<>();
    long every = Math.max(1, (bins + 11) / 12);
    for (long i = 0; i < bins; i += every) {
      LocalDate at = first.plus(i, unit);
      String label =
          switch (axis.step()) {
            case YEAR -> String.valueOf(at.getYear());
            case MONTH -> YearMonth.from(at).toString();
            case DAY -> String.valueOf(at.getDayOfMonth());
          };
      // A label at the very end would be cut.
      boolean room = i * wide < WIDE - 40 || label.length() < 3;
      ticks.add(new Tick(String.format(Locale.ROOT, "%.1f", LEFT + i * wide), room ? label : ""));
    }
    return Optional.of(new Picture(ticks, lanes, TOP + lanes.size() * TALL + 6));
  }

  private static String bars(
      Timeline.Axis axis, Lane lane, LocalDate first, ChronoUnit unit, double wide, int base) {
    int most = 1;
    for (Timeline.Bin bin : axis.bins()) {
      most = Math.max(most, bin.counts().getOrDefault(lane, 0));
    }
    StringBuilder path = new StringBuilder();
    for (Timeline.Bin bin : axis.bins()) {
      int n = bin.counts().getOrDefault(lane, 0);
      if (n > 0) {
        double high = Math.max(2, BAR * Math.sqrt((double) n / most));
        path.append(
            String.format(
                Locale.ROOT,
                "M%.1f %dv-%.1fh%.1fv%.1fz",
                LEFT + unit.between(first, bin.begin()) * wide,
                base,
                high,
                Math.max(1.2, Math.min(wide - 0.8, 40)),
                high));
      }
    }
    return path.toString();
  }

  /** What is known of how far clocks were off; nothing on the axis is moved by it. */
  private static List<Text> clocks(Visit visit, OpenCase open) throws IOException {
    List<Text> clocks = new ArrayList<>(open.clockOffsets());
    for (ComparedCopies.Made made : visit.app().compared().list(open)) {
      made.lines().stream()
          .filter(l -> l.zh().startsWith("时钟差"))
          .forEach(l ->
              clocks.add(
                  new Text(
                      "证据 %d 与 %d:".formatted(made.mine(), made.theirs()) + l.zh(),
                      "Items %d and %d: ".formatted(made.mine(), made.theirs()) + l.en())));
    }
    return clocks;
  }

  /** A day, record by record. */
  public static void day(Visit visit) throws IOException {
    LocalDate day = day(visit.path("day"));
    long from = Math.max(1, visit.count("from").orElse(1));
    visit.page(
        "timeday",
        CaseReading.look(
            visit,
            open -> {
              Map<String, Object> all = CaseReading.model(visit, open.matter(), "timeline");
              Timeline.Day found = timeline(visit, open).day(day, from - 1, PAGE);
              all.put("day", day.toString());
              all.put("month", YearMonth.from(day).toString());
              all.put("before", day.minusDays(1).toString());
              all.put("after", day.plusDays(1).toString());
              all.put("count", found.count());
              all.put("marks", found.marks());
              all.put("missing", found.missing());
              all.put("entries", found.entries().stream().map(TimePages::entry).toList());
              all.put("from", from);
              all.put("previous", from > PAGE ? from - PAGE : from > 1 ? 1 : 0);
              all.put("next", from + PAGE <= found.count() ? from + PAGE : 0);
              return all;
            }));
  }

  private static EntryRow entry(Timeline.Entry e) {
    return new EntryRow(
        e.time(),
        e.precision(),
        e.lane().title(),
        e.item(),
        e.title(),
        LineRow.of(e.item(), e.line()));
  }

  /** Gets large items ready. */
  public static void ready(Visit visit) {
    visit.see(
        "/jobs/"
            + WorkPages.studies(visit)
                .ready(visit.path("case"), CaseReading.folder(visit), visit.app().lines())
                .orElseThrow(WorkPages::busy)
                .id());
  }
}
