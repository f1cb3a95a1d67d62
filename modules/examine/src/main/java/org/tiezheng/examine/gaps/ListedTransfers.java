package org.tiezheng.examine.gaps;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.MessageContent.Transfer;
import org.tiezheng.evidence.Observation.Weight;
import org.tiezheng.evidence.Text;

/**
 * The app's own list of transfers against the cards in the chat, which the reader joined. What a
 * column means is learned from the copy: only what agrees nearly always is said where it does not.
 * The list states no amount.
 */
final class ListedTransfers implements Check {
  private static final String LISTED = "transferTable.";
  private static final int LEAST = 5;
  private static final int USUAL_PERCENT = 90;
  private static final int MOST = 10_000;
  private static final int MOST_TRANSFERS = 200_000;

  private final Map<Fact, long[]> compared = new EnumMap<>(Fact.class);
  private final List<Differing> differing = new ArrayList<>();

  /** The newest card of each transfer: the list holds the state that came last. */
  private final Map<String, Card> newest = new HashMap<>();

  /** What both state. */
  private enum Fact {
    TRANSFER("转账号", "transfer number", "transfer_id"),
    TRANSACTION("交易单号", "transaction number", "transcation_id"),
    PAYER("付款人", "payer", "pay_payer"),
    RECEIVER("收款人", "receiver", "pay_receiver"),
    BEGIN("发起时间", "time of the begin", "begin_transfer_time"),
    EXPIRY("失效时间", "time of expiry", "invalid_time"),
    STATE("最后状态", "last state", "pay_sub_type");

    private final String zh;
    private final String en;
    private final String column;

    Fact(String zh, String en, String column) {
      this.zh = zh;
      this.en = en;
      this.column = column;
    }

    /** What the list says; empty if it says nothing. */
    String listed(ChatMessage m) {
      String said = m.extra().getOrDefault(LISTED + column, "");
      return (this == PAYER || this == RECEIVER) && !said.isEmpty()
          ? m.platform() + ":" + said
          : said;
    }

    /** What the card says; empty if it says nothing. */
    String stated(ChatMessage m, Transfer t) {
      return switch (this) {
        case TRANSFER -> t.transferId().orElse("");
        case TRANSACTION -> t.transactionId().orElse("");
        case PAYER -> t.payer().orElse("");
        case RECEIVER -> t.receiver().orElse("");
        case BEGIN -> m.extra().getOrDefault("begintransfertime", "");
        case EXPIRY -> m.extra().getOrDefault("invalidtime", "");
        case STATE -> m.extra().getOrDefault("paysubtype", "");
      };
    }
  }

  /**
   * One fact of one card.
   *
   * @param changed when the list says that the transfer last changed
   */
  private record Card(
      int row, String conversation, long time, String listed, String stated, long changed) {}

  private record Differing(Fact fact, Card card) {}

  @Override
  public void learn(ChatMessage m, int row) {
    if (!(m.content() instanceof Transfer t) || !m.extra().containsKey(LISTED + "transfer_id")) {
      return;
    }
    for (Fact fact : Fact.values()) {
      Card card =
          new Card(
              row,
              m.conversation(),
              Copy.seconds(m),
              fact.listed(m),
              fact.stated(m, t),
              changed(m));
      if (card.listed().isEmpty() || card.stated().isEmpty()) {
        continue;
      }
      if (fact != Fact.STATE) {
        compare(fact, card);
      } else if (newest.size() < MOST_TRANSFERS) {
        newest.merge(
            m.extra().get(LISTED + "transfer_id"), card, (a, b) -> b.time() >= a.time() ? b : a);
      }
    }
  }

  private static long changed(ChatMessage m) {
    String time = m.extra().getOrDefault(LISTED + "last_modified_time", "");
    return Digits.are(time, 9, 11) ? Long.parseLong(time) : Copy.NO_TIME;
  }

  private void compare(Fact fact, Card card) {
    long[] counts = compared.computeIfAbsent(fact, _ -> new long[2]);
    counts[0]++;
    if (!card.listed().equals(card.stated())) {
      counts[1]++;
      if (differing.size() < MOST) {
        differing.add(new Differing(fact, card));
      }
    }
  }

  private boolean usual(Fact fact) {
    long[] counts = compared.getOrDefault(fact, new long[2]);
    return counts[0] >= LEAST && (counts[0] - counts[1]) * 100 >= counts[0] * USUAL_PERCENT;
  }

  @Override
  public void settle(Findings findings) {
    newest.values().forEach(card -> compare(Fact.STATE, card));
    if (compared.keySet().stream().anyMatch(this::usual)) {
      findings.looksFor(GapKind.TRANSFER_LISTED);
    }
    differing.stream().filter(d -> usual(d.fact())).forEach(d -> tell(d, findings));
  }

  /** The list follows a new state on its own, perhaps later; the rest never changes. */
  private static void tell(Differing d, Findings findings) {
    Card card = d.card();
    boolean state = d.fact() == Fact.STATE;
    Findings.Draft draft =
        findings
            .sign(
                GapKind.TRANSFER_LISTED,
                state ? Weight.NOTABLE : Weight.STRONG,
                card.conversation())
            .count(1)
            .between(card.time(), state ? Math.max(card.time(), card.changed()) : card.time())
            .what(
                new Text(
                    "转账登记表(transferTable)所记%s为 %s,卡片所载为 %s"
                        .formatted(d.fact().zh, card.listed(), card.stated()),
                    "The app's list of transfers (transferTable) has the %s %s, the card states %s"
                        .formatted(d.fact().en, card.listed(), card.stated())));
    findings.place(draft, GapPlace.About.ROW, card.row());
  }
}
