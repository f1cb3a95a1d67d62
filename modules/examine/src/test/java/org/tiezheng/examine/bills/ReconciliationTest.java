package org.tiezheng.examine.bills;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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
import org.tiezheng.testkit.chat.Body;
import org.tiezheng.testkit.chat.ChatWorld;
import org.tiezheng.testkit.chat.HeldMessage;
import org.tiezheng.testkit.chat.Side;
import org.tiezheng.testkit.chat.SideTruth;
import org.tiezheng.testkit.file.BillRow;

class ReconciliationTest {
  private static final int MESSAGES = Boolean.getBoolean("long") ? 10_000 : 1_500;
  private static final Provenance PLACE = Provenance.of("ab".repeat(32), new Locator.Whole());

  @ParameterizedTest
  @EnumSource(Side.class)
  void everyTransferOfTheWorldMeetsItsRowsByNumber(Side side) {
    SideTruth truth = ChatWorld.clean(11, MESSAGES).truth(side);
    List<Payment> bill = bill(truth.wechatBill());

    List<Settlement> settled = Reconciliation.of(chat(truth, true), bill, Reconciliation.WINDOW);

    Set<String> known = new HashSet<>();
    truth.wechatBill().forEach(row -> known.add(row.order()));
    accountsForAll(settled, chat(truth, true), bill);
    for (Settlement s : settled) {
      assertThat(s.remarks().stream().filter(r -> r.zh().contains("不同"))).isEmpty();
      if (!s.messages().isEmpty()) {
        boolean paid = transactions(s).stream().anyMatch(known::contains);
        boolean packet = s.messages().getFirst().content() instanceof MessageContent.RedPacket;
        assertThat(s.agreement())
            .as(s.toString())
            .isIn(
                paid
                    ? Set.of(Agreement.BY_NUMBER)
                    : packet
                        ? Set.of(Agreement.BY_NUMBER, Agreement.CHAT_ONLY)
                        : Set.of(Agreement.CHAT_ONLY));
      }
    }
    assertThat(settled.stream().filter(s -> s.agreement() == Agreement.BY_NUMBER)).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource(Side.class)
  void withoutNumbersTimeAndAmountGiveCandidatesThatAreRight(Side side) {
    SideTruth truth = ChatWorld.clean(11, MESSAGES).truth(side);
    List<Payment> bill = bill(truth.wechatBill());

    List<Settlement> settled = Reconciliation.of(chat(truth, false), bill, Reconciliation.WINDOW);

    accountsForAll(settled, chat(truth, false), bill);
    List<Settlement> candidates =
        settled.stream().filter(s -> s.agreement() == Agreement.BY_TIME_AND_AMOUNT).toList();
    assertThat(settled).noneMatch(s -> s.agreement() == Agreement.BY_NUMBER);
    assertThat(candidates).isNotEmpty();
    for (Settlement s : candidates) {
      assertThat(s.remarks()).isNotEmpty();
      assertThat(s.messages())
          .as("offer and receipt beside one row are of one transfer")
          .allSatisfy(
              m -> assertThat(m.extra()).containsEntry("truth", s.payments().getFirst().orderId()));
    }
    assertThat(candidates).anyMatch(s -> s.messages().size() == 2);
    assertThat(candidates).allMatch(s -> s.messages().size() <= 2);
  }

  @Test
  void anEditedAmountIsSaidToDifferFromTheBill() {
    ChatMessage card =
        message(
            new MessageContent.Transfer(
                Optional.of("1000"),
                Optional.of("5301"),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Amount(300_000, "CNY", "￥3000.00")),
                "",
                "发起"),
            Instant.ofEpochSecond(1_700_000_000),
            true,
            "");
    Payment row = payment("5301\t", "", 30_000, Payment.Direction.OUT, 1_700_000_000);

    Settlement settled =
        Reconciliation.of(List.of(card), List.of(row), Reconciliation.WINDOW).getFirst();

    assertThat(settled.agreement()).isEqualTo(Agreement.BY_NUMBER);
    assertThat(settled.differences()).anyMatch(r -> r.zh().contains("金额不同"));
  }

