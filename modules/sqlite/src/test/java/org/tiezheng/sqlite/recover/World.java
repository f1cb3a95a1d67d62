package org.tiezheng.sqlite.recover;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tiezheng.sqlite.Database;
import org.tiezheng.sqlite.DatabaseFiles;

/** A generated database and what is known about its rows; see deletion_worlds.py. */
record World(String name, Path folder, List<KnownRow> rows) {
  static World read(Path folder) throws IOException {
    List<KnownRow> rows = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve("truth.tsv"))) {
      String[] parts = line.split("\t", -1);
      KnownRow.Survival survival =
          switch (parts[3]) {
            case "1" -> KnownRow.Survival.THERE;
            case "0" -> KnownRow.Survival.GONE;
            default -> KnownRow.Survival.UNKNOWN;
          };
      List<String> values = new ArrayList<>();
      for (String value : Arrays.asList(parts).subList(4, parts.length)) {
        values.add(
            value.startsWith("r")
                ? Canonical.real(
                    Double.longBitsToDouble(Long.parseUnsignedLong(value.substring(1), 16)))
                : value);
      }
      KnownRow.Kind kind = KnownRow.Kind.valueOf(parts[0].toUpperCase(java.util.Locale.ROOT));
      rows.add(new KnownRow(kind, parts[1], parts[2], survival, values));
    }
    return new World(folder.getFileName().toString(), folder, rows);
  }

  Database open() throws IOException {
    return open(folder.resolve("store.db"));
  }

  static Database open(Path file) throws IOException {
    return Database.open(
        new DatabaseFiles(
            MemorySegment.ofArray(Files.readAllBytes(file)),
            sibling(file, "-wal"),
            sibling(file, "-journal")));
  }

  private static Optional<MemorySegment> sibling(Path file, String suffix) throws IOException {
    Path path = Path.of(file + suffix);
    return Files.exists(path)
        ? Optional.of(MemorySegment.ofArray(Files.readAllBytes(path)))
        : Optional.empty();
  }
}
