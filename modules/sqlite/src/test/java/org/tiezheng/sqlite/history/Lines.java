package org.tiezheng.sqlite.history;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tiezheng.sqlite.Row;
import org.tiezheng.sqlite.Table;
import org.tiezheng.sqlite.Value;

/** Changes in the notation of {@code make_histories.py}. */
final class Lines {
  private Lines() {}

  static String line(Change change) {
    Row row = change.row();
    return String.join(
        "\t",
        change.kind().name(),
        change.table(),
        key(row),
        columns(change.before()),
        columns(change.after()));
  }

  static boolean complete(Change change) {
    return change.before().map(Row::complete).orElse(true)
        && change.after().map(Row::complete).orElse(true);
  }

  private static String key(Row row) {
    Table table = row.table();
    return row.rowid().isPresent()
        ? Long.toString(row.rowid().getAsLong())
        : table.recordOrder().stream()
            .limit(table.keyFields())
            .map(i -> code(row.values().get(i)))
            .collect(Collectors.joining(","));
  }

  private static String columns(Optional<Row> row) {
    return row.map(r ->
            IntStream.range(0, r.values().size())
                .mapToObj(i -> r.table().columns().get(i).name() + "=" + code(r.values().get(i)))
                .collect(Collectors.joining(";")))
        .orElse("-");
  }

  private static String code(Value value) {
    return switch (value) {
      case Value.Null() -> "n";
      case Value.Int(long number) -> "i:" + number;
      case Value.Real(double number) ->
          "r:" + HexFormat.of().toHexDigits(Double.doubleToRawLongBits(number));
      case Value.Text text ->
          "t:" + HexFormat.of().formatHex(text.text().getBytes(StandardCharsets.UTF_8));
      case Value.Blob(MemorySegment bytes) ->
          "b:" + HexFormat.of().formatHex(bytes.toArray(ValueLayout.JAVA_BYTE));
    };
  }
}
