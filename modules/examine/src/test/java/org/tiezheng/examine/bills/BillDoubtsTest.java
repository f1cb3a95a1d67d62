package org.tiezheng.examine.bills;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tiezheng.evidence.Amount;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Locator;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.Payment;
import org.tiezheng.evidence.Payment.Direction;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.RecordedTime.Basis;
import org.tiezheng.evidence.RecordedTime.Precision;
import org.tiezheng.evidence.RowState;

/** An equal number or amount never says more than what was compared. */
class BillDoubtsTest {
  private static final long BEGUN = 1_700_000_000;
  private static final long DAY = 86_400;
  private static final Provenance PLACE = Provenance.of("ab".repeat(32), new Locator.Whole());

  private static ChatMessage card(String id, long second, boolean own, String state, long fen) {
    return message(
        second,
        own,
        new MessageContent.Transfer(
            Optional.of("1000" + id).filter(_ -> !id.isEmpty()),
            Optional.of("5301" + id).filter(_ -> !id.isEmpty()),
            Optional.empty(),
            Optional.empty(),
            Optional.of(new Amount(fen, "CNY", "￥" + fen)),
            "",
            state));
  }

  private static ChatMessage message(long second, boolean own, MessageContent content) {
    return new ChatMessage(
        PLACE,
        "wechat",
        "wxid_b",
        "b",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        "",
        Optional.of(own),
        at(second, Precision.SECOND),
        "49",
        content,
        Optional.empty(),
        Optional.empty(),
        RowState.LIVE,
        Map.of());
  }

  private static RecordedTime at(long second, Precision precision) {
    return new RecordedTime(
        "", Optional.of(Instant.ofEpochSecond(second)), precision, Basis.SERVER);
  }

  private static List<ChatMessage> taken(String id, long second, long fen) {
    return List.of(card(id, second, true, "发起", fen), card(id, second + 60, false, "已收款", fen));
  }

  private static Payment row(
      String provider,
      String id,
      long second,
      long fen,
      Direction way,
      String type,
      String status) {
    return row(provider, id, at(second, Precision.SECOND), fen, way, type, status);
  }

  private static Payment row(
      String provider,
      String id,
      RecordedTime time,
      long fen,
      Direction way,
      String type,
      String status) {
    return new Payment(
        PLACE,
        provider,
        Optional.empty(),
        time,
        type,
        "",
        "",
        "",
        way,
        new Amount(fen, "CNY", "¥" + fen),
        Optional.empty(),
        "",
        status,
        id.isEmpty() ? "" : "5301" + id,
        "/",
        "",
        Map.of());
  }

  private static Payment paid(String id, long second, long fen, String status) {
    return row("wechatpay", id, second, fen, Direction.OUT, "转账", status);
  }

  private static final Payment BEFORE = paid("8", BEGUN - 9 * DAY, 1, "支付成功");
  private static final Payment AFTER = paid("9", BEGUN + 9 * DAY, 2, "支付成功");

  private static BillReport report(List<ChatMessage> chat, Payment... rows) {
    List<Payment> all = List.of(rows);
    List<BillReport.Bill> bills =
        BillSpan.of(all).stream()
            .map(s ->
                new BillReport.Bill(
                    2, "t", s.provider(), 1, Optional.of(s.first()), Optional.of(s.last())))
            .toList();
    return new BillReport(Reconciliation.of(chat, all, Reconciliation.WINDOW), bills, List.of());
  }

  private static void differs(BillReport report, String words) {
    Settlement first = report.settlements().getFirst();
    assertThat(first.agreement()).isEqualTo(Agreement.BY_NUMBER);
    assertThat(first.differences().toString()).contains(words);
    assertThat(report.needsExplanation(first)).isTrue();
  }

