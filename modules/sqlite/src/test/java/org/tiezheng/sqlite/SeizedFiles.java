package org.tiezheng.sqlite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;

/** Database files on disk, mapped; and their rows in the notation of {@code make_databases.py}. */
final class SeizedFiles implements AutoCloseable {
  private final Arena arena = Arena.ofShared();
  private final Database database;

  SeizedFiles(Path main) {
    database =
        Database.open(new DatabaseFiles(map(main), beside(main, "-wal"), beside(main, "-journal")));
  }

  Database database() {
    return database;
  }

  private Optional<MemorySegment> beside(Path main, String end) {
    Path path = main.resolveSibling(main.getFileName() + end);
    return Files.exists(path) ? Optional.of(map(path)) : Optional.empty();
  }

  private MemorySegment map(Path path) {
    try (FileChannel channel = FileChannel.open(path)) {
      return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String line(Row row) {
    StringBuilder line = new StringBuilder();
    line.append(hex(row.table().name().getBytes(StandardCharsets.UTF_8)));
    line.append('\t').append(row.rowid().isPresent() ? row.rowid().getAsLong() : "-");
    row.values().forEach(value -> line.append('\t').append(code(value)));
    return line.toString();
  }

  static String code(Value value) {
    return switch (value) {
      case Value.Null() -> "n";
      case Value.Int(long number) -> "i:" + number;
      case Value.Real(double number) ->
          "r:" + HexFormat.of().toHexDigits(Double.doubleToRawLongBits(number));
      case Value.Text text -> "t:" + hex(text.text().getBytes(StandardCharsets.UTF_8));
      case Value.Blob(MemorySegment bytes) -> "b:" + hex(bytes.toArray(ValueLayout.JAVA_BYTE));
    };
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public void close() {
    arena.close();
  }
}
