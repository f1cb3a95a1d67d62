package org.tiezheng.examine.bills;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.evidence.Amount;
import org.tiezheng.evidence.Payment;
import org.tiezheng.evidence.RecordedTime.Precision;
import org.tiezheng.evidence.Text;

/** Rows that fit a movement in amount, direction and time, where no number joins them. */
final class Candidates {
  private final List<Payment> payments;
  private final Duration window;
  private final Map<Amount, List<Integer>> priced = new HashMap<>();

  Candidates(List<Payment> payments, Duration window) {
    this.payments = payments;
    this.window = window;
    for (int i = 0; i < payments.size(); i++) {
      priced.computeIfAbsent(plain(payments.get(i).amount()), _ -> new ArrayList<>()).add(i);
    }
  }

  /**
   * What was chosen for a movement.
   *
   * @param row empty if all that fit went to closer movements, or only rows with other numbers fit
   * @param remarks what makes it weak, or why there is none
   */
  record Choice(Optional<Integer> row, List<Text> remarks) {}

  private record Pair(int movement, int row, Duration apart) {}

  /**
   * Gives each movement at most one row and each row to at most one movement, the closest first,
   * and marks those rows as used. A movement that nothing fits has no choice.
   */
  IdentityHashMap<Movement, Choice> choose(List<Movement> movements, boolean[] used) {
    List<List<Integer>> fitting = new ArrayList<>();
    Map<Integer, Integer> wanted = new HashMap<>();
    List<Pair> pairs = new ArrayList<>();
    for (int m = 0; m < movements.size(); m++) {
      List<Integer> rows = fitting(movements.get(m), used);
      fitting.add(rows);
      for (int row : rows) {
        wanted.merge(row, 1, Integer::sum);
        pairs.add(new Pair(m, row, apart(movements.get(m), payments.get(row))));
      }
    }
    pairs.sort(
        Comparator.comparing(Pair::apart)
            .thenComparingInt(Pair::movement)
            .thenComparingInt(Pair::row));
    Map<Integer, Integer> given = new HashMap<>();
    for (Pair pair : pairs) {
      if (!used[pair.row] && !given.containsKey(pair.movement)) {
        used[pair.row] = true;
        given.put(pair.movement, pair.row);
      }
    }
    IdentityHashMap<Movement, Choice> chosen = new IdentityHashMap<>();
    for (int m = 0; m < movements.size(); m++) {
      Optional<Integer> row = Optional.ofNullable(given.get(m));
      List<Text> remarks = new ArrayList<>();
      row.ifPresent(r -> remarks.addAll(weak(payments.get(r))));
      if (fitting.get(m).size() > 1) {
        remarks.add(several(fitting.get(m).size(), row.isPresent()));
      }
      if (row.isEmpty() && !fitting.get(m).isEmpty()) {
        remarks.add(
            new Text(
                "账单中金额、时间相近的行已列在另一笔转账旁;究竟属于哪一笔未能确定",
                "The rows of this amount and time stand beside another transfer; to which of them"
                    + " they belong is not known"));
      }
      if (row.isPresent()
          && wanted.getOrDefault(row.get(), 0) > 1
          && rivals(movements, m, row.get(), fitting)) {
        remarks.add(
            new Text(
                "聊天中另有相同金额、时间相近的转账;这一行究竟属于哪一笔未能确定",
                "The conversation has another transfer of this amount around that time; to which"
                    + " of them the row belongs is not known"));
      }
      otherNumbers(movements.get(m)).ifPresent(remarks::add);
      if (row.isPresent() || !remarks.isEmpty()) {
        chosen.put(movements.get(m), new Choice(row, remarks));
      }
    }
    return chosen;
  }

  /**
   * Whether another movement that goes the same way fits the row; a card that faces it does not
   * count.
   */
  private static boolean rivals(
      List<Movement> movements, int own, int row, List<List<Integer>> fitting) {
    for (int m = 0; m < movements.size(); m++) {
      if (m != own
          && fitting.get(m).contains(row)
          && !faces(movements.get(m), movements.get(own))) {
        return true;
      }
    }
    return false;
  }