  @Test
  void aReceiptThatTheBillReturnedIsToBeExplained() {
    differs(report(taken("1", BEGUN, 500), paid("1", BEGUN, 500, "已全额退款")), "全额退还");
    differs(
        report(
            taken("1", BEGUN, 500),
            paid("1", BEGUN, 500, "支付成功"),
            row("wechatpay", "1", BEGUN + 90, 500, Direction.IN, "转账-退款", "已全额退款")),
        "全额退还");
  }

  @Test
  void aPartialRefundIsToBeExplainedWithItsSum() {
    differs(
        report(
            taken("1", BEGUN, 500),
            paid("1", BEGUN, 500, "已退款(￥1.00)"),
            row("wechatpay", "1", BEGUN + 90, 100, Direction.IN, "转账-退款", "已退款")),
        "退款行合计 1.00 CNY");
  }

  @Test
  void aReturnInTheConversationThatTheBillTookIsToBeExplained() {
    List<ChatMessage> back =
        List.of(card("1", BEGUN, true, "发起", 500), card("1", BEGUN + 60, false, "已退还", 500));
    differs(report(back, paid("1", BEGUN, 500, "对方已收钱")), "账单却载明已收款");
    BillReport unknown = report(back, paid("1", BEGUN, 500, "支付成功"));
    assertThat(unknown.weighty()).isFalse();
    assertThat(unknown.settlements().getFirst().remarks().toString()).contains("未见退款");
    BillReport sound =
        report(
            back,
            paid("1", BEGUN, 500, "对方已退还"),
            row("wechatpay", "1", BEGUN + 60, 500, Direction.IN, "转账-退款", "已全额退款"));
    assertThat(sound.settlements().getFirst().said()).isEmpty();
  }

  @Test
  void theOtherDirectionAnotherDayAndAnUnfinishedPaymentAreToBeExplained() {
    differs(
        report(
            taken("1", BEGUN, 500), row("wechatpay", "1", BEGUN, 500, Direction.IN, "转账", "已存入零钱")),
        "方向相反");
    differs(report(taken("1", BEGUN, 500), paid("1", BEGUN + 3 * DAY, 500, "支付成功")), "小时以上");
    differs(report(taken("1", BEGUN, 500), paid("1", BEGUN, 500, "支付失败")), "不是完成的付款");
  }

  @Test
  void aRedPacketIsSaidToBeComparedWithoutItsAmount() {
    ChatMessage packet =
        message(
            BEGUN, true, new MessageContent.RedPacket(Optional.of("53011"), "福", Optional.empty()));
    Settlement settled =
        report(List.of(packet), paid("1", BEGUN, 500, "已退款(￥1.00)")).settlements().getFirst();
    assertThat(settled.differs()).isFalse();
    assertThat(settled.remarks().toString()).contains("金额未核对", "部分退款");
  }

  @Test
  void anEqualAmountWithAnotherNumberIsAnotherTransaction() {
    BillReport report =
        report(taken("1", BEGUN, 500), BEFORE, paid("2", BEGUN, 500, "对方已收钱"), AFTER);
    Settlement first = report.settlements().getFirst();
    assertThat(first.agreement()).isEqualTo(Agreement.CHAT_ONLY);
    assertThat(first.remarks().toString()).contains("单号不同(53012)");
    assertThat(report.needsExplanation(first)).isTrue();
  }

  @Test
  void aRowOfTheBankDoesNotHideWhatTheAppsOwnBillLacks() {
    Payment bank = row("icbc", "", BEGUN, 500, Direction.OUT, "快捷支付", "");
    BillReport report = report(taken("1", BEGUN, 500), BEFORE, bank, AFTER);
    Settlement first = report.settlements().getFirst();
    assertThat(first.agreement()).isEqualTo(Agreement.BY_TIME_AND_AMOUNT);
    assertThat(first.remarks().toString()).contains("另一种账单");
    assertThat(report.needsExplanation(first)).isTrue();
    assertThat(report(taken("1", BEGUN, 500), bank).weighty())
        .as("without a bill of the app nothing is missing")
        .isFalse();
  }

