package org.tiezheng.examine.bills.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Payment;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.RowState;
import org.tiezheng.evidence.SourceNames;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TransferChain;
import org.tiezheng.evidence.Transfers;
import org.tiezheng.examine.bills.Agreement;
import org.tiezheng.examine.bills.BillReport;
import org.tiezheng.examine.bills.Settlement;
import org.tiezheng.examine.report.PageWords;

/**
 * A reconciliation as one page without scripts that loads nothing, in both languages, black and
 * white. What needs an explanation stands first; rows that only the bills have are folded in.
 */
public final class BillHtml {
  private final BillReport report;
  private final DateTimeFormatter times;
  private final ZoneId zone;
  private final Appendable out;

  private BillHtml(BillReport report, ZoneId zone, Appendable out) {
    this.report = report;
    this.zone = zone;
    this.times = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(zone);
    this.out = out;
  }

  /**
   * Writes the page.
   *
   * @param name of what was compared
   * @param zone in which times are shown
   * @param out encoded as UTF-8 by the caller; not closed here
   */
  public static void write(BillReport report, String name, ZoneId zone, Appendable out)
      throws IOException {
    new BillHtml(report, zone, out).page(name);
  }

  private record Numbered(int number, Settlement settlement) {}

  private void page(String name) throws IOException {
    out.append("<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\">\n")
        .append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ")
        .append("style-src 'unsafe-inline'\">\n<title>转账与账单核对 Money against bills</title>\n<style>")
        .append(css())
        .append("</style></head><body>\n<h1>转账与账单核对 ")
        .append("<small>Money in the conversation against bills</small></h1>\n<p>")
        .append(PageWords.escape(name))
        .append(" · 时区 ")
        .append(PageWords.escape(zone.getId()))
        .append("</p>\n<p class=\"says\">本页只把聊天记录中的转账、红包与账单各行按单号、再按金额与时间对照;")
        .append("单号相符是同一笔,金额与时间相符只是可能。账单没有的,不等于没有发生。<small>This page lays ")
        .append(
            "transfers and red packets of the conversation beside the rows of bills, by number, ")
        .append(
            "then by amount and time. An equal number is the same transaction; equal amount and ")
        .append("time are a possibility. What a bill does not show may have happened all the same.")
        .append("</small></p>\n");
    summary();
    List<Numbered> weighty = new ArrayList<>();
    Map<Agreement, List<Numbered>> rest = new EnumMap<>(Agreement.class);
    int number = 0;
    for (Settlement s : report.settlements()) {
      Numbered one = new Numbered(++number, s);
      List<Numbered> part =
          report.needsExplanation(s)
              ? weighty
              : rest.computeIfAbsent(s.agreement(), _ -> new ArrayList<>());
      part.add(one);
    }
    section(new Text("须说明的", "to be explained"), "▼", weighty, true);
    for (Agreement agreement : Agreement.values()) {
      boolean open = agreement != Agreement.BILL_ONLY;
      section(agreement.title(), agreement.mark(), rest.getOrDefault(agreement, List.of()), open);
    }
    notes();
    out.append("</body></html>\n");
  }

  private void summary() throws IOException {
    out.append("<table class=\"sum\"><thead><tr><th>结论<small>agreement</small></th>")
        .append("<th>笔数<small>count</small></th></tr></thead><tbody>\n");
    for (Agreement agreement : Agreement.values()) {
      out.append("<tr><td>")
          .append(agreement.mark())
          .append(' ')
          .append(PageWords.both(agreement.title()))
          .append("</td><td class=\"n\">")
          .append("%,d".formatted(report.count(agreement)))
          .append("</td></tr>\n");
    }
    out.append("</tbody></table>\n<table class=\"sum\"><thead><tr><th>证据<small>item</small></th>")
        .append("<th>账单<small>bill</small></th><th>行<small>rows</small></th>")
        .append(
            "<th>首行<small>first</small></th><th>末行<small>last</small></th></tr></thead><tbody>\n");
    for (BillReport.Bill bill : report.bills()) {
      out.append("<tr><td class=\"n\">").append(String.valueOf(bill.item())).append("</td><td>");
      out.append(PageWords.escape(bill.title())).append("<br>");
      out.append(PageWords.both(SourceNames.of(bill.provider())));
      out.append("</td><td class=\"n\">").append("%,d".formatted(bill.rows())).append("</td><td>");
      out.append(bill.first().map(times::format).orElse("—")).append("</td><td>");
      out.append(bill.last().map(times::format).orElse("—")).append("</td></tr>\n");
    }
    out.append("</tbody></table>\n");
  }

