package org.tiezheng.examine.bills;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tiezheng.evidence.Amount;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.MessageContent;
import org.tiezheng.evidence.MessageContent.RedPacket;
import org.tiezheng.evidence.MessageContent.Transfer;
import org.tiezheng.evidence.Payment;
import org.tiezheng.evidence.TransferChain;
import org.tiezheng.evidence.Transfers;

/** A transfer over all its states, or a red packet. */
record Movement(List<ChatMessage> messages) {
  /** The movements of a conversation: states of one transfer are joined by its number. */
  static List<Movement> of(List<ChatMessage> chat) {
    Map<String, List<ChatMessage>> joined = new LinkedHashMap<>();
    int alone = 0;
    for (ChatMessage message : chat) {
      Optional<String> number =
          switch (message.content()) {
            case Transfer _ -> Transfers.number(message).map(n -> "t" + n);
            case RedPacket r -> r.id().map(n -> "r" + n);
            default -> Optional.empty();
          };
      if (money(message.content())) {
        String key = number.orElse("a" + alone++);
        joined.computeIfAbsent(key, _ -> new ArrayList<>()).add(message);
      }
    }
    return joined.values().stream().map(Movement::new).toList();
  }

  /** Whether a message states a movement of money. */
  static boolean money(MessageContent content) {
    return content instanceof Transfer || content instanceof RedPacket;
  }

  /** Every number by which a bill may name it. */
  Set<String> numbers() {
    Set<String> numbers = new LinkedHashSet<>();
    for (ChatMessage message : messages) {
      switch (message.content()) {
        case Transfer t -> {
          t.transactionId().ifPresent(n -> numbers.add(plain(n)));
          t.transferId().ifPresent(n -> numbers.add(plain(n)));
        }
        case RedPacket r -> r.id().ifPresent(n -> numbers.add(plain(n)));
        default -> {}
      }
    }
    numbers.remove("");
    return numbers;
  }

  /** The amounts that its states name; more than one if they contradict each other. */
  Set<Amount> amounts() {
    Set<Amount> amounts = new LinkedHashSet<>();
    for (ChatMessage message : messages) {
      Optional<Amount> amount =
          switch (message.content()) {
            case Transfer t -> t.amount();
            case RedPacket r -> r.amount();
            default -> Optional.empty();
          };
      amount.ifPresent(a -> amounts.add(new Amount(a.minor(), a.currency(), "")));
    }
    return amounts;
  }

  List<Instant> times() {
    return messages.stream().map(m -> m.time().instant()).flatMap(Optional::stream).toList();
  }

  /** Which way the money went by the card that began it; empty if no state says it. */
  Optional<Payment.Direction> direction() {
    for (ChatMessage message : messages) {
      if (message.content() instanceof Transfer t && message.outgoing().isPresent()) {
        boolean own = message.outgoing().get();
        if (t.state().endsWith("发起")) {
          return Optional.of(own ? Payment.Direction.OUT : Payment.Direction.IN);
        }
        if (t.state().endsWith("已收款")) {
          return Optional.of(own ? Payment.Direction.IN : Payment.Direction.OUT);
        }
      }
      if (message.content() instanceof RedPacket && message.outgoing().isPresent()) {
        return Optional.of(message.outgoing().get() ? Payment.Direction.OUT : Payment.Direction.IN);
      }
    }
    return Optional.empty();
  }

  /** Whether a state says that the money was taken. */
  boolean received() {
    return Transfers.of(messages).stream().anyMatch(t -> t.has(TransferChain.Stage.RECEIVED));
  }

  /** Whether the direction of a row does not speak against it. */
  boolean fits(Payment row) {
    Optional<Payment.Direction> own = direction();
    return own.isEmpty()
        || row.direction() == Payment.Direction.NEUTRAL
        || row.direction() == own.get();
  }

  /**
   * Whether a row names another transaction: both state the number of the transaction, or that of
   * the transfer, and these differ. Only of a bill of the app's own money; a bank numbers
   * otherwise.
   */
  boolean otherNumber(Payment row) {
    return BillSpan.shows(row.provider(), messages.getFirst())
        && (other(row.orderId(), true) || other(row.merchantOrderId(), false));
  }

  private boolean other(String number, boolean transaction) {
    String stated = plain(number);
    Set<String> own = new LinkedHashSet<>();
    for (ChatMessage message : messages) {
      if (message.content() instanceof Transfer t) {
        (transaction ? t.transactionId() : t.transferId()).ifPresent(n -> own.add(plain(n)));
      } else if (message.content() instanceof RedPacket r && !transaction) {
        r.id().ifPresent(n -> own.add(plain(n)));
      }
    }
    own.remove("");
    return !stated.isEmpty() && !own.isEmpty() && !own.contains(stated);
  }

  /** Bills guard long numbers with tabs, quotes and equals signs. */
  static String plain(String number) {
    return number.replaceAll("[^0-9A-Za-z]", "");
  }
}
