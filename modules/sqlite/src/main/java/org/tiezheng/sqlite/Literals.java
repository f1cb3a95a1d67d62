package org.tiezheng.sqlite;

import java.lang.foreign.MemorySegment;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Values of SQL literals, and what a column's affinity makes of them. */
final class Literals {
  private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]{1,19}");
  private static final Pattern REAL =
      Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]{1,4})?");

  private Literals() {}

  static Value text(String text, TextEncoding encoding) {
    return new Value.Text(
        MemorySegment.ofArray(text.getBytes(encoding.charset())).asReadOnly(), encoding);
  }

  /** A numeric literal; NULL if it is none. */
  static Value number(String literal) {
    String digits = literal.replace("_", "");
    boolean minus = digits.startsWith("-");
    String unsigned = minus ? digits.substring(1) : digits;
    if (unsigned.startsWith("0x") || unsigned.startsWith("0X")) {
      return hexadecimal(unsigned.substring(2), minus);
    }
    if (INTEGER.matcher(digits).matches()) {
      try {
        return new Value.Int(Long.parseLong(digits));
      } catch (NumberFormatException tooLong) {
        return new Value.Real(Double.parseDouble(digits));
      }
    }
    return REAL.matcher(digits).matches() ? new Value.Real(Double.parseDouble(digits)) : Value.NULL;
  }

  private static Value hexadecimal(String digits, boolean minus) {
    try {
      long value = Long.parseUnsignedLong(digits, 16);
      return new Value.Int(minus ? -value : value);
    } catch (NumberFormatException notHex) {
      return Value.NULL;
    }
  }

  /** What a column of an affinity stores when it is given a value. */
  static Value convert(Value value, Affinity affinity, TextEncoding encoding) {
    return switch (affinity) {
      case BLOB -> value;
      case TEXT ->
          switch (value) {
            case Value.Int number -> text(Long.toString(number.value()), encoding);
            case Value.Real number -> text(Double.toString(number.value()), encoding);
            default -> value;
          };
      case INTEGER, NUMERIC, REAL -> numeric(value, affinity);
    };
  }

  private static Value numeric(Value value, Affinity affinity) {
    Value number =
        value instanceof Value.Text text ? orElse(number(text.text().strip()), value) : value;
    if (affinity == Affinity.REAL && number instanceof Value.Int integer) {
      return new Value.Real(integer.value());
    }
    if (affinity != Affinity.REAL && number instanceof Value.Real real && whole(real.value())) {
      return new Value.Int((long) real.value());
    }
    return number;
  }

  private static Value orElse(Value value, Value other) {
    return value instanceof Value.Null ? other : value;
  }

  private static boolean whole(double value) {
    return Double.isFinite(value)
        && Math.abs(value) < 9.2e18
        && new BigDecimal(value).compareTo(BigDecimal.valueOf((long) value)) == 0;
  }
}
