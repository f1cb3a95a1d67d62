package org.tiezheng.collect.payment;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.tiezheng.collect.input.AmountText;
import org.tiezheng.collect.input.FormatException;
import org.tiezheng.collect.input.Row;
import org.tiezheng.evidence.Amount;
import org.tiezheng.evidence.Payment;
import org.tiezheng.evidence.Payment.Direction;
import org.tiezheng.evidence.Provenance;
import org.tiezheng.evidence.RecordedTime;
import org.tiezheng.evidence.RecordedTime.Basis;

/** Turns one row below a header into a payment. Immutable. */
final class RowReader {
  private record Money(Direction direction, Amount amount) {}

  private final Layout layout;
  private final List<String> headings;
  private final Map<String, Integer> index = new HashMap<>();
  private final Preamble preamble;
  private final Basis basis;

  /**
   * @param headings as they stand in the file, or those of the layout if the file has none
   */
  RowReader(Layout layout, List<String> headings, Preamble preamble) {
    this.layout = layout;
    this.headings = headings.stream().map(Heading::value).toList();
    this.preamble = preamble;
    this.basis = preamble.says("UTC+08:00") ? Basis.SERVER : Basis.LOCAL_ASSUMED_ZONE;
    for (int i = 0; i < headings.size(); i++) {
      index.putIfAbsent(Heading.plain(headings.get(i)), i);
    }
  }

  Layout layout() {
    return layout;
  }

  int width() {
    return headings.size();
  }

  /** Whether the time comes without its zone. */
  boolean zoneAssumed() {
    return basis == Basis.LOCAL_ASSUMED_ZONE;
  }

  /**
   * The payment of a row.
   *
   * @throws FormatException with the reason if the row is none
   */
  Payment payment(Row row, Provenance place, Optional<String> account) throws FormatException {
    if (!layout.notUnderstood().isEmpty()) {
      throw new FormatException(layout.notUnderstood().getFirst());
    }
    if (row.cut()) {
      throw new FormatException("该行超过长度上限,未完整读取", "longer than the limit; not read whole");
    }
    for (int i = headings.size(); i < row.cells().size(); i++) {
      if (!Heading.value(row.cells().get(i)).isEmpty()) {
        throw new FormatException(
            "列数多于表头,无法确定对应关系", "more cells than headings; which is which is not clear");
      }
    }
    Set<String> used = new HashSet<>();
    RecordedTime time =
        time(row, used)
            .orElseThrow(() -> new FormatException("没有可识别的时间", "no time that can be read"));
    Money money = money(row, used);
    Optional<Amount> balance = balance(row, money.amount.currency(), used);
    return new Payment(
        place,
        layout.provider(),
        rowAccount(row, used).or(() -> account),
        time,
        field(row, "type", used),
        field(row, "counterpart", used),
        field(row, "counterpartAccount", used),
        field(row, "description", used),
        money.direction,
        money.amount,
        balance,
        field(row, "method", used),
        field(row, "status", used),
        field(row, "orderId", used),
        field(row, "merchantOrderId", used),
        field(row, "memo", used),
        extra(row, used));
  }

  /** Whether the row could be a transaction: its time can be read. */
  boolean plausible(Row row) {
    return time(row, new HashSet<>()).isPresent();
  }

  /** The sums of a footer row, by the columns of money in and out. */
  Optional<String> sum(Row row, boolean in) {
    if (layout.money().style() != Layout.Style.COLUMNS) {
      return Optional.empty();
    }
    String value = value(row, in ? layout.money().amount() : layout.money().out());
    return AmountText.parse(value).isPresent() ? Optional.of(value) : Optional.empty();
  }

  private Optional<RecordedTime> time(Row row, Set<String> used) {
    for (Layout.Time way : layout.times()) {
      String raw = joined(row, way.columns());
      for (String format : way.formats()) {
        Optional<RecordedTime> time =
            TimeText.parse(raw, format, layout.zone(), basis, preamble.month());
        if (time.isPresent()) {
          way.columns().forEach(column -> used.add(Heading.plain(column)));
          return time;
        }
      }
    }
    return Optional.empty();
  }

  private String joined(Row row, List<String> columns) {
    StringBuilder joined = new StringBuilder();
    for (String column : columns) {
      String value = value(row, column);
      joined.append(joined.isEmpty() || value.isEmpty() ? "" : " ").append(value);
    }
    return joined.toString();
  }