  private static boolean faces(Movement one, Movement other) {
    return one.numbers().isEmpty()
        && other.numbers().isEmpty()
        && !one.messages().getFirst().outgoing().equals(other.messages().getFirst().outgoing());
  }

  private List<Integer> fitting(Movement movement, boolean[] used) {
    List<Integer> rows = new ArrayList<>();
    for (Amount amount : movement.amounts()) {
      for (int row : priced.getOrDefault(amount, List.of())) {
        Payment payment = payments.get(row);
        if (!used[row] && fits(movement, payment) && !movement.otherNumber(payment)) {
          rows.add(row);
        }
      }
    }
    return rows;
  }

  private boolean fits(Movement movement, Payment row) {
    Standing standing = Standing.of(row);
    return standing != Standing.NOT_DONE
        && standing != Standing.REFUND
        && near(movement, row)
        && movement.fits(row);
  }

  /** A row of the same amount and time whose number is another: it is no candidate. */
  private Optional<Text> otherNumbers(Movement movement) {
    for (Amount amount : movement.amounts()) {
      for (int row : priced.getOrDefault(amount, List.of())) {
        Payment payment = payments.get(row);
        if (fits(movement, payment) && movement.otherNumber(payment)) {
          return Optional.of(
              new Text(
                  "账单中有金额、时间相近的一笔,但单号不同(" + payment.orderId().strip() + "),不是同一笔",
                  "The bills have a row of this amount and time with another number ("
                      + payment.orderId().strip()
                      + "): another transaction"));
        }
      }
    }
    return Optional.empty();
  }

  private static List<Text> weak(Payment row) {
    List<Text> remarks = new ArrayList<>();
    if (row.time().precision() == Precision.DAY) {
      remarks.add(
          new Text("账单这一行只载日期,时刻未核对", "The bill's row states its day only; no hour was compared"));
    }
    if (Standing.of(row) == Standing.RETURNED || Standing.of(row) == Standing.PARTLY_RETURNED) {
      remarks.add(
          new Text(
              "账单这一行的状态为“" + row.status() + "”",
              "The bill's row is of the status “" + row.status() + "”"));
    }
    return remarks;
  }

  private static Text several(int rows, boolean chosen) {
    return new Text(
        "同一时段有 " + rows + " 笔相同金额的账单" + (chosen ? ",取时间最近的一笔" : ""),
        rows
            + " rows of the bills have this amount around that time"
            + (chosen ? "; the nearest is shown" : ""));
  }

  /** Rows of other bills beside a movement that this row may be the other end of. */
  List<Text> besides(int row, boolean[] used) {
    Payment own = payments.get(row);
    for (int other : priced.getOrDefault(plain(own.amount()), List.of())) {
      Payment known = payments.get(other);
      boolean same =
          used[other]
              && !known.provider().equals(own.provider())
              && known.direction() == own.direction()
              && (closeTo(known, own) || closeTo(own, known));
      if (same) {
        return List.of(
            new Text(
                "另一种账单中已与聊天对上的一笔金额、方向、时间与它相合,可能是同一笔钱;单号未核对",
                "A row of another kind of bill that stands beside the conversation agrees with it"
                    + " in amount, direction and time: possibly the same money; no number was"
                    + " compared"));
      }
    }
    return List.of();
  }

  private boolean closeTo(Payment one, Payment other) {
    return one.time()
        .instant()
        .filter(t -> Closeness.apart(List.of(t), other).compareTo(window) <= 0)
        .isPresent();
  }

  boolean near(Movement movement, Payment row) {
    return apart(movement, row).compareTo(window) <= 0;
  }

  private static Duration apart(Movement movement, Payment row) {
    return Closeness.apart(movement.times(), row);
  }

  static Amount plain(Amount amount) {
    return new Amount(amount.minor(), amount.currency(), "");
  }
}
