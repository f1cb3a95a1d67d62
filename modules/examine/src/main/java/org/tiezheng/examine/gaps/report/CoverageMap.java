package org.tiezheng.examine.gaps.report;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.tiezheng.evidence.Observation.Weight;
import org.tiezheng.examine.gaps.Coverage;
import org.tiezheng.examine.gaps.GapSign;
import org.tiezheng.examine.report.PageWords;

/**
 * A picture over time: for each conversation how many messages there are, and above them where the
 * signs lie. Height and form tell everything, so that it can be printed in black and white.
 */
final class CoverageMap {
  /** Conversations with a line of their own; those with the most messages. */
  static final int MOST_LINES = 40;

  private static final int LEFT = 190;
  private static final int WIDTH = 820;
  private static final int LINE = 46;
  private static final int BAR = 24;
  private static final int MOST_BINS = 164;
  private static final int TOP = 26;

  private final List<Coverage> lines;
  private final List<GapSign> signs;
  private final ZoneId zone;
  private final LocalDate first;
  private final long days;
  private final long binDays;

  private CoverageMap(
      List<Coverage> lines, List<GapSign> signs, ZoneId zone, LocalDate first, LocalDate last) {
    this.lines = lines;
    this.signs = signs;
    this.zone = zone;
    this.first = first;
    this.days = ChronoUnit.DAYS.between(first, last) + 1;
    this.binDays = Math.max(1, (days + MOST_BINS - 1) / MOST_BINS);
  }

  /** Writes the picture; a sentence if no message has a time. */
  static void write(List<Coverage> coverage, List<GapSign> signs, ZoneId zone, Appendable out)
      throws IOException {
    List<Coverage> lines =
        coverage.stream().filter(c -> !c.days().isEmpty()).limit(MOST_LINES).toList();
    if (lines.isEmpty()) {
      out.append("<p>没有带时间的消息,无法绘图。<small>No message has a time to draw.</small></p>\n");
      return;
    }
    List<LocalDate> ends = new ArrayList<>();
    lines.forEach(c -> {
      List<LocalDate> of = List.copyOf(c.days().keySet());
      ends.add(of.stream().min(LocalDate::compareTo).orElseThrow());
      ends.add(of.stream().max(LocalDate::compareTo).orElseThrow());
    });
    List<Coverage> drawn = new ArrayList<>(lines);
    drawn.addAll(withoutMessages(coverage, signs, zone));
    new CoverageMap(
            drawn,
            signs,
            zone,
            ends.stream().min(LocalDate::compareTo).orElseThrow(),
            ends.stream().max(LocalDate::compareTo).orElseThrow())
        .draw(out);
    if (coverage.size() > lines.size()) {
      out.append(
          "<p>图中为消息最多的 %d 个会话,共 %d 个。<small>The %d conversations with the most messages, of %d.</small></p>\n"
              .formatted(lines.size(), coverage.size(), lines.size(), coverage.size()));
    }
  }

  /** Lines for conversations of which only signs are left, and for signs of the whole store. */
  private static List<Coverage> withoutMessages(
      List<Coverage> coverage, List<GapSign> signs, ZoneId zone) {
    Set<String> known = new HashSet<>();
    coverage.forEach(c -> known.add(c.conversation()));
    List<Coverage> more = new ArrayList<>();
    for (GapSign s : signs) {
      boolean timed = s.from().isPresent() || s.to().isPresent();
      if (timed && s.weight() != Weight.SLIGHT && known.add(s.conversation())) {
        String title = s.conversation().isEmpty() ? "不限会话 no single one" : s.title();
        more.add(new Coverage(s.conversation(), title, zone, Map.of()));
      }
    }
    return more.subList(0, Math.min(MOST_LINES / 4, more.size()));
  }

  private void draw(Appendable out) throws IOException {
    int height = TOP + lines.size() * LINE + 8;
    out.append(
        "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"覆盖图 coverage map\">\n"
            .formatted(LEFT + WIDTH + 20, height));
    axis(height, out);
    for (int i = 0; i < lines.size(); i++) {
      line(lines.get(i), TOP + i * LINE, out);
    }
    out.append("</svg>\n");
    out.append(
        ("<p class=\"key\">柱高为每 %d 天的消息数(各会话自成比例)。<b>▼</b> 强 <b>▽</b> 须说明 <b>·</b> 弱;"
                + "横线为空白期或空缺所在的时段。<small>Bars: messages per %d days, each line to its own scale."
                + " ▼ strong ▽ notable · slight; a line above the bars spans the time in which"
                + " something is not there.</small></p>\n")
            .formatted(binDays, binDays));
  }

  private double x(LocalDate day) {
    return LEFT + (double) WIDTH * ChronoUnit.DAYS.between(first, day) / days;
  }

