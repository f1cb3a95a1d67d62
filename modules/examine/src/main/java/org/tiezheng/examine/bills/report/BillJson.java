package org.tiezheng.examine.bills.report;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Payment;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TransferChain;
import org.tiezheng.evidence.Transfers;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.examine.bills.Agreement;
import org.tiezheng.examine.bills.BillReport;
import org.tiezheng.examine.bills.Settlement;

/**
 * A reconciliation as one JSON document: {@code {"format", "bills", "counts", "notes",
 * "settlements"}}, each settlement on a line of its own. The same report gives the same bytes.
 */
public final class BillJson {
  /** Name and version of the form. */
  public static final String FORMAT = "tiezheng-bills-1";

  private BillJson() {}

  private record Line(
      int number,
      Agreement agreement,
      Text title,
      boolean needsExplanation,
      List<TransferChain> transfers,
      List<ChatMessage> messages,
      List<Payment> payments,
      List<Text> differences,
      List<Text> remarks) {}

  /**
   * Writes the document.
   *
   * @param out encoded as UTF-8 by the caller; not closed here
   */
  public static void write(BillReport report, Appendable out) throws IOException {
    Map<String, Long> counts = new TreeMap<>();
    for (Agreement agreement : Agreement.values()) {
      counts.put(agreement.name(), report.count(agreement));
    }
    out.append("{\"format\":\"").append(FORMAT).append("\",\n\"bills\":");
    out.append(EvidenceJson.write(report.bills())).append(",\n\"counts\":");
    out.append(EvidenceJson.write(counts)).append(",\n\"notes\":");
    out.append(EvidenceJson.write(report.notes())).append(",\n\"settlements\":[");
    String before = "\n";
    int number = 0;
    for (Settlement s : report.settlements()) {
      number++;
      out.append(before)
          .append(
              EvidenceJson.write(
                  new Line(
                      number,
                      s.agreement(),
                      s.agreement().title(),
                      report.needsExplanation(s),
                      Transfers.of(s.messages()),
                      s.messages(),
                      s.payments(),
                      s.differences(),
                      s.remarks())));
      before = ",\n";
    }
    out.append("\n]}\n");
  }
}
