package org.tiezheng.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tiezheng.evidence.TransferChain.Outcome;
import org.tiezheng.evidence.TransferChain.Stage;
import org.tiezheng.evidence.TransferChain.State;

/**
 * Joins the cards of transfers by their number. Holds the cards and the notices of expiry, nothing
 * else of a conversation. Not thread-safe.
 */
public final class Transfers {
  /** A transfer that nobody takes is returned a day after it was offered, or a little later. */
  private static final Duration DAY = Duration.ofDays(1);

  private static final Duration EARLY = Duration.ofMinutes(10);
  private static final Duration LATE = Duration.ofHours(2);

  private final Map<String, List<Card>> joined = new LinkedHashMap<>();
  private final List<Card> notices = new ArrayList<>();
  private long lines;

  public Transfers() {}

  private record Card(ChatMessage message, long line) {
    MessageContent.Transfer transfer() {
      return (MessageContent.Transfer) message.content();
    }

    Optional<Instant> time() {
      return message.time().instant();
    }
  }

  /** The transfers of conversations, in the order in which they first show. */
  public static List<TransferChain> of(Iterable<ChatMessage> messages) {
    Transfers transfers = new Transfers();
    messages.forEach(transfers::add);
    return transfers.chains();
  }

  /**
   * The number that joins the states of a transfer: its own, else that of the transaction; empty
   * for a message that is no transfer or bears no number.
   */
  public static Optional<String> number(ChatMessage message) {
    return message.content() instanceof MessageContent.Transfer t
        ? t.transferId().or(t::transactionId)
        : Optional.empty();
  }

  /** Takes the next message; what is no transfer and no notice of one is passed over. */
  public void add(ChatMessage message) {
    lines++;
    switch (message.content()) {
      case MessageContent.Transfer _ -> {
        String key = number(message).orElse("\0" + lines);
        joined.computeIfAbsent(key, _ -> new ArrayList<>(2)).add(new Card(message, lines));
      }
      case MessageContent.Notice notice when expiry(notice.text()) ->
          notices.add(new Card(message, lines));
      default -> {}
    }
  }

  private static boolean expiry(String text) {
    return text.contains("转账") && text.contains("过期");
  }

  /** The transfers of all messages that were taken. */
  public List<TransferChain> chains() {
    Map<Long, Card> expired = expired();
    return joined.values().stream()
        .map(cards -> chain(cards, Optional.ofNullable(expired.get(cards.getFirst().line()))))
        .toList();
  }

  /**
   * By the line of its offer: notices that name no number, where a single open transfer of the
   * conversation fits in time.
   */
  private Map<Long, Card> expired() {
    Map<String, List<List<Card>>> open =
        joined.values().stream()
            .filter(Transfers::open)
            .collect(Collectors.groupingBy(cards -> cards.getFirst().message().conversation()));
    Map<Long, Card> expired = new HashMap<>();
    for (Card notice : notices) {
      List<List<Card>> fitting =
          open.getOrDefault(notice.message().conversation(), List.of()).stream()
              .filter(cards -> fits(cards.getFirst(), notice))
              .toList();
      if (fitting.size() == 1) {
        expired.putIfAbsent(fitting.getFirst().getFirst().line(), notice);
      }
    }
    return expired;
  }

  private static boolean open(List<Card> cards) {
    return cards.stream().allMatch(c -> Stage.of(c.transfer().state()) == Stage.OFFERED);
  }

  private static boolean fits(Card offer, Card notice) {
    return offer
        .time()
        .flatMap(begun -> notice.time().map(said -> Duration.between(begun, said)))
        .filter(d -> d.compareTo(DAY.minus(EARLY)) >= 0 && d.compareTo(DAY.plus(LATE)) <= 0)
        .isPresent();
  }