  @Test
  void moneyThatWentTheOtherWayOrAtAnotherTimeIsNoCandidate() {
    ChatMessage card =
        message(
            new MessageContent.Transfer(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Amount(100, "CNY", "￥1.00")),
                "",
                "发起"),
            Instant.ofEpochSecond(1_700_000_000),
            true,
            "");
    List<Payment> bill =
        List.of(
            payment("1", "", 100, Payment.Direction.IN, 1_700_000_000),
            payment("2", "", 100, Payment.Direction.OUT, 1_700_000_601),
            payment("3", "", 101, Payment.Direction.OUT, 1_700_000_000));

    assertThat(Reconciliation.of(List.of(card), bill, Reconciliation.WINDOW))
        .extracting(Settlement::agreement)
        .containsExactly(
            Agreement.CHAT_ONLY, Agreement.BILL_ONLY, Agreement.BILL_ONLY, Agreement.BILL_ONLY);
  }

  private static void accountsForAll(
      List<Settlement> settled, List<ChatMessage> chat, List<Payment> bill) {
    assertThat(settled.stream().flatMap(s -> s.payments().stream()))
        .containsExactlyInAnyOrderElementsOf(bill);
    assertThat(settled.stream().mapToInt(s -> s.messages().size()).sum()).isEqualTo(chat.size());
  }

  private static Set<String> transactions(Settlement s) {
    Set<String> all = new HashSet<>();
    s.messages()
        .forEach(m -> {
          if (m.content() instanceof MessageContent.Transfer t) {
            t.transactionId().ifPresent(all::add);
          }
        });
    return all;
  }

  private static List<ChatMessage> chat(SideTruth truth, boolean numbers) {
    List<ChatMessage> all = new ArrayList<>();
    for (HeldMessage m : truth.messages()) {
      if (m.body() instanceof Body.Transfer t) {
        String state =
            switch (t.state()) {
              case 1, 8 -> "发起";
              case 3 -> "已收款";
              default -> "其他";
            };
        all.add(
            message(
                new MessageContent.Transfer(
                    Optional.of(t.transferId()).filter(_ -> numbers),
                    Optional.of(t.transactionId()).filter(_ -> numbers),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(new Amount(t.fen(), "CNY", t.amount())),
                    t.memo(),
                    state),
                m.time(),
                m.outgoing(),
                t.transactionId()));
      } else if (m.body() instanceof Body.RedPacket r) {
        all.add(
            message(
                new MessageContent.RedPacket(
                    Optional.of(r.sendId()).filter(_ -> numbers), r.greeting(), Optional.empty()),
                m.time(),
                m.outgoing(),
                ""));
      }
    }
    return all;
  }

  private static ChatMessage message(
      MessageContent content, Instant time, boolean own, String truth) {
    return new ChatMessage(
        PLACE,
        "wechat",
        "a",
        "a",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        "",
        Optional.of(own),
        new RecordedTime("", Optional.of(time), Precision.SECOND, Basis.DEVICE),
        "49",
        content,
        Optional.empty(),
        Optional.empty(),
        RowState.LIVE,
        Map.of("truth", truth));
  }

  private static List<Payment> bill(List<BillRow> rows) {
    return rows.stream()
        .map(r ->
            payment(
                r.order(),
                r.merchantOrder(),
                r.fen(),
                r.sign() > 0
                    ? Payment.Direction.IN
                    : r.sign() < 0 ? Payment.Direction.OUT : Payment.Direction.NEUTRAL,
                r.time().getEpochSecond()))
        .toList();
  }

  private static Payment payment(
      String order, String merchant, long fen, Payment.Direction direction, long seconds) {
    return new Payment(
        PLACE,
        "wechatpay",
        Optional.empty(),
        new RecordedTime(
            "", Optional.of(Instant.ofEpochSecond(seconds)), Precision.SECOND, Basis.SERVER),
        "转账",
        "",
        "",
        "",
        direction,
        new Amount(fen, "CNY", ""),
        Optional.empty(),
        "",
        "",
        order,
        merchant,
        "",
        Map.of());
  }
}
