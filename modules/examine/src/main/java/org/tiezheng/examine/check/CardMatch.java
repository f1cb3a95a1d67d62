package org.tiezheng.examine.check;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tiezheng.evidence.Amount;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Kind;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.Payment;
import org.tiezheng.evidence.RecordedTime;

/** Finds for each transfer card of the case's chats its row in a bill. */
final class CardMatch {
  private static final int MOST_CARDS = 100_000;
  private static final Duration PAIRING = Duration.ofHours(25);

  private final Context context;
  private final Duration tolerance;
  private final List<String> accepted;
  private final List<String> refunded;
  private final List<Card> cards = new ArrayList<>();
  private final Map<String, Card> byNumber = new HashMap<>();
  private final Map<Long, List<Card>> byAmount = new HashMap<>();
  private final Places matched = new Places();
  private final Places differing = new Places();
  private Instant first = Instant.MAX;
  private Instant last = Instant.MIN;

  /** A card of a chat; several cards of one transfer (sent, received) share its numbers. */
  private static final class Card {
    private final ChatMessage message;
    private final MessageContent.Transfer transfer;
    private boolean found;
    private Optional<Card> partner = Optional.empty();

    Card(ChatMessage message, MessageContent.Transfer transfer) {
      this.message = message;
      this.transfer = transfer;
    }
  }

  private CardMatch(
      Context context, Duration tolerance, List<String> accepted, List<String> refunded) {
    this.context = context;
    this.tolerance = tolerance;
    this.accepted = accepted;
    this.refunded = refunded;
  }

  /**
   * The cards of every chat on the bill's platform.
   *
   * @param accepted words of a card that the money was taken
   * @param refunded words of a bill that the money went back
   */
  static CardMatch of(
      Item bill,
      Context context,
      Duration tolerance,
      List<String> accepted,
      List<String> refunded) {
    CardMatch match = new CardMatch(context, tolerance, accepted, refunded);
    String provider = provider(bill, context);
    for (Item chat : context.items(Kind.CHAT)) {
      try (Stream<ChatMessage> messages = context.records(chat, ChatMessage.class)) {
        messages
            .filter(m -> pays(m.platform(), provider))
            .forEach(message -> {
              if (message.content() instanceof MessageContent.Transfer transfer) {
                match.card(new Card(message, transfer));
              }
            });
      }
    }
    return match;
  }

  private static String provider(Item bill, Context context) {
    try (Stream<Payment> payments = context.records(bill, Payment.class)) {
      return payments.findFirst().map(Payment::provider).orElse("");
    }
  }

  /** Whether money sent in a chat of that platform shows in that provider's bill. */
  private static boolean pays(String platform, String provider) {
    return (platform.equals("wechat") && provider.equals("wechatpay"))
        || (platform.equals("qq") && provider.equals("qqpay"))
        || platform.equals(provider);
  }

  private void card(Card card) {
    if (cards.size() >= MOST_CARDS) {
      throw new IllegalStateException("more than " + MOST_CARDS + " transfer cards");
    }
    if (CardState.accepted(card.transfer, accepted)) {
      pair(card);
    }
    cards.add(card);
    Stream.of(card.transfer.transactionId(), card.transfer.transferId())
        .flatMap(Optional::stream)
        .forEach(id -> {
          Card same = byNumber.putIfAbsent(id, card);
          if (same != null && same.partner.isEmpty()) {
            same.partner = Optional.of(card);
            card.partner = Optional.of(same);
          }
        });
    card.transfer
        .amount()
        .ifPresent(a -> byAmount.computeIfAbsent(a.minor(), _ -> new ArrayList<>()).add(card));
  }

  /**
   * The card that says "received" belongs to the latest open card of the same amount from the other
   * side of that conversation, at most a day before: after a day the money goes back.
   */
  private void pair(Card receipt) {
    List<Card> sameAmount =
        receipt
            .transfer
            .amount()
            .map(a -> byAmount.getOrDefault(a.minor(), List.of()))
            .orElse(List.of());
    for (Card offer : sameAmount.reversed()) {
      if (offer.partner.isEmpty()
          && offer.message.conversation().equals(receipt.message.conversation())
          && !offer.message.sender().equals(receipt.message.sender())
          && within(offer.message.time(), receipt.message.time(), PAIRING)) {
        offer.partner = Optional.of(receipt);
        receipt.partner = Optional.of(offer);
        return;
      }
    }
  }

  private static boolean within(RecordedTime from, RecordedTime to, Duration most) {
    return from.instant().isPresent()
        && to.instant().isPresent()
        && Duration.between(from.instant().get(), to.instant().get()).abs().compareTo(most) <= 0;
  }

  void row(Payment row) {
    row.time()
        .instant()
        .ifPresent(time -> {
          first = time.isBefore(first) ? time : first;
          last = time.isAfter(last) ? time : last;
        });
    Card card = byNumber.get(row.orderId());
    card = card == null ? byNumber.get(row.merchantOrderId()) : card;
    if (card != null && !row.orderId().isBlank()) {
      String number = row.orderId();
      markAll(card);
      Optional<Amount> stated = card.transfer.amount();
      if (stated.isPresent() && stated.get().minor() != row.amount().minor()) {
        differing.add(context, card.message, stated.get().raw() + " " + number);
        differing.add(context, row, row.amount().raw() + " " + number);
      } else if (wentBack(card, row)) {
        differing.add(context, card.message, card.transfer.line());
        differing.add(context, row, row.amount().raw() + " " + row.status());
      } else {
        matched.add(context, row, row.amount().raw() + " " + number);
      }
      return;
    }
    for (Card candidate : byAmount.getOrDefault(row.amount().minor(), List.of())) {
      if (!candidate.found && near(candidate, row)) {
        markAll(candidate);
        (wentBack(candidate, row) ? differing : matched)
            .add(context, row, row.amount().raw() + " " + row.time().raw() + " " + row.status());
        return;
      }
    }
  }

  /** A transfer shows as several cards; one row answers for all of them. */
  private static void markAll(Card card) {
    card.found = true;
    card.partner.ifPresent(partner -> partner.found = true);
  }

  /** Whether the chat says that the money was taken and the bill that it was given back. */
  private boolean wentBack(Card card, Payment row) {
    boolean taken =
        CardState.accepted(card.transfer, accepted)
            || card.partner.filter(p -> CardState.accepted(p.transfer, accepted)).isPresent();
    return taken && refunded.stream().anyMatch(row.status()::contains);
  }

  private boolean near(Card card, Payment row) {
    return within(card.message.time(), row.time(), tolerance);
  }

  /**
   * Adds what contradicts: amounts that differ, and accepted transfers within the bill's period
   * that the bill does not have.
   *
   * @return cards without a row for which that proves nothing
   */
  Places verdict(Places faults) {
    differing.list().forEach(p -> faults.add(p.file(), p.where(), p.value()));
    Places open = new Places();
    for (Card card : cards) {
      if (card.found) {
        continue;
      }
      String state = card.transfer.state();
      boolean received = card.partner.isPresent() || CardState.accepted(card.transfer, accepted);
      Optional<Instant> time = card.message.time().instant();
      boolean within = time.isPresent() && !time.get().isBefore(first) && !time.get().isAfter(last);
      if (received && within) {
        faults.add(
            Places.at(context, card.message, "").file(),
            Places.at(context, card.message, "").where(),
            "no row in the bill: " + card.transfer.line());
      } else if (state.isBlank() || received) {
        open.add(context, card.message, card.transfer.line());
      }
    }
    return open;
  }

  Places matched() {
    return matched;
  }
}
