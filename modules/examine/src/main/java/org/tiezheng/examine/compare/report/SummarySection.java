package org.tiezheng.examine.compare.report;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tiezheng.evidence.Text;
import org.tiezheng.examine.compare.Comparison;
import org.tiezheng.examine.compare.ContentKind;
import org.tiezheng.examine.compare.Found;
import org.tiezheng.examine.compare.Remark;
import org.tiezheng.examine.compare.Summary;
import org.tiezheng.examine.compare.Verdict;
import org.tiezheng.examine.report.PageWords;

/** The head of the page: what was compared, how far it reaches, and what it does not show. */
final class SummarySection {
  private final Comparison comparison;
  private final Summary summary;
  private final PageText text;
  private final Appendable out;

  SummarySection(Comparison comparison, PageText text, Appendable out) {
    this.comparison = comparison;
    this.summary = comparison.summary();
    this.text = text;
    this.out = out;
  }

  void write() throws IOException {
    out.append("<h1>双方副本比对 <small>Two copies of a conversation compared</small></h1>\n");
    out.append("<p>时间按 ").append(PageWords.escape(text.zone().getId())).append(" 显示。");
    out.append("<small>Times are shown in that zone.</small></p>\n");
    copies();
    counts();
    matching();
    findings();
    out.append("<h2>说明 <small>Limits</small></h2><ul>\n");
    for (Text note : summary.notes()) {
      out.append("<li>").append(PageWords.both(note)).append("</li>\n");
    }
    out.append("</ul>\n");
  }

  private void copies() throws IOException {
    out.append("<table class=\"facts\"><thead><tr><th></th><th>甲方副本<small>A's copy</small></th>");
    out.append("<th>乙方副本<small>B's copy</small></th></tr></thead><tbody>\n");
    Summary.Copied a = summary.a();
    Summary.Copied b = summary.b();
    row("证据", "item", a.item() + " " + a.name(), b.item() + " " + b.name());
    row("格式", "format", a.format(), b.format());
    row(
        "会话",
        "conversation",
        a.title() + " (" + a.conversation() + ")",
        b.title() + " (" + b.conversation() + ")");
    row("消息数", "messages", number(a.messages()), number(b.messages()));
    row("覆盖时段", "covers", span(a.covers()), span(b.covers()));
    row("共同时段", "common period", span(summary.common()), span(summary.commonB()));
    row("有编号的消息", "with id", number(a.withId()), number(b.withId()));
    row("编号被舍入", "ids rounded", yes(a.roundedIds()), yes(b.roundedIds()));
    row("从未出现的种类", "kinds never shown", kinds(a), kinds(b));
    out.append("</tbody></table>\n");
  }

  private static String kinds(Summary.Copied copied) {
    return copied.notShown().isEmpty()
        ? "—"
        : copied.notShown().stream()
            .map(ContentKind::title)
            .map(t -> t.zh() + " " + t.en())
            .collect(Collectors.joining("; "));
  }

  private static String yes(boolean is) {
    return is ? "是 yes" : "否 no";
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private String span(Optional<Summary.Span> span) {
    return span.map(s -> text.time(s.from()) + " – " + text.time(s.to())).orElse("—");
  }

  private void row(String zh, String en, String a, String b) throws IOException {
    out.append("<tr><th>").append(PageWords.both(new Text(zh, en))).append("</th><td>");
    out.append(PageWords.escape(a)).append("</td><td>").append(PageWords.escape(b));
    out.append("</td></tr>\n");
  }

  private void counts() throws IOException {
    out.append("<h2>结果 <small>Result</small></h2><table class=\"facts\"><tbody>\n");
    for (Verdict verdict : Verdict.values()) {
      out.append("<tr><td class=\"mark\">").append(verdict.mark()).append("</td><th>");
      out.append(PageWords.both(verdict.title())).append("</th><td>");
      out.append(number(summary.count(verdict))).append("</td></tr>\n");
    }
    out.append("</tbody></table>\n");
  }

  private void matching() throws IOException {
    out.append("<p>会话对应依据:").append(PageWords.both(summary.facing())).append("。</p>\n");
    Summary.SharedIds ids = summary.ids();
    if (ids.of() > 0) {
      out.append(
          "<p>内容相同且双方都有编号的 %,d 对中,编号相同的 %,d 对(%.2f%%)。"
              .formatted(ids.of(), ids.equal(), 100.0 * ids.equal() / ids.of()));
      out.append("<small>Equal ids among pairs with equal content.</small></p>\n");
    }
    for (Summary.ClockPeriod clock : summary.clocks()) {
      out.append("<p>时钟差(乙减甲):")
          .append(PageText.seconds(clock.offsetSeconds()))
          .append(",")
          .append(PageWords.escape(clock.sender()))
          .append(' ')
          .append(span(Optional.of(clock.span())))
          .append(
              " <small>clock offset, median of %,d messages, spread %.1f s</small></p>\n"
                  .formatted(clock.messages(), clock.spreadSeconds()));
    }
  }

  private void findings() throws IOException {
    out.append("<h2>需要查看 <small>To be looked at</small></h2>\n");
    for (Found found : comparison.findings()) {
      out.append("<h3>").append(found.verdict().mark()).append(' ');
      out.append(PageWords.both(found.what())).append("</h3><ul>\n");
      for (Remark remark : found.innocent()) {
        out.append("<li>").append(PageWords.both(remark.sentence())).append("</li>\n");
      }
      out.append("</ul>\n");
    }
  }
}
