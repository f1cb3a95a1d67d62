package org.tiezheng.examine.compare.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.examine.compare.Facet;
import org.tiezheng.examine.compare.Pair;
import org.tiezheng.examine.compare.Similar;
import org.tiezheng.examine.compare.Verdict;
import org.tiezheng.examine.report.PageWords;

/** Writes pairs into the page, every text from evidence made harmless. */
final class PageText {
  static final String TABLE =
      "<table><thead><tr><th>序号<small>no.</small></th><th>结论<small>verdict</small></th>"
          + "<th>甲方副本<small>A's copy</small></th><th>乙方副本<small>B's copy</small></th>"
          + "</tr></thead><tbody>\n";

  private final DateTimeFormatter times;
  private final ZoneId zone;

  PageText(ZoneId zone) {
    this.zone = zone;
    this.times = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(zone);
  }

  ZoneId zone() {
    return zone;
  }

  String time(Instant instant) {
    return times.format(instant);
  }

  private String time(Pair.Entry entry) {
    return entry.time().map(this::time).orElse("—");
  }

  Optional<LocalDate> day(Pair pair) {
    return pair.a()
        .flatMap(Pair.Entry::time)
        .or(() -> pair.b().flatMap(Pair.Entry::time))
        .map(t -> t.atZone(zone).toLocalDate());
  }

  /** A row of a table, with what differs marked. */
  void row(Pair pair, Appendable out) throws IOException {
    out.append("<tr class=\"").append(pair.verdict().name()).append("\"><td>");
    out.append(String.valueOf(pair.number())).append("</td><td><b class=\"mark\">");
    out.append(pair.verdict().mark())
        .append("</b> ")
        .append(PageWords.both(pair.verdict().title()));
    if (!pair.differing().isEmpty()) {
      out.append("<br>").append(differing(pair));
    }
    pair.secondsOff()
        .filter(s -> pair.verdict() == Verdict.TIME_DIFFERS)
        .ifPresent(s -> append(out, "<br>" + seconds(s)));
    out.append("</td><td>");
    cell(pair.a(), pair.b(), out);
    out.append("</td><td>");
    cell(pair.b(), pair.a(), out);
    out.append("</td></tr>\n");
  }

  private static void append(Appendable out, String text) {
    try {
      out.append(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String differing(Pair pair) {
    return pair.differing().stream()
        .map(Facet::title)
        .map(PageWords::both)
        .collect(Collectors.joining(", "));
  }

  /** Seconds as a person reads them. */
  static String seconds(double seconds) {
    long all = Math.round(Math.abs(seconds));
    String sign = seconds < 0 ? "−" : "+";
    return "%s%d:%02d:%02d".formatted(sign, all / 3600, all / 60 % 60, all % 60);
  }

  private void cell(Optional<Pair.Entry> entry, Optional<Pair.Entry> other, Appendable out)
      throws IOException {
    if (entry.isEmpty()) {
      out.append("<span class=\"none\">(没有 <small>none</small>)</span>");
      return;
    }
    Pair.Entry e = entry.get();
    out.append("<span class=\"head\">").append(PageWords.escape(time(e))).append(' ');
    String original = e.provenance().original();
    out.append(PageWords.escape(e.sender())).append(" · 第 ").append(String.valueOf(e.row()));
    out.append(" 行 <small>row, ");
    out.append(PageWords.escape(original.substring(0, Math.min(12, original.length()))));
    out.append("…</small></span><br>");
    out.append(
        other.map(o -> marked(e.line(), o.line())).orElseGet(() -> PageWords.escape(e.line())));
  }

  /** The part in which a line differs from the other one, underlined. */
  private static String marked(String line, String other) {
    if (line.equals(other)) {
      return PageWords.escape(line);
    }
    int[] shared = Similar.difference(line, other);
    int[] chars = line.codePoints().toArray();
    int end = chars.length - shared[1];
    return PageWords.escape(new String(chars, 0, shared[0]))
        + "<mark>"
        + PageWords.escape(new String(chars, shared[0], end - shared[0]))
        + "</mark>"
        + PageWords.escape(new String(chars, end, shared[1]));
  }

  void counts(List<Pair> part, Appendable out) throws IOException {
    Map<Verdict, Long> counts = new EnumMap<>(Verdict.class);
    part.forEach(p -> counts.merge(p.verdict(), 1L, Long::sum));
    String before = "";
    for (Map.Entry<Verdict, Long> count : counts.entrySet()) {
      out.append(before)
          .append(count.getKey().mark())
          .append(' ')
          .append(count.getKey().title().zh())
          .append(' ')
          .append(String.valueOf(count.getValue()));
      before = " · ";
    }
  }

  /** The pair as data for the page's script: number, verdict, then time, sender, line of each. */
  void data(Pair pair, Appendable out) throws IOException {
    out.append('[').append(String.valueOf(pair.number())).append(',');
    string(pair.verdict().name(), out);
    String mark = pair.verdict().mark() + " " + pair.verdict().title().zh();
    out.append(',');
    string(pair.verdict() == Verdict.SAME ? pair.verdict().mark() : mark, out);
    String before = "";
    for (Optional<Pair.Entry> entry : List.of(pair.a(), pair.b())) {
      if (entry.isEmpty()) {
        out.append(",0,0,0");
        continue;
      }
      Pair.Entry e = entry.get();
      out.append(',');
      string(time(e), out);
      out.append(',');
      string(e.sender(), out);
      out.append(',');
      // The second of two equal lines is not written again.
      if (!before.isEmpty() && e.line().equals(before)) {
        out.append('1');
      } else {
        string(e.line(), out);
      }
      before = e.line();
    }
    out.append(']');
  }

  private static void string(String text, Appendable out) throws IOException {
    StringBuilder plain = new StringBuilder(text.length());
    text.codePoints().forEach(c -> plain.append(PageWords.visible(c)));
    // Nothing in the data may end the element that holds it.
    out.append(EvidenceJson.write(plain.toString()).replace("<", "\\u003c"));
  }
}
