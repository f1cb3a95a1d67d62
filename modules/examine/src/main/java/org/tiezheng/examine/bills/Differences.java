package org.tiezheng.examine.bills;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tiezheng.evidence.Amount;
import org.tiezheng.evidence.MessageContent.RedPacket;
import org.tiezheng.evidence.Payment;
import org.tiezheng.evidence.Text;
import org.tiezheng.evidence.TransferChain;
import org.tiezheng.evidence.TransferChain.Outcome;
import org.tiezheng.evidence.Transfers;

/**
 * What conversation and bills state differently of a movement whose number stands in both: amount,
 * direction, time, and whether the money was taken or came back. What could not be compared is said
 * beside it.
 */
final class Differences {
  /** A transfer may be taken a day after it was offered; a refund of it comes a little later. */
  private static final Duration LONGEST = Duration.ofHours(26);

  private final Movement movement;
  private final List<Payment> rows;
  private final Set<Standing> standings = EnumSet.noneOf(Standing.class);
  final List<Text> differences = new ArrayList<>();
  final List<Text> remarks = new ArrayList<>();

  Differences(Movement movement, List<Payment> rows) {
    this.movement = movement;
    this.rows = rows;
    rows.forEach(row -> standings.add(Standing.of(row)));
    amounts();
    direction();
    time();
    unfinished();
    refunds();
    outcome();
  }

  private void amounts() {
    if (movement.amounts().size() > 1) {
      differences.add(
          new Text("同一笔转账的各条状态载有不同金额", "The states of this one transfer name different amounts"));
    }
    if (movement.amounts().isEmpty()) {
      remarks.add(
          new Text("聊天记录未载金额,金额未核对", "The conversation states no amount; none was compared"));
    }
    for (Amount stated : movement.amounts()) {
      boolean paid =
          rows.stream()
              .map(Payment::amount)
              .anyMatch(a -> a.minor() == stated.minor() && a.currency().equals(stated.currency()));
      if (!paid) {
        differences.add(
            new Text(
                "单号相符但金额不同:聊天为 " + written(stated) + ",账单为 " + written(rows.getFirst().amount()),
                "The number agrees but not the amount: "
                    + written(stated)
                    + " in the conversation, "
                    + written(rows.getFirst().amount())
                    + " in the bill"));
      }
    }
  }

  private void direction() {
    Optional<Payment.Direction> stated = movement.direction();
    List<Payment> paid = rows.stream().filter(row -> Standing.of(row) != Standing.REFUND).toList();
    if (stated.isPresent() && !paid.isEmpty() && paid.stream().noneMatch(movement::fits)) {
      boolean out = stated.get() == Payment.Direction.OUT;
      differences.add(
          new Text(
              out ? "单号相符但方向相反:聊天为本方付出,账单为收入;可能是对方的账单" : "单号相符但方向相反:聊天为本方收入,账单为支出;可能是对方的账单",
              (out
                      ? "The number agrees but not the direction: paid by this side in the"
                          + " conversation, received in the bill"
                      : "The number agrees but not the direction: received by this side in the"
                          + " conversation, paid in the bill")
                  + "; perhaps it is the other side's bill"));
    }
  }

  private void time() {
    Duration least =
        rows.stream()
            .map(row -> Closeness.apart(movement.times(), row))
            .min(Duration::compareTo)
            .orElse(Duration.ZERO);
    if (least.equals(Closeness.UNKNOWN)) {
      remarks.add(new Text("一方未载时间,时间未核对", "One side states no time; none was compared"));
    } else if (least.compareTo(LONGEST) > 0) {
      differences.add(
          new Text(
              "单号相符但时间相差 %,d 小时以上".formatted(least.toHours()),
              "The number agrees but the times lie more than %,d hours apart"
                  .formatted(least.toHours())));
    }
  }

  private void unfinished() {
    rows.stream()
        .filter(row -> Standing.of(row) == Standing.NOT_DONE)
        .findFirst()
        .ifPresent(row ->
            differences.add(
                new Text(
                    "账单该行的状态为“" + row.status() + "”,不是完成的付款",
                    "The bill's row is of the status “"
                        + row.status()
                        + "”: no finished payment")));
  }

  private void refunds() {
    long refunded =
        rows.stream()
            .filter(row -> Standing.of(row) == Standing.REFUND)
            .mapToLong(row -> row.amount().minor())
            .sum();
    boolean all = movement.amounts().stream().anyMatch(a -> a.minor() == refunded);
    if ((refunded > 0 && !all && !movement.amounts().isEmpty())
        || standings.contains(Standing.PARTLY_RETURNED)) {
      boolean packet = movement.messages().getFirst().content() instanceof RedPacket;
      (packet ? remarks : differences)
          .add(
              new Text(
                  "账单载明部分退款" + (refunded > 0 ? "(退款行合计 " + written(refunded) + ")" : "") + ",聊天中没有",
                  "The bill states that part of it was returned"
                      + (refunded > 0 ? " (rows of return: " + written(refunded) + ")" : "")
                      + "; the conversation does not"));
    }
  }

  private String written(long minor) {
    return written(new Amount(minor, rows.getFirst().amount().currency(), ""));
  }

  /** Whether the money was taken or came back, by the cards and by the bill. */
  private void outcome() {
    if (movement.messages().getFirst().content() instanceof RedPacket) {
      return;
    }
    Outcome told =
        Transfers.of(movement.messages()).stream()
            .map(TransferChain::outcome)
            .findFirst()
            .orElse(Outcome.UNKNOWN);
    boolean back = standings.contains(Standing.RETURNED) || fullRefund();
    boolean taken = standings.contains(Standing.TAKEN);
    switch (told) {
      case RECEIVED -> {
        if (back) {
          differences.add(
              new Text(
                  "聊天显示已收款,账单却载明全额退还",
                  "Received by the conversation, yet returned in full by the bill"));
        }
      }
      case RETURNED, EXPIRED -> {
        if (taken && !back) {
          differences.add(
              new Text(
                  "聊天显示已退还,账单却载明已收款", "Returned by the conversation, yet received by the bill"));
        } else if (!back) {
          remarks.add(
              new Text(
                  "聊天显示已退还,账单中未见退款", "Returned by the conversation; the bills show no return"));
        }
      }
      case ONLY_OFFERED, UNKNOWN -> {
        if (back) {
          remarks.add(
              new Text(
                  "账单载明全额退还;聊天副本中没有退还的卡片",
                  "Returned in full by the bill; this copy of the conversation has no card of it"));
        } else if (taken) {
          remarks.add(
              new Text(
                  "账单载明已收款;聊天副本中没有收款的卡片",
                  "Received by the bill; this copy of the conversation has no card of it"));
        }
      }
      case CONTRADICTORY ->
          differences.add(
              new Text("聊天中这笔转账的各状态互相矛盾", "Its states in the conversation contradict each other"));
    }
  }

  private boolean fullRefund() {
    return rows.stream()
        .filter(row -> Standing.of(row) == Standing.REFUND)
        .anyMatch(row -> movement.amounts().stream().anyMatch(a -> same(a, row.amount())));
  }

  private static boolean same(Amount one, Amount other) {
    return one.minor() == other.minor() && one.currency().equals(other.currency());
  }

  static String written(Amount amount) {
    return amount.raw().isEmpty()
        ? "%d.%02d %s".formatted(amount.minor() / 100, amount.minor() % 100, amount.currency())
        : amount.raw();
  }
}
