package org.tiezheng.sqlite.recover;

import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.tiezheng.sqlite.Value;

/** Values as strings that are equal if the values are: n, i-5, r(bits), t(hex of UTF-8), b(hex). */
final class Canonical {
  private Canonical() {}

  static String of(Value value) {
    return switch (value) {
      case Value.Null _ -> "n";
      case Value.Int(long number) -> "i" + number;
      case Value.Real(double number) -> real(number);
      case Value.Text text -> text(text.text());
      case Value.Blob(var bytes) ->
          "b" + HexFormat.of().formatHex(bytes.toArray(ValueLayout.JAVA_BYTE));
    };
  }

  static List<String> of(List<Value> values) {
    List<String> all = new ArrayList<>();
    values.forEach(value -> all.add(of(value)));
    return all;
  }

  /** A whole number in a REAL column is stored as an integer, and means the same. */
  static String real(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? "i" + (long) number
        : "r" + "%016x".formatted(Double.doubleToRawLongBits(number));
  }

  static String text(String text) {
    return "t" + HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }
}
