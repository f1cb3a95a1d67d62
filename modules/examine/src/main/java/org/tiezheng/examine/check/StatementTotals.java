package org.tiezheng.examine.check;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tiezheng.evidence.Amount;
import org.tiezheng.evidence.Payment;
import org.tiezheng.evidence.Reading;
import org.tiezheng.examine.value.AmountText;

/** What a bill states about itself: rows, and count and sum for each direction. */
record StatementTotals(Optional<Long> rows, Map<Payment.Direction, Total> totals) {
  private static final Map<String, Payment.Direction> NAMES =
      Map.of(
          "income", Payment.Direction.IN,
          "expense", Payment.Direction.OUT,
          "neutral", Payment.Direction.NEUTRAL);

  /** Count and sum in hundredths, each if stated. */
  record Total(Optional<Long> count, Optional<Long> minor) {}

  static StatementTotals of(Reading reading) {
    Map<Payment.Direction, Total> totals = new EnumMap<>(Payment.Direction.class);
    NAMES.forEach((name, direction) -> {
      Optional<Long> count = number(reading, name + ".count");
      Optional<Long> minor =
          stated(reading, name + ".amount").flatMap(AmountText::read).map(Amount::minor);
      if (count.isPresent() || minor.isPresent()) {
        totals.put(direction, new Total(count, minor));
      }
    });
    return new StatementTotals(number(reading, "rows"), totals);
  }

  private static Optional<Long> number(Reading reading, String name) {
    return stated(reading, name).filter(v -> v.matches("[0-9]{1,12}")).map(Long::parseLong);
  }

  /** A statement that stands twice with different values is no total of the whole. */
  private static Optional<String> stated(Reading reading, String name) {
    List<String> values =
        reading.statements().stream()
            .filter(s -> s.name().equals(name))
            .map(Reading.Statement::value)
            .distinct()
            .toList();
    return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
  }

  boolean isEmpty() {
    return rows.isEmpty() && totals.isEmpty();
  }
}
