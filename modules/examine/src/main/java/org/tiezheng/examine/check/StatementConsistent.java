package org.tiezheng.examine.check;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tiezheng.evidence.Finding.Pointer;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Payment;
import org.tiezheng.evidence.SetAside;

/** PAY-004: balances chain, totals add up, and chat cards have their row in the bill. */
final class StatementConsistent implements Check.OfItem {
  private static final String SECONDS = "matchSeconds";
  private static final String ACCEPTED = "acceptedStates";
  private static final String REFUNDED = "refundedStates";

  @Override
  public String name() {
    return "payment.statement.consistent";
  }

  @Override
  public Set<String> parameters() {
    return Set.of(SECONDS, ACCEPTED, REFUNDED);
  }

  @Override
  public Ruling examine(Item item, Context context, Params params) {
    BalanceChain chain = new BalanceChain();
    Map<Payment.Direction, long[]> sums = new EnumMap<>(Payment.Direction.class);
    CardMatch cards =
        CardMatch.of(
            item, context, params.seconds(SECONDS), params.words(ACCEPTED), params.words(REFUNDED));
    long[] rows = {0};
    try (Stream<Payment> payments = context.records(item, Payment.class)) {
      payments.forEach(payment -> {
        rows[0]++;
        chain.add(payment, context);
        long[] sum = sums.computeIfAbsent(payment.direction(), _ -> new long[2]);
        sum[0]++;
        sum[1] = Math.addExact(sum[1], payment.amount().minor());
        cards.row(payment);
      });
    }
    if (rows[0] == 0) {
      return Ruling.unknown("没有读到流水", "no rows were read", "records.payment");
    }
    Places faults = new Places();
    chain.breaks().list().forEach(p -> faults.add(p.file(), p.where(), "balance " + p.value()));
    StatementTotals stated =
        item.reading()
            .map(StatementTotals::of)
            .orElse(new StatementTotals(Optional.empty(), Map.of()));
    long setAside;
    try (Stream<SetAside> aside = context.dossier().setAsides(item.number())) {
      setAside = aside.count();
    }
    totals(item, stated, sums, rows[0], setAside, faults);
    Places open = cards.verdict(faults);
    if (!faults.isEmpty()) {
      return Ruling.fail(
              "流水有 %d 处不相符(余额、合计或聊天转账)".formatted(faults.count()),
              "%d things in the statement do not agree (balance, totals or chat transfers)"
                  .formatted(faults.count()))
          .at(faults.list());
    }
    if (!open.isEmpty()) {
      return Ruling.warn(
              "%d 张聊天转账卡在流水中找不到对应记录(状态或期间不明)".formatted(open.count()),
              "%d transfer cards of the chat have no row in the bill (state or period unclear)"
                  .formatted(open.count()))
          .at(open.list());
    }
    if (chain.links() == 0 && stated.isEmpty() && cards.matched().isEmpty()) {
      return Ruling.unknown(
          "流水没有余额、合计,也没有可对照的聊天转账",
          "the statement has neither balances nor totals, and no chat transfer to compare",
          "records.payment.balance",
          "item.reading.statements");
    }
    List<Pointer> places = new ArrayList<>(cards.matched().list());
    places.add(new Pointer(Context.label(item), "rows", String.valueOf(rows[0])));
    return Ruling.pass(
            "已核对:余额衔接 %d 处,合计 %d 项,聊天转账 %d 笔,均相符"
                .formatted(chain.links(), stated.totals().size(), cards.matched().count()),
            "compared: %d balance steps, %d totals, %d chat transfers; all agree"
                .formatted(chain.links(), stated.totals().size(), cards.matched().count()))
        .at(places);
  }

  /** With rows set aside, which may belong to any direction, a total may fall short. */
  private static boolean differs(long counted, long stated, long setAside) {
    return setAside == 0 ? counted != stated : counted > stated;
  }

  private static void totals(
      Item item,
      StatementTotals stated,
      Map<Payment.Direction, long[]> sums,
      long rows,
      long setAside,
      Places faults) {
    String label = Context.label(item);
    stated
        .rows()
        .filter(count -> count != rows + setAside)
        .ifPresent(c -> faults.add(label, "row count", c + " ≠ " + rows + " + " + setAside));
    stated
        .totals()
        .forEach((direction, total) -> {
          long[] sum = sums.getOrDefault(direction, new long[2]);
          total
              .count()
              .filter(count -> differs(sum[0], count, setAside))
              .ifPresent(c -> faults.add(label, direction + " count", sum[0] + " ≠ " + c));
          total
              .minor()
              .filter(minor -> differs(sum[1], minor, setAside))
              .ifPresent(m ->
                  faults.add(
                      label,
                      direction + " sum",
                      "%d.%02d ≠ %d.%02d".formatted(sum[1] / 100, sum[1] % 100, m / 100, m % 100)));
        });
  }
}
