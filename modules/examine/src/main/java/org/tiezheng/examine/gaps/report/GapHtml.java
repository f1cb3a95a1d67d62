package org.tiezheng.examine.gaps.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.tiezheng.evidence.Observation.Weight;
import org.tiezheng.evidence.Text;
import org.tiezheng.examine.gaps.GapKind;
import org.tiezheng.examine.gaps.GapPlace;
import org.tiezheng.examine.gaps.GapReport;
import org.tiezheng.examine.gaps.GapSign;
import org.tiezheng.examine.report.PageWords;

/** Signs of gaps as one page that needs nothing else: a picture over time, then a table. */
public final class GapHtml {
  private static final int MOST_SIGNS = 2_000;
  private static final int MOST_PLACES = 8;

  private final GapReport report;
  private final DateTimeFormatter times;
  private final ZoneId zone;
  private final Appendable out;

  private GapHtml(GapReport report, ZoneId zone, Appendable out) {
    this.report = report;
    this.zone = zone;
    this.times = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(zone);
    this.out = out;
  }

  /**
   * Writes the page.
   *
   * @param name of what was examined
   * @param zone in which times are shown
   * @param out encoded as UTF-8 by the caller; not closed here
   */
  public static void write(GapReport report, String name, ZoneId zone, Appendable out)
      throws IOException {
    new GapHtml(report, zone, out).page(name);
  }

  private void page(String name) throws IOException {
    out.append("<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\">\n");
    out.append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ")
        .append("style-src 'unsafe-inline'\">\n<title>完整性迹象 Signs of gaps</title>\n<style>\n")
        .append(css())
        .append("</style></head><body>\n<h1>完整性迹象 <small>Signs of gaps</small></h1>\n<p>");
    out.append(PageWords.escape(name));
    out.append(
        " · 消息 %,d 条 <small>messages</small> · 时区 %s</p>\n"
            .formatted(report.messages(), PageWords.escape(zone.getId())));
    out.append(
        "<p class=\"says\">本页只说明本副本中有什么、没有什么、哪里前后不一,不说明原因,更不说明是谁所为;每项迹象都可能有正常的原因,列在其下。<small>This"
            + " page says what is and is not in this copy and where it does not fit together: not"
            + " why, and not by whom. Every sign can have the ordinary causes that are listed with"
            + " it.</small></p>\n");
    out.append("<h2>覆盖图 <small>Coverage map</small></h2>\n");
    CoverageMap.write(report.coverage(), report.signs(), zone, out);
    summary();
    signs();
    notes();
    out.append("</body></html>\n");
  }

  private void summary() throws IOException {
    out.append("<h2>概要 <small>Summary</small></h2>\n");
    Map<GapKind, long[]> kinds = new LinkedHashMap<>();
    for (GapSign sign : report.signs()) {
      long[] counts = kinds.computeIfAbsent(sign.kind(), _ -> new long[3]);
      counts[
          switch (sign.weight()) {
            case STRONG -> 0;
            case NOTABLE -> 1;
            case SLIGHT -> 2;
          }]++;
    }
    if (kinds.isEmpty()) {
      out.append("<p>未见迹象;末尾的删除和没有编号的来源看不出来。<small>No sign was seen; what was")
          .append(
              " removed at the end, or from a source without numbers, need not leave"
                  + " one.</small></p>\n");
      return;
    }
    out.append("<table class=\"sum\"><thead><tr><th>迹象<small>sign</small></th>");
    for (Weight w : List.of(Weight.STRONG, Weight.NOTABLE, Weight.SLIGHT)) {
      out.append("<th>")
          .append(PageText.mark(w))
          .append(' ')
          .append(PageWords.both(PageText.weight(w)))
          .append("</th>");
    }
    out.append("<th>其他可能<small>innocent explanations</small></th></tr></thead><tbody>\n");
    for (Map.Entry<GapKind, long[]> kind : kinds.entrySet()) {
      out.append("<tr><td>").append(PageWords.both(kind.getKey().title())).append("</td>");
      for (long n : kind.getValue()) {
        out.append("<td class=\"n\">").append(n == 0 ? "" : "%,d".formatted(n)).append("</td>");
      }
      out.append("<td><ul>");
      for (Text other : kind.getKey().innocent()) {
        out.append("<li>").append(PageWords.both(other)).append("</li>");
      }
      out.append("</ul></td></tr>\n");
    }
    out.append("</tbody></table>\n");
  }

