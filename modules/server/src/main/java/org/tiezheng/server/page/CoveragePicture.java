package org.tiezheng.server.page;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tiezheng.casework.GapSheet;
import org.tiezheng.evidence.Observation.Weight;

/**
 * When there are messages, as a picture: for each conversation bars over time, and above them where
 * signs lie. Height and form tell everything, so that it prints in black and white; the same stands
 * in a table of months beside it.
 *
 * @param ticks of the axis
 * @param height of the whole picture
 * @param binDays how many days a bar stands for
 */
public record CoveragePicture(
    List<Tick> ticks, List<Line> lines, int width, int height, long binDays) {
  private static final int LEFT = 150;
  private static final int WIDE = 830;
  private static final int TALL = 52;
  private static final int BAR = 26;
  private static final int TOP = 24;
  private static final int MOST_BINS = 150;

  public CoveragePicture {
    ticks = List.copyOf(ticks);
    lines = List.copyOf(lines);
  }

  /** A month or year of the axis. */
  public record Tick(String x, String label) {}

  /** A conversation; {@code bars} is a path. */
  public record Line(
      String title,
      String shown,
      long messages,
      int y,
      String bars,
      List<Mark> marks,
      Map<String, Integer> months) {}

  /** A sign above the bars; {@code shape} is a path. */
  public record Mark(String style, String shape, GapSheet.Sign sign) {}

  /** Empty if no message has a time. */
  static Optional<CoveragePicture> of(GapSheet sheet, ZoneId zone) {
    List<GapSheet.Covered> lines =
        sheet.coverage().stream().filter(c -> !c.days().isEmpty()).toList();
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    LocalDate first = lines.getFirst().days().keySet().iterator().next();
    LocalDate last = first;
    for (GapSheet.Covered line : lines) {
      for (LocalDate day : line.days().keySet()) {
        first = day.isBefore(first) ? day : first;
        last = day.isAfter(last) ? day : last;
      }
    }
    return Optional.of(new Drawing(first, last, zone).draw(sheet, lines));
  }

  /** The scale of one picture. */
  private record Drawing(LocalDate first, long days, long binDays, ZoneId zone) {
    Drawing(LocalDate first, LocalDate last, ZoneId zone) {
      this(
          first,
          ChronoUnit.DAYS.between(first, last) + 1,
          Math.max(1, (ChronoUnit.DAYS.between(first, last) + MOST_BINS) / MOST_BINS),
          zone);
    }

    CoveragePicture draw(GapSheet sheet, List<GapSheet.Covered> covered) {
      List<Line> lines = new ArrayList<>();
      for (GapSheet.Covered c : covered) {
        lines.add(line(c, sheet, TOP + lines.size() * TALL));
      }
      return new CoveragePicture(
          ticks(), lines, LEFT + WIDE + 10, TOP + lines.size() * TALL + 6, binDays);
    }

    private Line line(GapSheet.Covered c, GapSheet sheet, int y) {
      int base = y + TALL - 8;
      String name = c.title().isBlank() ? c.conversation() : c.title();
      int end = name.offsetByCodePoints(0, Math.min(11, name.codePointCount(0, name.length())));
      List<Mark> marks = new ArrayList<>();
      // Weighty signs last, so that they lie on top.
      for (Weight weight : Weight.values()) {
        for (GapSheet.Sign s : sheet.signs()) {
          if (s.weight() == weight && s.conversation().equals(c.conversation())) {
            mark(s, base - BAR - 6).ifPresent(marks::add);
          }
        }
      }
      Map<String, Integer> months = new TreeMap<>();
      c.days().forEach((day, n) -> months.merge(day.toString().substring(0, 7), n, Integer::sum));
      return new Line(
          name,
          end < name.length() ? name.substring(0, end) + "…" : name,
          c.days().values().stream().mapToLong(Integer::longValue).sum(),
          base,
          bars(c, base),
          marks,
          months);
    }

    private String bars(GapSheet.Covered c, int base) {
      long[] bins = new long[(int) ((days + binDays - 1) / binDays)];
      c.days()
          .forEach((day, n) -> bins[(int) (ChronoUnit.DAYS.between(first, day) / binDays)] += n);
      long most = 1;
      for (long n : bins) {
        most = Math.max(most, n);
      }
      double wide = (double) WIDE * binDays / days;
      StringBuilder path = new StringBuilder();
      for (int i = 0; i < bins.length; i++) {
        if (bins[i] > 0) {
          double high = Math.max(1.5, BAR * Math.sqrt((double) bins[i] / most));
          path.append(
              String.format(
                  Locale.ROOT,
                  "M%.1f %dv-%.1fh%.1fv%.1fz",
                  LEFT + i * wide,
                  base,
                  high,
                  Math.max(0.8, wide - 0.8),
                  high));
        }
      }
      return path.toString();
    }

    private Optional<Mark> mark(GapSheet.Sign s, int y) {
      Optional<Instant> from = s.from().or(s::to);
      if (from.isEmpty()) {
        return Optional.empty();
      }
      double x1 = x(from.get());
      double x2 = s.to().map(this::x).orElse(x1);
      double at = (x1 + x2) / 2;
      String span =
          x2 - x1 > 3
              ? String.format(Locale.ROOT, "M%.1f %dh%.1fv1.6h-%.1fz", x1, y, x2 - x1, x2 - x1)
              : "";
      String shape =
          s.weight() == Weight.SLIGHT
              ? String.format(Locale.ROOT, "M%.1f %dh2.6v2.6h-2.6z", at - 1.3, y - 1)
              : String.format(Locale.ROOT, "M%.1f %dh9l-4.5 8z", at - 4.5, y - 6);
      return Optional.of(new Mark(s.weight().name().toLowerCase(Locale.ROOT), span + shape, s));
    }

    private double x(Instant time) {
      double at = ChronoUnit.SECONDS.between(first.atStartOfDay(zone).toInstant(), time) / 86_400.0;
      return LEFT + WIDE * Math.clamp(at / days, 0, 1);
    }

    private List<Tick> ticks() {
      long months = ChronoUnit.MONTHS.between(first, first.plusDays(days)) + 1;
      int step = months <= 12 ? 1 : months <= 36 ? 3 : months <= 120 ? 12 : 60;
      LocalDate tick = first.withDayOfMonth(1);
      while (step > 1 && (tick.getMonthValue() - 1) % Math.min(step, 12) != 0) {
        tick = tick.minusMonths(1);
      }
      List<Tick> ticks = new ArrayList<>();
      for (; ChronoUnit.DAYS.between(first, tick) < days; tick = tick.plusMonths(step)) {
        if (!tick.isBefore(first)) {
          double x = LEFT + (double) WIDE * ChronoUnit.DAYS.between(first, tick) / days;
          ticks.add(
              new Tick(
                  String.format(Locale.ROOT, "%.1f", x),
                  x > LEFT + WIDE - 40
                      ? "" // it would be cut
                      : step >= 12
                          ? String.valueOf(tick.getYear())
                          : tick.toString().substring(0, 7)));
        }
      }
      return ticks;
    }
  }
}
