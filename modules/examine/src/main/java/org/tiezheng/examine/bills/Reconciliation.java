package org.tiezheng.examine.bills;

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
import org.tiezheng.evidence.Amount;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Payment;
import org.tiezheng.evidence.Text;

/**
 * Lays the transfers and red packets of a conversation beside the rows of bills: first by numbers,
 * then, for what is left, by amount, direction and time. Every movement and every row stands in
 * exactly one settlement. A red packet states no amount, so only a number can join it. Pure: the
 * same input gives the same settlements in the same order.
 */
public final class Reconciliation {
  /** How far a bill's time may lie from that of a state in the conversation. */
  public static final Duration WINDOW = Duration.ofMinutes(10);

  private final List<Payment> payments;
  private final Duration window;
  private final Map<String, List<Integer>> numbered = new HashMap<>();
  private final Map<Amount, List<Integer>> priced = new HashMap<>();
  private final boolean[] used;
  private final List<BillSpan> spans;
  private final List<Settlement> settled = new ArrayList<>();

  /** Where the settlement of a row stands that fits a card without a number. */
  private final Map<Integer, Integer> candidates = new LinkedHashMap<>();

  private Reconciliation(List<Payment> payments, Duration window) {
    this.payments = payments;
    this.window = window;
    this.used = new boolean[payments.size()];
    this.spans = BillSpan.of(payments);
    for (int i = 0; i < payments.size(); i++) {
      Payment payment = payments.get(i);
      index(payment.orderId(), i);
      index(payment.merchantOrderId(), i);
      Amount amount = payment.amount();
      priced
          .computeIfAbsent(
              new Amount(amount.minor(), amount.currency(), ""), _ -> new ArrayList<>())
          .add(i);
    }
  }

  /**
   * Reconciles one copy of a conversation with bills of the same account.
   *
   * @param chat in the order of its source; messages that carry no money are passed over
   * @param window for matches without a number, such as {@link #WINDOW}
   */
  public static List<Settlement> of(
      List<ChatMessage> chat, List<Payment> payments, Duration window) {
    return new Reconciliation(List.copyOf(payments), window).settle(Movement.of(chat));
  }

  /** Whether a message is worth keeping for a reconciliation. */
  public static boolean concerns(ChatMessage message) {
    return Movement.money(message.content());
  }

  private List<Settlement> settle(List<Movement> movements) {
    List<Movement> open = new ArrayList<>();
    for (Movement movement : movements) {
      Set<Integer> rows = new LinkedHashSet<>();
      movement.numbers().forEach(n -> rows.addAll(numbered.getOrDefault(n, List.of())));
      rows.removeIf(row -> used[row]);
      if (rows.isEmpty()) {
        open.add(movement);
      } else {
        rows.forEach(row -> used[row] = true);
        List<Payment> found = rows.stream().sorted().map(payments::get).toList();
        settled.add(
            new Settlement(
                Agreement.BY_NUMBER, movement.messages(), found, differences(movement, found)));
      }
    }
    open.forEach(this::likely);
    for (int i = 0; i < used.length; i++) {
      if (!used[i]) {
        settled.add(
            new Settlement(Agreement.BILL_ONLY, List.of(), List.of(payments.get(i)), List.of()));
      }
    }
    return List.copyOf(settled);
  }

  /** The nearest row of the same amount, if the direction does not speak against it. */
  private void likely(Movement movement) {
    List<Integer> rows = new ArrayList<>();
    for (Amount amount : movement.amounts()) {
      for (int row : priced.getOrDefault(amount, List.of())) {
        if (!used[row] && near(movement, payments.get(row)) && fits(movement, payments.get(row))) {
          rows.add(row);
        }
      }
    }
    if (rows.isEmpty()) {
      if (!joinsCandidate(movement)) {
        settled.add(
            new Settlement(Agreement.CHAT_ONLY, movement.messages(), List.of(), alone(movement)));
      }
      return;
    }
    rows.sort(
        Comparator.comparing((Integer row) -> apart(movement, payments.get(row)))
            .thenComparing(Comparator.naturalOrder()));
    used[rows.getFirst()] = true;
    if (movement.numbers().isEmpty()) {
      candidates.put(rows.getFirst(), settled.size());
    }
    List<Text> remarks = new ArrayList<>();
    remarks.add(new Text("仅金额与时间相符,单号未核对", "Only amount and time agree; no number was compared"));
    if (rows.size() > 1) {
      remarks.add(
          new Text(
              "同一时段有 " + rows.size() + " 笔相同金额的账单,取时间最近的一笔",
              rows.size()
                  + " rows of the bills have this amount around that time; the nearest is"
                  + " shown"));
    }
    settled.add(
        new Settlement(
            Agreement.BY_TIME_AND_AMOUNT,
            movement.messages(),
            List.of(payments.get(rows.getFirst())),
            remarks));
  }