  private double x(Instant time) {
    double at = ChronoUnit.SECONDS.between(first.atStartOfDay(zone).toInstant(), time) / 86_400.0;
    return LEFT + WIDTH * Math.clamp(at / days, 0, 1);
  }

  /** A tick for each month, or each year if there are many. */
  private void axis(int height, Appendable out) throws IOException {
    long months = ChronoUnit.MONTHS.between(first, first.plusDays(days)) + 1;
    int step = months <= 14 ? 1 : months <= 42 ? 3 : months <= 120 ? 12 : 60;
    LocalDate tick = first.withDayOfMonth(1);
    while (step > 1 && (tick.getMonthValue() - 1) % Math.min(step, 12) != 0) {
      tick = tick.minusMonths(1);
    }
    for (; ChronoUnit.DAYS.between(first, tick) < days; tick = tick.plusMonths(step)) {
      if (!tick.isBefore(first)) {
        String label =
            step >= 12 ? String.valueOf(tick.getYear()) : tick.toString().substring(0, 7);
        out.append(
            String.format(
                Locale.ROOT,
                "<line class=\"tick\" x1=\"%1$.1f\" y1=\"16\" x2=\"%1$.1f\" y2=\"%2$d\"/>"
                    + "<text class=\"axis\" x=\"%1$.1f\" y=\"12\">%3$s</text>\n",
                x(tick),
                height,
                label));
      }
    }
  }

  private void line(Coverage c, int y, Appendable out) throws IOException {
    long[] bins = new long[(int) ((days + binDays - 1) / binDays)];
    for (Map.Entry<LocalDate, Integer> day : c.days().entrySet()) {
      bins[(int) (ChronoUnit.DAYS.between(first, day.getKey()) / binDays)] += day.getValue();
    }
    long most = 1;
    for (long n : bins) {
      most = Math.max(most, n);
    }
    String name = PageText.name(c.title(), c.conversation());
    int base = y + LINE - 8;
    out.append(
        "<text class=\"name\" x=\"0\" y=\"%d\">%s</text><text class=\"count\" x=\"0\" y=\"%d\">%,d 条</text>\n"
            .formatted(base - 13, PageWords.escape(cut(name)), base, c.messages()));
    out.append(
        "<line class=\"base\" x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/><path d=\""
            .formatted(LEFT, base, LEFT + WIDTH, base));
    double width = (double) WIDTH * binDays / days;
    for (int i = 0; i < bins.length; i++) {
      if (bins[i] > 0) {
        double h = Math.max(1.5, BAR * Math.sqrt((double) bins[i] / most));
        out.append(
            String.format(
                Locale.ROOT,
                "M%.1f %dv-%.1fh%.1fv%.1fz",
                LEFT + i * width,
                base,
                h,
                Math.min(Math.max(0.8, width - 0.8), LEFT + WIDTH - LEFT - i * width),
                h));
      }
    }
    out.append("\"/>\n");
    marks(c, base - BAR - 4, out);
  }

  private static String cut(String name) {
    int shown = 13;
    return name.codePointCount(0, name.length()) <= shown
        ? name
        : name.substring(0, name.offsetByCodePoints(0, shown)) + "…";
  }

  /** Weighty signs last, so that they lie on top. */
  private void marks(Coverage c, int y, Appendable out) throws IOException {
    for (Weight weight : Weight.values()) {
      for (GapSign s : signs) {
        if (s.weight() == weight && s.conversation().equals(c.conversation())) {
          mark(s, y, out);
        }
      }
    }
  }

  private void mark(GapSign s, int y, Appendable out) throws IOException {
    Instant from = s.from().or(s::to).orElse(Instant.MAX);
    if (from.equals(Instant.MAX)) {
      return;
    }
    double x1 = x(from);
    double x2 = s.to().map(this::x).orElse(x1);
    if (x2 - x1 > 3) {
      out.append(
          String.format(
              Locale.ROOT,
              "<line class=\"span %s\" x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\"/>",
              s.weight(),
              x1,
              y + 3,
              x2,
              y + 3));
    }
    double at = (x1 + x2) / 2;
    String title = PageWords.escape(s.kind().title().zh() + ":" + s.what().zh());
    switch (s.weight()) {
      case SLIGHT ->
          out.append(
              String.format(
                  Locale.ROOT,
                  "<circle cx=\"%.1f\" cy=\"%d\" r=\"1.4\"><title>%s</title></circle>\n",
                  at,
                  y + 3,
                  title));
      case NOTABLE, STRONG ->
          out.append(
              String.format(
                  Locale.ROOT,
                  "<path class=\"%s\" d=\"M%.1f %dh9l-4.5 8z\"><title>%s</title></path>\n",
                  s.weight(),
                  at - 4.5,
                  y - 3,
                  title));
    }
  }
}
