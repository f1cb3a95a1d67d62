package org.tiezheng.examine.check;

import java.util.HashMap;
import java.util.Map;
import org.tiezheng.evidence.Payment;

/**
 * Follows the balance from row to row. Statements run forwards or backwards in time; the direction
 * with fewer breaks is taken, for a real break shows in both.
 */
final class BalanceChain {
  private final Map<String, Step> last = new HashMap<>();
  private final Places forwards = new Places();
  private final Places backwards = new Places();
  private long links;

  private record Step(long balance, long change) {}

  void add(Payment payment, Context context) {
    String account =
        payment.provider() + "|" + payment.account().orElse("") + "|" + payment.amount().currency();
    if (payment.balance().isEmpty()) {
      // Without its balance a row links neither to the one before nor to the one after.
      last.remove(account);
      return;
    }
    long balance = payment.balance().get().minor();
    long amount = payment.amount().minor();
    long change =
        switch (payment.direction()) {
          case IN -> amount;
          case OUT -> -amount;
          case NEUTRAL -> 0;
        };
    Step step = new Step(balance, change);
    Step before = last.put(account, step);
    if (before == null) {
      return;
    }
    links++;
    boolean either = payment.direction() == Payment.Direction.NEUTRAL;
    if (!follows(before.balance(), step.change(), balance, amount, either)) {
      forwards.add(context, payment, before.balance() + " → " + balance);
    }
    if (balance != before.balance() - before.change()) {
      backwards.add(context, payment, before.balance() + " → " + balance);
    }
  }

  private static boolean follows(
      long before, long change, long after, long amount, boolean either) {
    return before + change == after || (either && Math.abs(after - before) == amount);
  }

  /** Breaks in the better direction. */
  Places breaks() {
    return forwards.count() <= backwards.count() ? forwards : backwards;
  }

  long links() {
    return links;
  }
}
