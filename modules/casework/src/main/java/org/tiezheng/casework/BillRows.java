package org.tiezheng.casework;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tiezheng.evidence.Item;
import org.tiezheng.evidence.Payment;
import org.tiezheng.evidence.Record;
import org.tiezheng.evidence.Text;
import org.tiezheng.examine.bills.BillReport;

/**
 * The rows of all bills of a case. A transaction that stands in several bills, such as a workbook
 * and a table of the same account, is one row; what was left out so is counted.
 */
final class BillRows {
  private final List<Payment> rows = new ArrayList<>();
  private final Map<String, Integer> known = new HashMap<>();
  private final List<BillReport.Bill> bills = new ArrayList<>();
  private long twice;

  /** Takes the bill that an item may be. */
  void add(Item item, Stream<Record> records) {
    Map<String, Bill> providers = new LinkedHashMap<>();
    Set<String> here = new HashSet<>();
    records.forEach(row -> {
      if (row instanceof Payment p) {
        providers.computeIfAbsent(p.provider(), _ -> new Bill()).add(p);
        Optional<String> key = key(p);
        boolean again =
            key.filter(k -> !here.contains(k))
                .map(k -> known.containsKey(k) && known.get(k) != item.number())
                .orElse(false);
        if (again) {
          twice++;
        } else {
          key.ifPresent(k -> {
            known.put(k, item.number());
            here.add(k);
          });
          rows.add(p);
        }
      }
    });
    providers.forEach((provider, bill) ->
        bills.add(
            new BillReport.Bill(
                item.number(),
                item.title(),
                provider,
                bill.rows,
                Optional.ofNullable(bill.first),
                Optional.ofNullable(bill.last))));
  }

  private static final class Bill {
    private long rows;
    private @Nullable Instant first;
    private @Nullable Instant last;

    void add(Payment p) {
      rows++;
      p.time()
          .instant()
          .ifPresent(t -> {
            first = first == null || t.isBefore(first) ? t : first;
            last = last == null || t.isAfter(last) ? t : last;
          });
    }
  }

  /**
   * The same transaction going the same way; workbooks round times, so these are not compared. A
   * row without a number is never taken for another.
   */
  private static Optional<String> key(Payment p) {
    String order = p.orderId().strip();
    return order.isEmpty()
        ? Optional.empty()
        : Optional.of(
            String.join(
                "\n",
                p.provider(),
                order,
                String.valueOf(p.amount().minor()),
                p.amount().currency(),
                p.direction().name()));
  }

  List<Payment> rows() {
    return rows;
  }

  List<BillReport.Bill> bills() {
    return bills;
  }

  /** What a person should know about the rows. */
  List<Text> notes() {
    return twice == 0
        ? List.of()
        : List.of(
            new Text(
                "%,d 行在多份账单中相同(单号、金额、方向),各按一笔核对".formatted(twice),
                ("%,d rows stand in several bills alike (number, amount, direction); each"
                        + " transaction was compared once")
                    .formatted(twice)));
  }
}