  private static TransferChain chain(List<Card> cards, Optional<Card> notice) {
    List<State> states = new ArrayList<>();
    cards.forEach(c -> states.add(state(c, c.transfer().state(), true)));
    notice.ifPresent(n -> states.add(state(n, n.message().line(), false)));
    states.sort(
        Comparator.comparing(
            (State s) -> s.time().instant().orElse(Instant.MAX), Comparator.naturalOrder()));
    Set<Amount> amounts = new LinkedHashSet<>();
    for (Card card : cards) {
      card.transfer()
          .amount()
          .filter(a -> amounts.stream().noneMatch(known -> same(known, a)))
          .ifPresent(amounts::add);
    }
    List<String> transactions = distinct(cards, c -> c.transfer().transactionId());
    Outcome outcome = outcome(states);
    ChatMessage first = cards.getFirst().message();
    return new TransferChain(
        first.conversation(),
        first.conversationTitle(),
        cards.getFirst().transfer().transferId(),
        transactions,
        parties(cards, c -> c.transfer().payer(), Stage.OFFERED),
        parties(cards, c -> c.transfer().receiver(), Stage.RECEIVED),
        List.copyOf(amounts),
        cards.stream()
            .map(c -> c.transfer().memo())
            .filter(m -> !m.isEmpty())
            .findFirst()
            .orElse(""),
        states,
        outcome,
        remarks(cards, states, amounts, transactions));
  }

  private static State state(Card card, String words, boolean byNumber) {
    ChatMessage m = card.message();
    return new State(
        byNumber ? Stage.of(words) : Stage.EXPIRED,
        words,
        m.time(),
        m.sender(),
        m.senderName(),
        card.line(),
        byNumber,
        m.state(),
        m.provenance());
  }

  private static boolean same(Amount one, Amount other) {
    return one.minor() == other.minor() && one.currency().equals(other.currency());
  }

  private static List<String> distinct(List<Card> cards, Function<Card, Optional<String>> of) {
    return cards.stream().flatMap(c -> of.apply(c).stream()).distinct().toList();
  }

  private static List<String> parties(
      List<Card> cards, Function<Card, Optional<String>> named, Stage stage) {
    List<String> found = distinct(cards, named);
    return found.isEmpty()
        ? cards.stream()
            .filter(c -> Stage.of(c.transfer().state()) == stage)
            .flatMap(c -> c.message().sender().stream())
            .distinct()
            .toList()
        : found;
  }

  private static Outcome outcome(List<State> states) {
    Set<Stage> ends =
        states.stream()
            .map(State::stage)
            .filter(s -> s != Stage.OFFERED && s != Stage.UNKNOWN)
            .collect(Collectors.toSet());
    if (ends.size() > 1) {
      return Outcome.CONTRADICTORY;
    }
    if (ends.isEmpty()) {
      boolean offered = states.stream().anyMatch(s -> s.stage() == Stage.OFFERED);
      return offered ? Outcome.ONLY_OFFERED : Outcome.UNKNOWN;
    }
    return switch (ends.iterator().next()) {
      case RECEIVED -> Outcome.RECEIVED;
      case RETURNED -> Outcome.RETURNED;
      case EXPIRED -> Outcome.EXPIRED;
      case OFFERED, UNKNOWN -> Outcome.UNKNOWN;
    };
  }

  private static List<Text> remarks(
      List<Card> cards, List<State> states, Set<Amount> amounts, List<String> transactions) {
    Stream.Builder<Text> remarks = Stream.builder();
    if (number(cards.getFirst().message()).isEmpty()) {
      remarks.add(
          new Text(
              "来源未载转账单号,没有与其他状态合并", "the source states no number; not joined with other states"));
    }
    if (amounts.size() > 1) {
      remarks.add(new Text("各状态所载金额不同", "its states name different amounts"));
    }
    if (amounts.isEmpty()) {
      remarks.add(new Text("金额未载", "no amount is stated"));
    }
    if (transactions.size() > 1) {
      remarks.add(new Text("各状态所载交易单号不同", "its states name different transaction numbers"));
    }
    if (distinct(cards, c -> c.transfer().payer()).size() > 1
        || distinct(cards, c -> c.transfer().receiver()).size() > 1) {
      remarks.add(new Text("各状态所载付款人或收款人不同", "its states name different payers or receivers"));
    }
    boolean known = states.stream().anyMatch(s -> s.stage() != Stage.UNKNOWN);
    if (known && states.stream().noneMatch(s -> s.stage() == Stage.OFFERED)) {
      remarks.add(new Text("发起的卡片不在本副本", "the card that offers it is not in this copy"));
    }
    if (states.stream().anyMatch(s -> !s.byNumber())) {
      remarks.add(
          new Text("过期通知未载单号,仅按时间合并", "the notice of expiry bears no number; joined by time only"));
    }
    return remarks.build().toList();
  }
}