  private void signs() throws IOException {
    if (report.signs().isEmpty()) {
      return;
    }
    out.append("<h2>逐项 <small>One by one</small></h2>\n<table class=\"all\"><thead><tr>");
    out.append("<th>分量<small>weight</small></th><th>迹象<small>sign</small></th>");
    out.append("<th>会话与时间<small>conversation, time</small></th>");
    out.append("<th>位置<small>places</small></th></tr></thead><tbody>\n");
    for (GapSign sign : report.signs().stream().limit(MOST_SIGNS).toList()) {
      sign(sign);
    }
    out.append("</tbody></table>\n");
    if (report.signs().size() > MOST_SIGNS) {
      out.append(
          "<p>以上 %,d 项,共 %,d 项;其余见表格(CSV)。<small>The first %,d of %,d; all are in the CSV.</small></p>\n"
              .formatted(MOST_SIGNS, report.signs().size(), MOST_SIGNS, report.signs().size()));
    }
  }

  private void sign(GapSign s) throws IOException {
    out.append("<tr class=\"").append(s.weight().name()).append("\"><td><b>");
    out.append(PageText.mark(s.weight())).append("</b> ");
    out.append(PageWords.both(PageText.weight(s.weight()))).append("</td><td><b>");
    out.append(PageWords.escape(s.kind().title().zh())).append("</b><br>");
    out.append(PageWords.both(s.what())).append("</td><td>");
    String name = PageText.name(s.title(), s.conversation());
    out.append(PageWords.escape(name.isEmpty() ? "—" : name)).append("<br>");
    out.append(span(s.from(), s.to())).append("</td><td>");
    for (GapPlace place : s.places().stream().limit(MOST_PLACES).toList()) {
      place(place);
    }
    if (s.places().size() > MOST_PLACES) {
      out.append("<div>… %,d</div>".formatted(s.count()));
    }
    out.append("</td></tr>\n");
  }

  private String span(Optional<Instant> from, Optional<Instant> to) {
    String begin = from.map(times::format).orElse("—");
    String end = to.map(times::format).orElse("—");
    return begin.equals(end) ? begin : begin + " –<br>" + end;
  }

  private void place(GapPlace p) throws IOException {
    out.append("<div><i>").append(PageWords.escape(PageText.about(p.about()).zh())).append("</i> ");
    p.time().ifPresent(t -> append(times.format(t) + " "));
    out.append("<q>").append(PageWords.escape(p.shown())).append("</q><br><code title=\"");
    out.append(PageWords.escape(p.provenance().original())).append("\">");
    out.append(PageWords.escape(PageWords.where(p.provenance()))).append("</code></div>");
  }

  private void append(String text) {
    try {
      out.append(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void notes() throws IOException {
    out.append("<h2>说明 <small>Notes</small></h2>\n<ul>");
    for (Text note : report.notes()) {
      out.append("<li>").append(PageWords.both(note)).append("</li>");
    }
    out.append("<li>本副本能显示并已查看的迹象:");
    out.append("<small>Looked for, as far as this copy can show it:</small> ");
    String before = "";
    for (GapKind kind : report.lookedFor().stream().sorted().toList()) {
      out.append(before).append(PageWords.escape(kind.title().zh()));
      before = "、";
    }
    out.append("。其余种类本副本无从显示,不作判断。<small>Of other kinds this copy can show nothing;")
        .append(" nothing is said of them.</small></li></ul>\n");
  }

  private static String css() {
    try (InputStream in = Objects.requireNonNull(GapHtml.class.getResourceAsStream("page.css"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