  private void section(Text title, String mark, List<Numbered> all, boolean open)
      throws IOException {
    if (all.isEmpty()) {
      return;
    }
    out.append("<details").append(open ? " open" : "").append("><summary>").append(mark);
    out.append(' ').append(PageWords.both(title)).append(" · ");
    out.append("%,d".formatted(all.size())).append("</summary>\n<table class=\"all\"><thead><tr>");
    out.append("<th>序号<small>no.</small></th><th>聊天记录<small>conversation</small></th>")
        .append(
            "<th>账单<small>bill</small></th><th>说明<small>remarks</small></th></tr></thead><tbody>\n");
    for (Numbered one : all) {
      Settlement s = one.settlement();
      out.append("<tr><td>").append(String.valueOf(one.number())).append(' ');
      out.append(s.agreement().mark()).append("</td><td>");
      chat(s);
      out.append("</td><td>");
      for (Payment payment : s.payments()) {
        bill(payment);
      }
      out.append("</td><td>");
      for (Text remark : s.said()) {
        out.append("<p>").append(PageWords.both(remark)).append("</p>");
      }
      out.append("</td></tr>\n");
    }
    out.append("</tbody></table></details>\n");
  }

  private void chat(Settlement s) throws IOException {
    if (s.messages().isEmpty()) {
      return;
    }
    out.append("<p><b>").append(PageWords.escape(s.messages().getFirst().conversationTitle()));
    out.append("</b></p>");
    for (ChatMessage m : s.messages()) {
      out.append("<p>").append(PageWords.escape(time(m.time()) + " " + m.senderName()));
      out.append(
          m.state() == RowState.LIVE ? "" : " <i>" + PageWords.both(m.state().title()) + "</i>");
      out.append("<br>").append(PageWords.escape(m.line())).append("<br><code>");
      out.append(PageWords.escape(BillWords.place(m.provenance()))).append("</code></p>");
    }
    for (TransferChain chain : Transfers.of(s.messages())) {
      out.append("<p>→ ").append(PageWords.both(chain.outcome().title()));
      for (Text remark : chain.remarks()) {
        out.append("; ").append(PageWords.both(remark));
      }
      out.append("<br><code>").append(PageWords.escape(chain.transferId().orElse(""))).append(' ');
      out.append(PageWords.escape(String.join(" ", chain.transactions()))).append("</code></p>");
    }
  }

  private void bill(Payment p) throws IOException {
    out.append("<p>").append(PageWords.escape(time(p.time()))).append(' ');
    out.append(PageWords.both(BillWords.direction(p.direction()))).append(" <b>");
    out.append(PageWords.escape(p.amount().raw())).append("</b> ");
    out.append(PageWords.escape(p.counterpart())).append("<br>");
    out.append(PageWords.both(SourceNames.of(p.provider()))).append(" ");
    out.append(PageWords.escape((p.type() + " " + p.description()).strip()));
    out.append(" ").append(PageWords.escape(p.status())).append("<br><code>");
    out.append(PageWords.escape((p.orderId().strip() + " " + p.merchantOrderId().strip()).strip()));
    out.append("</code><br><code>").append(PageWords.escape(BillWords.place(p.provenance())));
    out.append("</code></p>");
  }

  private String time(RecordedTime time) {
    String shown = BillWords.time(time, zone);
    return shown.isEmpty() ? "—" : shown;
  }

  private void notes() throws IOException {
    if (report.notes().isEmpty()) {
      return;
    }
    out.append("<ul>");
    for (Text note : report.notes()) {
      out.append("<li>").append(PageWords.both(note)).append("</li>");
    }
    out.append("</ul>\n");
  }

  private static String css() throws IOException {
    try (InputStream in = Objects.requireNonNull(BillHtml.class.getResourceAsStream("page.css"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