  @Test
  void theBanksRowOfTheSameMoneyIsNotSaidToBeMoneyOfItsOwn() {
    BillReport report =
        report(
            taken("1", BEGUN, 500),
            paid("1", BEGUN, 500, "对方已收钱"),
            row("icbc", "", at(BEGUN - BEGUN % DAY, Precision.DAY), 500, Direction.OUT, "支出", ""));
    assertThat(report.settlements().getFirst().said()).isEmpty();
    Settlement bank = report.settlements().getLast();
    assertThat(bank.agreement()).isEqualTo(Agreement.BILL_ONLY);
    assertThat(bank.remarks().toString()).contains("可能是同一笔钱");
  }

  @Test
  void aBankThatStatesOnlyTheDayFitsTheWholeDayAndSaysSo() {
    RecordedTime day = at(BEGUN - BEGUN % DAY, Precision.DAY);
    Settlement one =
        report(taken("1", BEGUN, 500), row("icbc", "", day, 500, Direction.OUT, "支出", ""))
            .settlements()
            .getFirst();
    assertThat(one.agreement()).isEqualTo(Agreement.BY_TIME_AND_AMOUNT);
    assertThat(one.remarks().toString()).contains("只载日期");
  }

  @Test
  void theSameAmountTwiceADayWithOneRowIsSaidToBeUndecided() {
    RecordedTime day = at(BEGUN - BEGUN % DAY, Precision.DAY);
    List<ChatMessage> both = new java.util.ArrayList<>(taken("1", BEGUN, 500));
    both.addAll(taken("2", BEGUN + 3_600, 500));
    BillReport report = report(both, row("icbc", "", day, 500, Direction.OUT, "支出", ""));
    assertThat(report.settlements())
        .extracting(Settlement::agreement)
        .containsExactlyInAnyOrder(Agreement.BY_TIME_AND_AMOUNT, Agreement.CHAT_ONLY);
    assertThat(report.settlements()).allMatch(s -> s.remarks().toString().contains("未能确定"));
  }

  @Test
  void theCloserOfTwoTransfersGetsTheRow() {
    List<ChatMessage> both = new java.util.ArrayList<>(taken("", BEGUN, 500).subList(0, 1));
    both.addAll(taken("", BEGUN + 300, 500).subList(0, 1));
    BillReport report = report(both, BEFORE, paid("7", BEGUN + 301, 500, ""), AFTER);
    Settlement candidate =
        report.settlements().stream()
            .filter(s -> s.agreement() == Agreement.BY_TIME_AND_AMOUNT)
            .findFirst()
            .orElseThrow();
    assertThat(candidate.messages().getFirst().time().instant())
        .contains(Instant.ofEpochSecond(BEGUN + 300));
  }

  @Test
  void aNumberThatTwoTransfersBearIsSaidOfTheSecond() {
    ChatMessage other =
        message(
            BEGUN + 3_000,
            true,
            new MessageContent.Transfer(
                Optional.of("10002"),
                Optional.of("53011"),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Amount(500, "CNY", "￥500")),
                "",
                "发起"));
    List<ChatMessage> chat = new java.util.ArrayList<>(taken("1", BEGUN, 500));
    chat.add(other);
    List<Settlement> settled = report(chat, paid("1", BEGUN, 500, "对方已收钱")).settlements();
    assertThat(settled.getLast().agreement()).isEqualTo(Agreement.CHAT_ONLY);
    assertThat(settled.getLast().remarks().toString()).contains("已与另一笔转账的卡片列在一起");
  }

  @Test
  void aClosedOrderIsNoCandidate() {
    assertThat(
            report(
                    taken("", BEGUN, 500).subList(0, 1),
                    row("alipay", "4", BEGUN, 500, Direction.OUT, "转账", "交易关闭"))
                .settlements()
                .getFirst()
                .agreement())
        .isEqualTo(Agreement.CHAT_ONLY);
  }
}
