package org.tiezheng.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.tiezheng.sqlite.Database;
import org.tiezheng.sqlite.DatabaseFiles;
import org.tiezheng.sqlite.recover.Recovery;
import org.tiezheng.sqlite.recover.RecoveryOptions;
import org.tiezheng.sqlite.recover.RowState;
import org.tiezheng.sqlite.report.JsonRows;

/** Prints the deleted rows of a database as lines of JSON, to be counted by somebody else. */
final class RecoverLines {
  private RecoverLines() {}

  /** {@code RecoverLines FILE}; a log or journal beside it is read too. */
  public static void main(String[] args) throws IOException {
    Path file = Path.of(args[0]);
    try (Arena arena = Arena.ofShared()) {
      BufferedWriter out =
          new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
      Database database = Database.open(files(file, arena));
      JsonRows lines = new JsonRows(out);
      Recovery.scan(
          database,
          row -> {
            if (row.state() == RowState.DELETED || row.state() == RowState.DELETED_OR_EARLIER) {
              lines.row(row);
            }
          },
          RecoveryOptions.USUAL);
      out.flush();
    }
  }

  /** A database with the log and the journal that lie beside it. */
  static DatabaseFiles files(Path file, Arena arena) throws IOException {
    return new DatabaseFiles(
        map(file, arena).orElseThrow(),
        map(Path.of(file + "-wal"), arena),
        map(Path.of(file + "-journal"), arena));
  }

  private static Optional<MemorySegment> map(Path file, Arena arena) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (FileChannel channel = FileChannel.open(file)) {
      return Optional.of(channel.map(MapMode.READ_ONLY, 0, channel.size(), arena));
    }
  }
}