  /**
   * Cards without a number cannot be joined with each other; where offer and receipt fit the same
   * row, they stand beside it together, and it is said on what ground.
   */
  private boolean joinsCandidate(Movement movement) {
    if (!movement.numbers().isEmpty()) {
      return false;
    }
    for (Map.Entry<Integer, Integer> candidate : candidates.entrySet()) {
      Payment payment = payments.get(candidate.getKey());
      Settlement known = settled.get(candidate.getValue());
      boolean amount =
          movement
              .amounts()
              .contains(new Amount(payment.amount().minor(), payment.amount().currency(), ""));
      boolean facing =
          known.messages().size() == 1
              && known
                  .messages()
                  .getFirst()
                  .conversation()
                  .equals(movement.messages().getFirst().conversation())
              && !known
                  .messages()
                  .getFirst()
                  .outgoing()
                  .equals(movement.messages().getFirst().outgoing());
      if (amount && facing && near(movement, payment)) {
        List<ChatMessage> both = new ArrayList<>(known.messages());
        both.addAll(movement.messages());
        List<Text> remarks = new ArrayList<>(known.remarks());
        remarks.add(
            new Text(
                "双方各一张无单号的卡片,金额与时间均合,可能是同一笔的发起与收款",
                "A card without a number from each side, of this amount and time: possibly offer"
                    + " and receipt of one transfer"));
        settled.set(
            candidate.getValue(),
            new Settlement(known.agreement(), both, known.payments(), remarks));
        return true;
      }
    }
    return false;
  }

  /** Why a movement may be in no bill. */
  private List<Text> alone(Movement movement) {
    List<Text> remarks = new ArrayList<>();
    if (movement.amounts().isEmpty()) {
      remarks.add(
          new Text(
              "聊天记录未载金额,只能按单号与账单核对",
              "The conversation states no amount; only a number could join it to a bill"));
    }
    ChatMessage first = movement.messages().getFirst();
    List<BillSpan> concerned = spans.stream().filter(s -> s.concerns(first)).toList();
    if (concerned.isEmpty()) {
      remarks.add(
          new Text("所比对的账单中没有会载有它的一种", "None of the bills is of the kind that would show it"));
    } else if (movement.messages().stream()
        .noneMatch(m -> concerned.stream().anyMatch(s -> s.covers(m)))) {
      remarks.add(
          new Text(
              "不在账单各行的期间之内,账单没有它不说明问题",
              "It lies outside the time of the bills' rows: that they do not show it says"
                  + " nothing"));
    }
    if (movement.direction().equals(Optional.of(Payment.Direction.IN)) && !movement.received()) {
      remarks.add(
          new Text(
              "对方发起而本方未收的款项,本方账单中没有",
              "Money that was offered and not taken is in no bill of the one to whom it was"
                  + " offered"));
    }
    return remarks;
  }

  private boolean near(Movement movement, Payment payment) {
    return apart(movement, payment).compareTo(window) <= 0;
  }

  private static boolean fits(Movement movement, Payment payment) {
    Optional<Payment.Direction> direction = movement.direction();
    return direction.isEmpty()
        || payment.direction() == Payment.Direction.NEUTRAL
        || payment.direction() == direction.get();
  }

  private static Duration apart(Movement movement, Payment payment) {
    Optional<Instant> paid = payment.time().instant();
    return paid.flatMap(p ->
            movement.times().stream()
                .map(t -> Duration.between(t, p).abs())
                .min(Comparator.naturalOrder()))
        .orElse(Duration.ofDays(365_000));
  }

  private static List<Text> differences(Movement movement, List<Payment> found) {
    List<Text> remarks = new ArrayList<>();
    if (movement.amounts().size() > 1) {
      remarks.add(
          new Text("同一笔转账的各条状态载有不同金额", "The states of this one transfer name different amounts"));
    }
    for (Amount stated : movement.amounts()) {
      boolean paid =
          found.stream()
              .map(Payment::amount)
              .anyMatch(a -> a.minor() == stated.minor() && a.currency().equals(stated.currency()));
      if (!paid) {
        remarks.add(
            new Text(
                "单号相符但金额不同:聊天为 " + written(stated) + ",账单为 " + written(found.getFirst().amount()),
                "The number agrees but not the amount: "
                    + written(stated)
                    + " in the conversation, "
                    + written(found.getFirst().amount())
                    + " in the bill"));
      }
    }
    return remarks;
  }

  private static String written(Amount amount) {
    return amount.raw().isEmpty()
        ? "%d.%02d %s".formatted(amount.minor() / 100, amount.minor() % 100, amount.currency())
        : amount.raw();
  }

  private void index(String number, int row) {
    String plain = Movement.plain(number);
    if (!plain.isEmpty()) {
      List<Integer> rows = numbered.computeIfAbsent(plain, _ -> new ArrayList<>());
      if (!rows.contains(row)) {
        rows.add(row);
      }
    }
  }
}
