package org.tiezheng.examine.compare;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Message ids that a server gave, and what is left of them when a program written in JavaScript has
 * held them as doubles: 53 bits, printed with the shortest digits that lead back.
 */
final class Ids {
  private static final long EXACT = 1L << 53;
  private static final int ENOUGH = 3;
  private static final int LONG_ID = 12;
  private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{15,18}");

  private Ids() {}

  /** The id in the form in which a rounded one and the true one are equal. */
  static String rough(String id) {
    return beyond(id) ? "~" + Double.doubleToLongBits(Double.parseDouble(id)) : id;
  }

  /** Whether the id is a number that a double cannot hold. */
  static boolean beyond(String id) {
    return NUMBER.matcher(id).matches() && (id.length() > 16 || Long.parseLong(id) > EXACT);
  }

  /** Long enough that two messages do not have the same by chance. */
  static boolean longId(String id) {
    return id.length() >= LONG_ID;
  }

  /** Whether nine of ten ids beyond 53 bits, and at least three, look rounded. */
  static boolean rounded(List<Row> rows) {
    long large = 0;
    long rounded = 0;
    for (Row row : rows) {
      if (beyond(row.id())) {
        large++;
        double value = Double.parseDouble(row.id());
        BigDecimal exact = new BigDecimal(value);
        boolean shortest = row.id().equals(new BigDecimal(Double.toString(value)).toPlainString());
        rounded += shortest || row.id().equals(exact.toPlainString()) ? 1 : 0;
      }
    }
    return rounded >= ENOUGH && rounded * 10 >= large * 9;
  }
}
