package org.tiezheng.examine.bills.report;

import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.tiezheng.evidence.Amount;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.MessageContent.RedPacket;
import org.tiezheng.evidence.MessageContent.Transfer;
import org.tiezheng.evidence.Payment;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.RowState;
import org.tiezheng.evidence.SourceNames;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.examine.bills.BillReport;
import org.tiezheng.examine.bills.Settlement;
import org.tiezheng.examine.report.CsvTable;

/** A reconciliation as a {@link CsvTable}: a line for each message and each row. */
public final class BillCsv {
  private static final int TIME = 5;

  private static final List<String> HEADINGS =
      List.of(
          "序号 number",
          "结论 agreement",
          "结论代码 code",
          "须说明 needs explanation",
          "出处 source",
          "时间 time",
          "方向 direction",
          "金额 amount",
          "对方或发送者 counterpart or sender",
          "内容 content",
          "状态 state",
          "转账单号 transfer number",
          "交易单号 transaction number",
          "商户单号 merchant number",
          "说明 remarks",
          "位置 place",
          "原件 original",
          "位置数据 locator");

  private BillCsv() {}

  /**
   * Writes the table.
   *
   * @param zone in which times are shown; the heading names it
   * @param out encoded as UTF-8 by the caller; not closed here
   */
  public static void write(BillReport report, ZoneId zone, Appendable out) throws IOException {
    List<String> headings = new ArrayList<>(HEADINGS);
    headings.set(TIME, headings.get(TIME) + " (" + zone.getId() + ")");
    CsvTable.begin(headings, out);
    int number = 0;
    for (Settlement s : report.settlements()) {
      number++;
      List<String> head =
          List.of(
              String.valueOf(number),
              CsvTable.both(s.agreement().title()),
              s.agreement().name(),
              report.needsExplanation(s) ? "是 yes" : "");
      String remarks = s.said().stream().map(CsvTable::both).collect(Collectors.joining("; "));
      for (ChatMessage message : s.messages()) {
        CsvTable.line(line(head, chat(message, zone), remarks, message.provenance()), out);
      }
      for (Payment payment : s.payments()) {
        CsvTable.line(line(head, bill(payment, zone), remarks, payment.provenance()), out);
      }
    }
  }

  private static List<String> line(
      List<String> head, List<String> row, String remarks, Provenance place) {
    List<String> fields = new ArrayList<>(HEADINGS.size());
    fields.addAll(head);
    fields.addAll(row);
    fields.add(remarks);
    fields.add(BillWords.place(place));
    fields.add(place.original());
    fields.add(EvidenceJson.write(place.locator()));
    return fields;
  }

  private static List<String> chat(ChatMessage m, ZoneId zone) {
    Transfer none = BillWords.NO_TRANSFER;
    Transfer t = m.content() instanceof Transfer transfer ? transfer : none;
    String packet = m.content() instanceof RedPacket r ? r.id().orElse("") : "";
    return List.of(
        "聊天 conversation · " + m.conversationTitle(),
        BillWords.time(m.time(), zone),
        BillWords.direction(m),
        t.amount().map(Amount::raw).orElse(""),
        m.senderName(),
        m.line(),
        (t.state() + (m.state() == RowState.LIVE ? "" : " " + CsvTable.both(m.state().title())))
            .strip(),
        CsvTable.id(t.transferId().orElse(packet)),
        CsvTable.id(t.transactionId().orElse("")),
        "");
  }

  private static List<String> bill(Payment p, ZoneId zone) {
    return List.of(
        "账单 bill · " + CsvTable.both(SourceNames.of(p.provider())),
        BillWords.time(p.time(), zone),
        CsvTable.both(BillWords.direction(p.direction())),
        p.amount().raw(),
        p.counterpart(),
        (p.type() + " " + p.description()).strip(),
        p.status(),
        "",
        CsvTable.id(p.orderId().strip()),
        CsvTable.id(p.merchantOrderId().strip()));
  }
}
