package org.tiezheng.examine.gaps;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.MessageContent.Transfer;
import org.tiezheng.evidence.Observation.Weight;
import org.tiezheng.evidence.Text;

/** Cards of one transfer, joined by its number: is a state not there, do they say the same? */
final class Transfers implements Check {
  private static final int MOST = 200_000;
  private static final long DAY = 86_400;
  private static final long NOTICE_LATE = 7_200;
  private final Map<String, List<Card>> chains = new HashMap<>();
  private final Map<String, List<Long>> expired = new HashMap<>();

  /** What a card says. */
  private record Card(
      int row, String conversation, long time, String state, String says, String amount) {
    boolean offers() {
      return state.equals("1") || state.equals("7") || state.equals("8");
    }
  }

  @Override
  public void learn(ChatMessage m, int row) {
    if (m.content() instanceof Transfer t && t.transferId().isPresent()) {
      List<Card> chain =
          chains.size() < MOST
              ? chains.computeIfAbsent(t.transferId().get(), _ -> new ArrayList<>(2))
              : chains.getOrDefault(t.transferId().get(), new ArrayList<>());
      String amount = t.amount().map(a -> a.raw()).orElse("");
      String says =
          t.payer().orElse("")
              + "\0"
              + t.receiver().orElse("")
              + "\0"
              + t.transactionId().orElse("");
      if (chain.size() < 16) {
        chain.add(
            new Card(
                row,
                m.conversation(),
                Copy.seconds(m),
                m.extra().getOrDefault("paysubtype", ""),
                says,
                amount));
      }
    }
    if (m.content() instanceof MessageContent.Notice n && n.text().contains("过期")) {
      List<Long> times = expired.computeIfAbsent(m.conversation(), _ -> new ArrayList<>());
      if (times.size() < MOST) {
        times.add(Copy.seconds(m));
      }
    }
  }

  @Override
  public void settle(Findings findings) {
    if (chains.isEmpty()) {
      return;
    }
    findings.looksFor(GapKind.TRANSFER_DIFFERS);
    for (Map.Entry<String, List<Card>> chain : chains.entrySet()) {
      List<Card> cards = chain.getValue();
      differs(chain.getKey(), cards, findings);
      if (cards.stream().noneMatch(c -> c.state().isEmpty())) {
        findings.looksFor(GapKind.TRANSFER_STATE);
        states(chain.getKey(), cards, findings);
      }
    }
  }

  private static void differs(String id, List<Card> cards, Findings findings) {
    Card first = cards.getFirst();
    for (Card card : cards) {
      boolean amount = !card.amount().equals(first.amount());
      if (amount || !Objects.equals(card.says(), first.says())) {
        Findings.Draft draft =
            findings
                .sign(GapKind.TRANSFER_DIFFERS, Weight.STRONG, card.conversation())
                .count(2)
                .between(first.time(), card.time())
                .what(
                    amount
                        ? new Text(
                            "转账 %s 的两张卡片金额不同:%s 与 %s".formatted(id, first.amount(), card.amount()),
                            "Two cards of transfer %s state different amounts: %s and %s"
                                .formatted(id, first.amount(), card.amount()))
                        : new Text(
                            "转账 %s 的两张卡片所载付款人、收款人或交易号不同".formatted(id),
                            "Two cards of transfer %s name different payers, receivers or numbers"
                                .formatted(id)));
        findings.place(draft, GapPlace.About.ROW, first.row());
        findings.place(draft, GapPlace.About.ROW, card.row());
      }
    }
  }

  private void states(String id, List<Card> cards, Findings findings) {
    boolean offer = cards.stream().anyMatch(Card::offers);
    boolean end = cards.stream().anyMatch(c -> !c.offers());
    Card card = cards.getFirst();
    if (!offer) {
      sign(
          card,
          Weight.NOTABLE,
          "转账 %s 有收款或退还的卡片,而发起的卡片不在本副本".formatted(id),
          "Transfer %s has a card of its receipt or return; the card that offers it is not in this copy"
              .formatted(id),
          findings);
    } else if (!end && !expired(card)) {
      sign(
          card,
          Weight.SLIGHT,
          "转账 %s 只有发起的卡片:收款、退还或过期未见".formatted(id),
          "Transfer %s has only the card that offers it: neither receipt, return nor expiry is seen"
              .formatted(id),
          findings);
    }
  }

  private boolean expired(Card card) {
    return expired.getOrDefault(card.conversation(), List.of()).stream()
        .anyMatch(
            t -> t >= card.time() + DAY - NOTICE_LATE && t <= card.time() + DAY + NOTICE_LATE);
  }

  private static void sign(Card card, Weight weight, String zh, String en, Findings findings) {
    Findings.Draft draft =
        findings
            .sign(GapKind.TRANSFER_STATE, weight, card.conversation())
            .count(1)
            .between(card.time(), card.time())
            .what(new Text(zh, en));
    findings.place(draft, GapPlace.About.WITNESS, card.row());
  }
}
