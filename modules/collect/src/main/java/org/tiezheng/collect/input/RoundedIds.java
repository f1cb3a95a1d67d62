package org.tiezheng.collect.input;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * Finds out whether an exporter written in JavaScript has rounded 64-bit message ids: such a number
 * keeps 53 bits and is printed with the shortest digits that lead back to it. One true id in
 * several hundred looks like that by chance, so only the whole file tells. Not thread-safe.
 */
public final class RoundedIds {
  private static final long EXACT = 1L << 53;
  private static final int ENOUGH = 3;
  private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{15,18}");

  private long large;
  private long rounded;

  /** Looks at one more id. */
  public void look(String id) {
    if (!NUMBER.matcher(id).matches()) {
      return;
    }
    long value;
    try {
      value = Long.parseLong(id);
    } catch (NumberFormatException e) {
      return;
    }
    if (value <= EXACT) {
      return;
    }
    large++;
    String printed = new BigDecimal(Double.toString((double) value)).toPlainString();
    if (id.equals(printed) || value == (long) (double) value) {
      rounded++;
    }
  }

  /** Whether nine of ten ids beyond 53 bits, and at least three, look rounded. */
  public boolean found() {
    return rounded >= ENOUGH && rounded * 10 >= large * 9;
  }
}
