package org.tiezheng.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tiezheng.evidence.TransferChain.Outcome;
import org.tiezheng.evidence.TransferChain.Stage;

/** What does not fit is said; what bears no number is not joined by guessing. */
class TransfersTest {
  private static final long BEGUN = 1_700_000_000;
  private static final Provenance PLACE = Provenance.of("ab".repeat(32), new Locator.Whole());

  private static ChatMessage message(long second, String sender, MessageContent content) {
    return new ChatMessage(
        PLACE,
        "wechat",
        "wxid_b",
        "乙",
        Optional.empty(),
        Optional.empty(),
        Optional.of(sender).filter(s -> !s.isEmpty()),
        sender,
        Optional.empty(),
        new RecordedTime(
            "",
            Optional.of(Instant.ofEpochSecond(second)),
            RecordedTime.Precision.SECOND,
            RecordedTime.Basis.SERVER),
        "49",
        content,
        Optional.empty(),
        Optional.empty(),
        RowState.LIVE,
        Map.of());
  }

  private static ChatMessage card(String id, long second, String sender, String state, long fen) {
    return message(
        second,
        sender,
        new MessageContent.Transfer(
            Optional.of(id).filter(i -> !i.isEmpty()),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(new Amount(fen, "CNY", "￥" + fen)),
            "",
            state));
  }

  private static ChatMessage notice(long second) {
    return message(second, "", new MessageContent.Notice("24小时未收款，转账已过期，款项已退还甲"));
  }

  @Test
  void statesAreJoinedInTheOrderOfTheirTimesAndNameWhoPaid() {
    List<TransferChain> chains =
        Transfers.of(
            List.of(
                card("1", BEGUN + 60, "wechat:b", "已收款", 100),
                card("2", BEGUN + 70, "wechat:a", "发起", 100),
                card("1", BEGUN, "wechat:a", "发起", 100)));

    assertThat(chains).hasSize(2);
    TransferChain first = chains.getFirst();
    assertThat(first.states())
        .extracting(TransferChain.State::stage)
        .containsExactly(Stage.OFFERED, Stage.RECEIVED);
    assertThat(first.states()).extracting(TransferChain.State::line).containsExactly(3L, 1L);
    assertThat(first.payers()).containsExactly("wechat:a");
    assertThat(first.receivers()).containsExactly("wechat:b");
    assertThat(first.remarks()).isEmpty();
    assertThat(chains.get(1).outcome()).isEqualTo(Outcome.ONLY_OFFERED);
  }

  @Test
  void contradictionsAndMissingCardsAreSaid() {
    TransferChain amounts =
        Transfers.of(
                List.of(
                    card("1", BEGUN, "wechat:a", "发起", 100),
                    card("1", BEGUN, "wechat:b", "已收款", 900)))
            .getFirst();
    assertThat(amounts.amounts()).hasSize(2);
    assertThat(amounts.remarks().toString()).contains("金额不同");

    TransferChain both =
        Transfers.of(
                List.of(
                    card("1", BEGUN, "wechat:b", "已退还", 100),
                    card("1", BEGUN, "wechat:b", "已收款", 100)))
            .getFirst();
    assertThat(both.outcome()).isEqualTo(Outcome.CONTRADICTORY);
    assertThat(both.remarks().toString()).contains("发起的卡片不在本副本");
  }

  @Test
  void cardsWithoutANumberStandAlone() {
    List<TransferChain> chains =
        Transfers.of(
            List.of(
                card("", BEGUN, "wechat:a", "", 100), card("", BEGUN + 9, "wechat:b", "", 100)));

    assertThat(chains).hasSize(2);
    assertThat(chains).allMatch(c -> c.outcome() == Outcome.UNKNOWN);
    assertThat(chains).allMatch(c -> c.remarks().toString().contains("没有与其他状态合并"));
  }

  @Test
  void aNoticeOfExpiryIsJoinedOnlyWhereOneTransferFits() {
    ChatMessage offer = card("1", BEGUN, "wechat:a", "发起", 100);
    TransferChain alone = Transfers.of(List.of(offer, notice(BEGUN + 86_401))).getFirst();
    assertThat(alone.outcome()).isEqualTo(Outcome.EXPIRED);
    assertThat(alone.remarks().toString()).contains("仅按时间合并");

    assertThat(
            Transfers.of(
                List.of(
                    offer, card("2", BEGUN + 30, "wechat:a", "发起", 100), notice(BEGUN + 86_401))))
        .allMatch(c -> c.outcome() == Outcome.ONLY_OFFERED);
    assertThat(Transfers.of(List.of(offer, notice(BEGUN + 3_600))))
        .allMatch(c -> c.outcome() == Outcome.ONLY_OFFERED);
  }
}