  private Money money(Row row, Set<String> used) throws FormatException {
    Layout.Money how = layout.money();
    String raw = value(row, how.amount());
    String column = how.amount();
    if (how.style() == Layout.Style.COLUMNS) {
      boolean in = hasMoney(raw);
      boolean out = hasMoney(value(row, how.out()));
      if (in && out) {
        throw new FormatException("收入与支出两列均有金额", "both money in and money out");
      }
      column = in || (raw.equals("0") && !out) ? how.amount() : how.out();
      raw = value(row, column);
    }
    Optional<AmountText> parsed = AmountText.parse(raw);
    if (parsed.isEmpty()) {
      throw new FormatException("没有可识别的金额", "no amount that can be read");
    }
    AmountText text = parsed.get();
    String code = currency(row, text, used);
    Optional<Amount> amount = text.amount(code, raw);
    if (amount.isEmpty()) {
      throw new FormatException(
          "金额的小数位超出币种最小单位", "an amount finer than the currency's smallest unit");
    }
    used.add(Heading.plain(column));
    return new Money(direction(row, text.value(), column), amount.get());
  }

  private static boolean hasMoney(String raw) {
    return AmountText.parse(raw)
        .map(a -> a.value().signum() != 0)
        .orElse(!raw.isEmpty() && !raw.equals("-"));
  }

  private Direction direction(Row row, BigDecimal value, String column) {
    Layout.Money how = layout.money();
    int sign =
        switch (how.style()) {
          case SIGNED -> value.signum();
          case CHARGES -> -value.signum();
          case COLUMNS -> column.equals(how.amount()) ? value.signum() : -value.signum();
          case DIRECTION -> said(value(row, how.direction()));
        };
    return sign == 0 ? Direction.NEUTRAL : sign > 0 ? Direction.IN : Direction.OUT;
  }

  private int said(String word) {
    if (layout.money().inWords().stream().anyMatch(word::startsWith)) {
      return 1;
    }
    return layout.money().outWords().stream().anyMatch(word::startsWith) ? -1 : 0;
  }

  private String currency(Row row, AmountText text, Set<String> used) throws FormatException {
    String named = layout.money().currency();
    if (index.containsKey(Heading.plain(named))) {
      used.add(Heading.plain(named));
      named = value(row, named);
    } else if (!text.currency().isEmpty()) {
      named = text.currency();
    }
    Optional<String> code = AmountText.code(named.isEmpty() ? "CNY" : named);
    if (code.isEmpty()) {
      throw new FormatException("无法识别的币种", "a currency that is not known");
    }
    return code.get();
  }

  private Optional<Amount> balance(Row row, String currency, Set<String> used) {
    String column = layout.columns().getOrDefault("balance", "");
    String raw = value(row, column);
    Optional<Amount> balance =
        AmountText.parse(raw)
            .flatMap(text ->
                text.amount(currency, raw).map(a -> text.value().signum() < 0 ? negative(a) : a));
    if (balance.isPresent()) {
      used.add(Heading.plain(column));
    }
    return balance;
  }

  private static Amount negative(Amount amount) {
    return new Amount(-amount.minor(), amount.currency(), amount.raw());
  }

  private Optional<String> rowAccount(Row row, Set<String> used) {
    String column = layout.columns().getOrDefault("account", "");
    String value = value(row, column).replace("'", "");
    if (value.isEmpty()) {
      return Optional.empty();
    }
    used.add(Heading.plain(column));
    return Optional.of(layout.provider() + ":" + value);
  }

  private String field(Row row, String field, Set<String> used) {
    String column = layout.columns().getOrDefault(field, "");
    used.add(Heading.plain(column));
    return value(row, column);
  }

  private String value(Row row, String column) {
    Integer at = column.isEmpty() ? null : index.get(Heading.plain(column));
    return at == null || at >= row.cells().size() ? "" : Heading.value(row.cells().get(at));
  }

  private Map<String, String> extra(Row row, Set<String> used) {
    Map<String, String> extra = new TreeMap<>();
    for (int i = 0; i < Math.min(headings.size(), row.cells().size()); i++) {
      String value = Heading.value(row.cells().get(i));
      String plain = Heading.plain(headings.get(i));
      boolean first = index.getOrDefault(plain, -1) == i;
      if (!value.isEmpty() && !(first && used.contains(plain))) {
        String name = headings.get(i).isEmpty() ? "列 " + (i + 1) : headings.get(i);
        extra.merge(name, value, (a, b) -> a + " | " + b);
      }
    }
    return extra;
  }
}
