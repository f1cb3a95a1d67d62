package org.tiezheng.examine.screens.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.tiezheng.evidence.Text;
import org.tiezheng.examine.report.PageWords;
import org.tiezheng.examine.screens.Area;
import org.tiezheng.examine.screens.Block;
import org.tiezheng.examine.screens.Checked;
import org.tiezheng.examine.screens.ExportLine;
import org.tiezheng.examine.screens.Judged;
import org.tiezheng.examine.screens.Row;
import org.tiezheng.examine.screens.ScreenLine;
import org.tiezheng.examine.screens.ScreenReading;
import org.tiezheng.examine.screens.Sighting;
import org.tiezheng.examine.screens.Verdict;

/**
 * A check of screenshots as a page that needs nothing else and runs no script: what it shows and
 * what not, the counts, the pictures, then what somebody has to look at, each with the crop beside
 * the words, then everything in the order of the export. Every picture stands in it once.
 */
public final class ScreensHtml {
  private static final int AROUND = 14;
  private static final double GUESSED = 0.5;

  private final Checked checked;
  private final ScreensHeading heading;
  private final DateTimeFormatter times;
  private final Appendable out;

  private ScreensHtml(Checked checked, ScreensHeading heading, Appendable out) {
    this.checked = checked;
    this.heading = heading;
    this.out = out;
    this.times =
        DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(heading.zone());
  }

  /**
   * Writes the page.
   *
   * @param out encoded as UTF-8 by the caller; not closed here
   */
  public static void write(Checked checked, ScreensHeading heading, Appendable out)
      throws IOException {
    new ScreensHtml(checked, heading, out).page();
  }

  private void page() throws IOException {
    out.append("<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\">\n");
    out.append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ")
        .append("style-src 'unsafe-inline'; img-src data:\">\n")
        .append("<title>截图核对 Screens compared with the export</title>\n<style>\n")
        .append(style());
    for (int n = 0; n < checked.pictures().size(); n++) {
      if (checked.pictures().get(n).picture().reading() instanceof ScreenReading.Screen screen) {
        out.append(".p%d{background-image:url(data:image/jpeg;base64,".formatted(n))
            .append(Base64.getEncoder().encodeToString(screen.preview()))
            .append(")}\n");
      }
    }
    out.append(
        "</style></head><body>\n<h1>截图核对 <small>Screens compared with the export</small></h1>\n");
    out.append("<p>").append(both(heading.statement())).append("</p>\n");
    about();
    pictures();
    List<Row> open = checked.rows().stream().filter(r -> r.verdict().open()).toList();
    out.append("<h2>须由人核对 <small>For a person to look at</small></h2>\n");
    table(open, "没有。", "Nothing.");
    out.append("<h2>全部,按导出记录的次序 <small>Everything in the order of the export</small></h2>\n");
    table(checked.rows(), "没有。", "Nothing.");
    out.append("</body></html>\n");
  }

  private static String both(Text text) {
    return PageWords.both(text);
  }

  private void about() throws IOException {
    out.append("<table class=\"facts\"><tbody>\n");
    fact("导出记录", "export", "证据 " + heading.item() + " · " + title());
    fact("导入器", "importer", heading.importer());
    fact("识读", "read by", heading.engine());
    fact("截图时间按", "times of the screens in", heading.zone().getId());
    for (boolean time : new boolean[] {false, true}) {
      for (Map.Entry<Verdict, Long> count : checked.counts(time).entrySet()) {
        Text title = count.getKey().title();
        fact(
            count.getKey().mark() + " " + (time ? "时间行 " : "") + title.zh(),
            (time ? "time lines: " : "") + title.en(),
            String.valueOf(count.getValue()));
      }
    }
    out.append("</tbody></table>\n");
    long parts =
        checked.rows().stream().filter(r -> !r.seen().isEmpty() && r.judged().part()).count();
    out.append("<ul>\n");
    if (parts > 0) {
      note(
          new Text(
              "其中 " + parts + " 条在截图上只见一部分,只比对了见到的部分。",
              parts + " of them are seen in part only; that part was compared."));
    }
    for (Text note : checked.notes()) {
      note(note);
    }
    out.append("</ul>\n");
  }

  private void note(Text note) throws IOException {
    out.append("<li>").append(both(note)).append("</li>\n");
  }

  private String title() {
    return heading.title().isEmpty() ? heading.conversation() : heading.title();
  }

  private void fact(String zh, String en, String value) throws IOException {
    out.append("<tr><th>").append(both(new Text(zh, en))).append("</th><td>");
    out.append(PageWords.escape(value)).append("</td></tr>\n");
  }

  private void pictures() throws IOException {
    out.append("<h2>图片 <small>Pictures</small></h2>\n<table class=\"facts\"><thead><tr>");
    for (String head :
        List.of(
            "图<small>no.</small>",
            "文件<small>file</small>",
            "证据<small>item</small>",
            "SHA-256",
            "像素<small>pixels</small>",
            "导出记录的行<small>lines of the export</small>",
            "气泡之外读到的<small>read beside the bubbles</small>")) {
      out.append("<th>").append(head).append("</th>");
    }
    out.append("</tr></thead><tbody>\n");
    for (int n = 0; n < checked.pictures().size(); n++) {
      picture(n, checked.pictures().get(n));
    }
    out.append("</tbody></table>\n");
  }

