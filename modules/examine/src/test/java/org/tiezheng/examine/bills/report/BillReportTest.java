package org.tiezheng.examine.bills.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tiezheng.evidence.Amount;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.Payment;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.RecordedTime.Basis;
import org.tiezheng.evidence.RecordedTime.Precision;
import org.tiezheng.evidence.RowState;
import org.tiezheng.evidence.json.EvidenceJson;
import org.tiezheng.examine.bills.Agreement;
import org.tiezheng.examine.bills.BillReport;
import org.tiezheng.examine.bills.Reconciliation;
import org.tiezheng.examine.bills.Settlement;
import tools.jackson.databind.JsonNode;

/** What needs an explanation, and that no text of the evidence does anything in a report. */
class BillReportTest {
  private static final long BEGUN = 1_700_000_000;
  private static final String HOSTILE = "=cmd|' /C calc'!A0<script>alert(1)</script>\u202e";
  private static final Provenance PLACE = Provenance.of("ab".repeat(32), new Locator.Whole());

  private static ChatMessage card(String id, long second, boolean own, String state, long fen) {
    return new ChatMessage(
        PLACE,
        "wechat",
        "wxid_b",
        HOSTILE,
        Optional.empty(),
        Optional.empty(),
        Optional.of(own ? "wechat:a" : "wechat:b"),
        HOSTILE,
        Optional.of(own),
        at(second),
        "49",
        new MessageContent.Transfer(
            Optional.of("1000" + id),
            Optional.of("530100001241652024" + id),
            Optional.empty(),
            Optional.empty(),
            Optional.of(new Amount(fen, "CNY", "￥" + fen)),
            "",
            state),
        Optional.empty(),
        Optional.empty(),
        RowState.LIVE,
        Map.of());
  }

  private static RecordedTime at(long second) {
    return new RecordedTime(
        "", Optional.of(Instant.ofEpochSecond(second)), Precision.SECOND, Basis.SERVER);
  }

  private static Payment row(String order, long second, long fen) {
    return new Payment(
        PLACE,
        "wechatpay",
        Optional.empty(),
        at(second),
        "转账",
        HOSTILE,
        "",
        HOSTILE,
        Payment.Direction.OUT,
        new Amount(fen, "CNY", "¥" + fen),
        Optional.empty(),
        "",
        "支付成功",
        order + "\t",
        "",
        "",
        Map.of());
  }

  private static BillReport report(List<ChatMessage> chat, List<Payment> rows) {
    List<Settlement> settled = Reconciliation.of(chat, rows, Reconciliation.WINDOW);
    List<BillReport.Bill> bills =
        rows.isEmpty()
            ? List.of()
            : List.of(
                new BillReport.Bill(
                    2,
                    HOSTILE,
                    "wechatpay",
                    rows.size(),
                    rows.getFirst().time().instant(),
                    rows.getLast().time().instant()));
    return new BillReport(settled, bills, List.of());
  }

  private static BillReport sample() {
    return report(
        List.of(
            card("1", BEGUN, true, "发起", 500),
            card("1", BEGUN + 9, false, "已收款", 500),
            card("2", BEGUN + 100_000, true, "发起", 700),
            card("2", BEGUN + 100_009, false, "已收款", 700)),
        List.of(row("5301000012416520241", BEGUN, 400), row("9", BEGUN + 900_000, 1)));
  }

  @Test
  void aDifferingAmountAndAReceiptThatNoBillShowsAreToBeExplained() {
    BillReport report = sample();

    assertThat(report.settlements().stream().filter(report::needsExplanation))
        .extracting(Settlement::agreement)
        .containsExactly(Agreement.BY_NUMBER, Agreement.CHAT_ONLY);
    assertThat(report.count(Agreement.BILL_ONLY)).isEqualTo(1);
  }

  @Test
  void whatTheBillsCannotShowNeedsNoExplanation() {
    BillReport outside =
        report(
            List.of(
                card("2", BEGUN + 100_000, true, "发起", 700),
                card("2", BEGUN + 100_009, false, "已收款", 700)),
            List.of(row("8", BEGUN - 9, 1), row("9", BEGUN, 1)));
    assertThat(outside.weighty()).isFalse();
    assertThat(outside.settlements().getFirst().remarks().toString()).contains("期间");

    BillReport offered =
        report(
            List.of(card("2", BEGUN + 5, false, "发起", 700)),
            List.of(row("8", BEGUN - 9, 1), row("9", BEGUN + 10_000, 1)));
    assertThat(offered.weighty()).isFalse();
    assertThat(offered.settlements().getFirst().remarks().toString()).contains("未收的款项");
    assertThat(report(List.of(card("2", BEGUN, true, "发起", 7)), List.of()).weighty()).isFalse();
  }

  @Test
  void noTextOfTheEvidenceDoesAnythingInAReport() throws Exception {
    StringBuilder html = new StringBuilder();
    StringBuilder csv = new StringBuilder();
    StringBuilder json = new StringBuilder();
    BillHtml.write(sample(), HOSTILE, ZoneOffset.UTC, html);
    BillCsv.write(sample(), ZoneOffset.UTC, csv);
    BillJson.write(sample(), json);

    assertThat(html).doesNotContain("<script").doesNotContain("\u202e").contains("&lt;script");
    assertThat(html).contains("须说明的", "<details open>", "<details>", "2023-11-14 22:13:20");
    assertThat(csv.toString().lines().skip(1))
        .hasSize(6)
        .noneMatch(line -> line.matches(".*(^|,)\"?[=+@].*"));
    assertThat(csv).contains("'5301000012416520241", "'=cmd");
    JsonNode document = EvidenceJson.mapper().readTree(json.toString());
    assertThat(document.get("format").asString()).isEqualTo("tiezheng-bills-1");
    assertThat(document.get("settlements")).hasSize(3);
    assertThat(document.get("settlements").get(0).get("transfers").get(0).get("states")).hasSize(2);
  }
}
