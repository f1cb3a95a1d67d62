package org.tiezheng.examine.bills;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tiezheng.evidence.ChatMessage;
import org.tiezheng.evidence.Payment;
import org.tiezheng.evidence.Text;

/**
 * Lays the transfers and red packets of a conversation beside the rows of bills: first by numbers,
 * then, for what is left, by amount, direction and time, the closest first. Every movement and
 * every row stands in exactly one settlement. A red packet states no amount, so only a number can
 * join it. Pure: the same input gives the same settlements in the same order.
 */
public final class Reconciliation {
  /** How far a bill's time may lie from that of a state in the conversation. */
  public static final Duration WINDOW = Duration.ofMinutes(10);

  private final List<Payment> payments;
  private final Map<String, List<Integer>> numbered = new HashMap<>();
  private final Candidates candidates;
  private final boolean[] used;
  private final List<BillSpan> spans;
  private final List<Settlement> settled = new ArrayList<>();

  /** Where the settlement of a row stands that fits a card without a number. */
  private final Map<Integer, Integer> joined = new LinkedHashMap<>();

  /** Movements whose number stands in rows that are beside another movement. */
  private final Set<Movement> again = Collections.newSetFromMap(new IdentityHashMap<>());

  private Reconciliation(List<Payment> payments, Duration window) {
    this.payments = payments;
    this.candidates = new Candidates(payments, window);
    this.used = new boolean[payments.size()];
    this.spans = BillSpan.of(payments);
    for (int i = 0; i < payments.size(); i++) {
      Payment payment = payments.get(i);
      index(payment.orderId(), i);
      index(payment.merchantOrderId(), i);
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
      boolean named = !rows.isEmpty();
      rows.removeIf(row -> used[row]);
      if (rows.isEmpty()) {
        open.add(movement);
        if (named) {
          again.add(movement);
        }
      } else {
        rows.forEach(row -> used[row] = true);
        List<Payment> found = rows.stream().sorted().map(payments::get).toList();
        Differences told = new Differences(movement, found);
        settled.add(
            new Settlement(
                Agreement.BY_NUMBER, movement.messages(), found, told.differences, told.remarks));
      }
    }
    IdentityHashMap<Movement, Candidates.Choice> chosen = candidates.choose(open, used);
    open.forEach(movement -> likely(movement, chosen.get(movement)));
    for (int i = 0; i < used.length; i++) {
      if (!used[i]) {
        settled.add(
            new Settlement(
                Agreement.BILL_ONLY,
                List.of(),
                List.of(payments.get(i)),
                List.of(),
                candidates.besides(i, used)));
      }
    }
    return List.copyOf(settled);
  }

  /** The row that time and amount make likely, or none. */
  private void likely(Movement movement, Candidates.@Nullable Choice choice) {
    if (choice == null || choice.row().isEmpty()) {
      if (!joinsCandidate(movement)) {
        List<Text> remarks = new ArrayList<>(choice == null ? List.of() : choice.remarks());
        remarks.addAll(alone(movement));
        settled.add(
            new Settlement(
                Agreement.CHAT_ONLY, movement.messages(), List.of(), List.of(), remarks));
      }
      return;
    }
    int row = choice.row().get();
    if (movement.numbers().isEmpty()) {
      joined.put(row, settled.size());
    }
    List<Text> remarks = new ArrayList<>();
    remarks.add(new Text("仅金额与时间相符,单号未核对", "Only amount and time agree; no number was compared"));
    remarks.addAll(choice.remarks());
    remarks.addAll(ofAnotherKind(movement, payments.get(row)));
    settled.add(
        new Settlement(
            Agreement.BY_TIME_AND_AMOUNT,
            movement.messages(),
            List.of(payments.get(row)),
            List.of(),
            remarks));
  }

  /** That the bill which would show the movement does not, and only another kind of bill fits. */
  private List<Text> ofAnotherKind(Movement movement, Payment row) {
    ChatMessage first = movement.messages().getFirst();
    boolean covered =
        spans.stream()
            .filter(s -> s.concerns(first))
            .anyMatch(s -> movement.messages().stream().anyMatch(s::covers));
    return covered && !BillSpan.shows(row.provider(), first)
        ? List.of(
            new Text(
                "应载有它的账单,各行的期间包括它的时间,其中却没有它;这一行出自另一种账单",
                "The bill that would show it has rows before and after it and does not show it;"
                    + " this row is of another kind of bill"))
        : List.of();
  }

  /**
   * Cards without a number cannot be joined with each other; where offer and receipt fit the same
   * row, they stand beside it together, and it is said on what ground.
   */
  private boolean joinsCandidate(Movement movement) {
    if (!movement.numbers().isEmpty()) {
      return false;
    }
    ChatMessage first = movement.messages().getFirst();
    for (Map.Entry<Integer, Integer> candidate : joined.entrySet()) {
      Payment payment = payments.get(candidate.getKey());
      Settlement known = settled.get(candidate.getValue());
      ChatMessage other = known.messages().getFirst();
      boolean facing =
          known.messages().size() == 1
              && other.conversation().equals(first.conversation())
              && !other.outgoing().equals(first.outgoing());
      if (facing
          && movement.amounts().contains(Candidates.plain(payment.amount()))
          && candidates.near(movement, payment)) {
        List<ChatMessage> both = new ArrayList<>(known.messages());
        both.addAll(movement.messages());
        settled.set(
            candidate.getValue(),
            known.with(
                both,
                new Text(
                    "双方各一张无单号的卡片,金额与时间均合,可能是同一笔的发起与收款",
                    "A card without a number from each side, of this amount and time: possibly"
                        + " offer and receipt of one transfer")));
        return true;
      }
    }
    return false;
  }

  /** Why a movement may be in no bill. */
  private List<Text> alone(Movement movement) {
    List<Text> remarks = new ArrayList<>();
    if (again.contains(movement)) {
      remarks.add(
          new Text(
              "账单中有此单号,但已与另一笔转账的卡片列在一起",
              "The bills have this number, beside the cards of another transfer"));
    }
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