  private void picture(int number, Checked.Shown shown) throws IOException {
    cell(String.valueOf(number + 1), "<tr>");
    cell(PageWords.escape(shown.picture().name()), "");
    cell(String.valueOf(shown.picture().item()), "");
    cell("<code>" + PageWords.escape(shown.picture().sha256()) + "</code>", "");
    switch (shown.picture().reading()) {
      case ScreenReading.Unread unread ->
          out.append("<td colspan=\"3\"><b>未读 <small>not read</small></b> ")
              .append(both(unread.why()))
              .append("</td>");
      case ScreenReading.Screen screen -> {
        cell(screen.width() + " × " + screen.height(), "");
        cell(
            shown.first().isEmpty()
                ? both(new Text("未找到位置", "no place was found"))
                : shown.first().orElseThrow().line() + "–" + shown.last().orElseThrow().line(),
            "");
        cell(PageWords.escape(String.join(" · ", shown.outside())), "");
      }
    }
    out.append("</tr>\n");
  }

  private void cell(String html, String before) throws IOException {
    out.append(before).append("<td>").append(html).append("</td>");
  }

  private void table(List<Row> rows, String zh, String en) throws IOException {
    if (rows.isEmpty()) {
      out.append("<p>").append(both(new Text(zh, en))).append("</p>\n");
      return;
    }
    out.append("<table class=\"rows\"><thead><tr><th>结论<small>verdict</small></th>")
        .append("<th>截图<small>screen</small></th><th>读作<small>as read</small></th>")
        .append("<th>导出记录<small>export</small></th></tr></thead><tbody>\n");
    for (Row row : rows) {
      row(row);
    }
    out.append("</tbody></table>\n");
  }

  private void row(Row row) throws IOException {
    out.append("<tr class=\"").append(row.verdict().name()).append("\"><td><b class=\"mark\">");
    out.append(row.verdict().mark()).append("</b> ").append(both(row.verdict().title()));
    if (row.kind() == Block.Kind.TIME) {
      out.append("<br>").append(both(new Text("时间行", "time line")));
    }
    if (row.judged().part() && !row.seen().isEmpty()) {
      out.append("<br>").append(both(new Text("仅见一部分", "seen in part")));
    }
    for (Text reason : row.judged().reasons()) {
      out.append("<br>").append(both(reason));
    }
    out.append("</td><td>");
    for (Sighting s : row.seen()) {
      crop(s);
    }
    out.append("</td><td>");
    for (Sighting s : row.seen()) {
      read(s, row.seen().size() > 1);
    }
    for (Judged.Difference d : row.judged().differences()) {
      difference(d);
    }
    out.append("</td><td>");
    if (row.line().isPresent()) {
      exported(row.line().get(), row.kind());
    } else {
      out.append("<span class=\"none\">(没有 <small>none</small>)</span>");
    }
    out.append("</td></tr>\n");
  }

  /** A window onto the picture, which stands in the page once. */
  private void crop(Sighting s) throws IOException {
    if (!(checked.pictures().get(s.picture()).picture().reading()
        instanceof ScreenReading.Screen screen)) {
      return;
    }
    double by = screen.previewScale();
    Area box = s.block().box();
    int x = Math.max(0, (int) (box.x() * by) - AROUND);
    int y = Math.max(0, (int) (box.y() * by) - AROUND);
    int width = Math.min((int) (screen.width() * by), (int) (box.right() * by) + AROUND) - x;
    int height = Math.min((int) (screen.height() * by), (int) (box.bottom() * by) + AROUND) - y;
    String label = "图 %d (%d, %d) picture".formatted(s.picture() + 1, box.x(), box.y());
    out.append(
            "<div class=\"crop p%d\" role=\"img\" aria-label=\"%s\" ".formatted(s.picture(), label))
        .append(
            "style=\"width:%dpx;height:%dpx;background-position:-%dpx -%dpx\"></div>"
                .formatted(width, height, x, y))
        .append("<small class=\"place\">%s</small>".formatted(label));
  }

  private void read(Sighting s, boolean several) throws IOException {
    out.append("<p>");
    if (several) {
      out.append("<small>图 ").append(String.valueOf(s.picture() + 1)).append(": </small>");
    }
    s.block()
        .sender()
        .ifPresent(
            name -> append("<span class=\"head\">" + PageWords.escape(name) + "</span><br>"));
    for (ScreenLine line : s.block().lines()) {
      for (ScreenLine.Glyph g : line.glyphs()) {
        String shown = PageWords.escape(g.character());
        out.append(g.confidence() < GUESSED ? "<u class=\"low\">" + shown + "</u>" : shown);
      }
    }
    if (s.block().lines().stream().allMatch(l -> l.glyphs().isEmpty())) {
      out.append("<span class=\"none\">")
          .append(both(new Text("未读出", "not read")))
          .append("</span>");
    }
    out.append("</p>");
  }

  private void append(String text) {
    try {
      out.append(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void difference(Judged.Difference d) throws IOException {
    out.append("<div class=\"diff\">")
        .append(d.critical() ? "⚠ " : "")
        .append("导出 <small>export</small> <mark>")
        .append(d.exported().isEmpty() ? "∅" : PageWords.escape(d.exported()))
        .append("</mark> → 读作 <small>read</small> <mark>")
        .append(d.read().isEmpty() ? "∅" : PageWords.escape(d.read()))
        .append("</mark></div>");
  }

  private void exported(ExportLine line, Block.Kind kind) throws IOException {
    out.append("<span class=\"head\">第 ")
        .append(String.valueOf(line.line()))
        .append(" 行 <small>line</small> ");
    out.append(line.time().map(times::format).orElse("—")).append(' ');
    out.append(PageWords.escape(line.senderName())).append("</span>");
    if (kind != Block.Kind.TIME) {
      out.append("<br>").append(PageWords.escape(line.words()));
    }
  }

  private static String style() {
    try (InputStream in =
        Objects.requireNonNull(ScreensHtml.class.getResourceAsStream("page.css"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
